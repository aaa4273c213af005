"""Non-interference: what one does in private changes nothing that the other can observe, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.db import transaction

from securebase.core.circle import PLACES
from securebase.core.opening import Openness
from securebase.vault.models import Item
from securebase.web.shell import clock, doorbell
from tests.cast import HandClock, arrive, pair
from tests.rules import private_acts, worlds
from tests.rules.story import Story
from tests.web.openings.daybook import day_with, unlock

pytestmark = pytest.mark.slow
PAIRS = 100
EVERY = 10  # of so many pairs one is looked at on every page that can be reached


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    """Two who are together, a day of theirs that opened, and two strangers."""
    hands = HandClock()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "read", lambda: hands.now)
        people = {name: arrive(name.capitalize()) for name in ("alice", "bob", "charlie", "dana")}
        pair(people["alice"], people["bob"])
        pair(people["charlie"], people["dana"])
        for actor in people.values():
            actor.enter()
        day_with(hands, Openness.OPEN, people["alice"], people["bob"])
        unlock(hands, *people.values())
        yield Story(hands, people)
        transaction.set_rollback(True)


@pytest.fixture
def story(lived: Story, db: None, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.setattr(clock, "read", lambda: lived.hands.now)
    return lived


@pytest.mark.parametrize("seed", range(PAIRS))
def test_nothing_private_can_be_observed(seed: int, story: Story) -> None:
    history = worlds.plan(seed, thorough=seed % EVERY == 0)
    with_them = worlds.live(story, history, private_acts.ACTS)
    without = worlds.live(story, history, ())
    assert len(with_them.seen) > len(worlds.PAGES)
    assert worlds.differences(with_them, without) == []


@pytest.mark.parametrize("act", private_acts.ACTS, ids=lambda act: act.__name__)
def test_each_private_act_alone(act: Any, story: Story) -> None:
    """So that every one of them is met, by name, from both sides."""
    history = worlds.plan(len(act.__name__))
    assert worlds.differences(worlds.live(story, history, (act,)), worlds.live(story, history, ())) == []


def _rings(story: Story, who: str, _: Random) -> None:
    other = "bob" if who == "alice" else "alice"
    doorbell.ring_on_commit(story.people[other].device.person_id)


def _moves(story: Story, who: str, _: Random) -> None:
    story.post(who, "circle:move", {"place": PLACES[0], "need": "room", "line": "a word too much"})


@pytest.mark.parametrize("leak", [_rings, _moves])
def test_a_leak_is_found(leak: Any, story: Story) -> None:
    """A bell that rings for a private act, and an act that was none."""
    history = worlds.plan(5)
    assert worlds.differences(worlds.live(story, history, (leak,)), worlds.live(story, history, ()))


def test_a_count_that_tells_is_found(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page for two that says how much the other has written for nobody."""
    render = worlds.World.note

    def leaky(world: worlds.World, what: str, answer: Any) -> None:
        if what == "/today/" and not answer.streaming:
            answer.content += str(Item.objects.count()).encode()
        render(world, what, answer)

    monkeypatch.setattr(worlds.World, "note", leaky)
    history = worlds.plan(5)
    told = worlds.differences(worlds.live(story, history, (private_acts.write,)), worlds.live(story, history, ()))
    assert any(line.startswith("/today/") for line in told)
