"""The story, told once for all tests of a module; what a test does to it is undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from securebase.web.shell import clock
from tests.cast import HandClock, arrive, pair
from tests.rules import chapters
from tests.rules.story import Story


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    """Alice and Bob after the whole story; Charlie and Dana, two strangers; Erin, alone; Finn, whom nobody knows."""
    hands = HandClock()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "read", lambda: hands.now)
        people = {name: arrive(name.capitalize()) for name in ("alice", "bob", "charlie", "dana", "erin", "finn")}
        pair(people["alice"], people["bob"])
        pair(people["charlie"], people["dana"])
        for name in ("alice", "bob", "charlie", "dana"):
            people[name].enter()
        yield chapters.tell(hands, **people)
        transaction.set_rollback(True)


@pytest.fixture
def story(told: Story, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Story]:
    """The same, fresh for each test: clocks, browsers and rings as they were."""
    monkeypatch.setattr(clock, "read", lambda: told.hands.now)
    at, sent = told.hands.now, list(told.sent)
    spaces = {name: actor.ring.ours for name, actor in told.people.items()}
    jars = {name: deepcopy(actor.client.cookies) for name, actor in told.people.items()}
    yield told
    told.hands.at(at)
    told.sent[:] = sent
    for name, actor in told.people.items():
        actor.client.cookies = jars[name]
        actor.client.raise_request_exception = True
        actor.ring.ours = spaces[name]


@pytest.fixture
def as_role(story: Story) -> Callable[[str], Client]:
    """The browser of somebody in a role towards Alice. It gets a page for a fault, and raises none."""
    people = story.people

    def client_of(role: str) -> Client:
        if role == "ex":
            people["alice"].client.post("/part/last/")
            people["bob"].client.get("/today/")  # takes along what was shared
        if role.startswith("locked"):
            for name in ("alice", "bob"):
                people[name].client.post("/lock/")
        who = {"owner": "alice", "locked": "alice", "partner": "bob", "locked partner": "bob", "ex": "bob"}
        who |= {"stranger": "dana", "alone": "erin"}
        client = people[who[role]].client if role in who else Client()
        client.raise_request_exception = False
        return client

    return client_of
