"""No form of somebody else's does anything here, and looking changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.cast import NOON
from tests.rules.crawl import addresses, routes, walk
from tests.rules.story import Story, hidden
from tests.web.openings.daybook import unlock

UNSAFE = ("post", "put", "patch", "delete")
OWN = "http://127.0.0.1:8000"
FOREIGN = ("http://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1:8000", "null")
# What a look may touch: the day on which a device was last seen, and until when it is open. Nothing else, anywhere.
TOUCHED = {("accounts_device", "seen"), ("accounts_device", "unlocked")}


def strict(client: Client) -> Client:
    """The same browser before a server that checks."""
    careful = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8000")
    careful.cookies = deepcopy(client.cookies)
    careful.raise_request_exception = False
    return careful


def unsafe(story: Story) -> Iterator[tuple[str, str, str]]:
    for route in routes():
        for address in addresses(route, story.ids)[:1]:
            yield from ((method, route.name, address) for method in UNSAFE)


def test_a_form_without_a_token_is_refused_everywhere(story: Story) -> None:
    for actor in (story.people["alice"], story.people["erin"], None):
        client = strict(actor.client if actor else Client())
        let_in = {
            f"{method} {name}: {answer.status_code}"
            for method, name, address in unsafe(story)
            if (answer := getattr(client, method)(address)).status_code != 403
        }
        assert not let_in


def test_a_form_from_elsewhere_is_refused_everywhere(story: Story) -> None:
    client = strict(story.people["alice"].client)
    token = _token(client)
    let_in = {
        f"{method} {name} from {origin}: {answer.status_code}"
        for method, name, address in unsafe(story)
        for origin in FOREIGN
        if (answer := _send(client, method, address, token, origin)).status_code != 403
    }
    assert not let_in


def test_our_own_form_with_its_token_passes(story: Story) -> None:
    """So the two above are about the token and the origin, and about nothing else."""
    client = strict(story.people["alice"].client)
    token = _token(client)
    assert _send(client, "post", "/settings/look/", token, OWN).status_code != 403


def _token(client: Client) -> str:
    page: Any = client.get("/settings/you/")  # a response, and what the test client adds
    return hidden(page, "csrfmiddlewaretoken")


def _send(client: Client, method: str, address: str, token: str, origin: str) -> Any:
    headers = {"HTTP_ORIGIN": origin, "HTTP_X_CSRFTOKEN": token}
    return getattr(client, method)(address, {"theme": "dark"} if method == "post" else "", **headers)


def columns() -> dict[tuple[str, str], str]:
    """A digest of every column of every table, in the order of the rows."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'PRAGMA table_info("{table}")')
            for column in [row[1] for row in cursor.fetchall()]:
                cursor.execute(f'SELECT "{column}" FROM "{table}" ORDER BY rowid')
                found[table, column] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
        return found


def changed(before: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    after = columns()
    return {name for name in before | after if before.get(name) != after.get(name)}


def everything(story: Story) -> list[str]:
    return [address for route in routes() for address in addresses(route, story.ids)]


@pytest.mark.parametrize("role", ["owner", "partner", "ex", "stranger", "alone", "out", "locked"])
def test_looking_at_every_page_changes_nothing(role: str, story: Story, as_role: Callable[[str], Client]) -> None:
    client = as_role(role)
    client.get("/today/")  # somebody who was parted from takes their own copy along when they next come in
    before = columns()
    walk(client, everything(story))
    for address in everything(story):
        client.head(address)
        client.options(address)
    assert changed(before) - TOUCHED == set()


def test_what_a_look_may_touch_it_does_touch(story: Story) -> None:
    hands, alice = story.hands, story.people["alice"]
    hands.at(datetime(NOON.year, NOON.month, NOON.day, 23, 55, tzinfo=UTC))
    unlock(hands, alice)
    before = columns()
    hands.forward(minutes=10)
    assert alice.client.get("/today/").status_code == 200
    assert changed(before) == TOUCHED


def test_the_digest_notices(story: Story) -> None:
    before = columns()
    story.people["alice"].client.post("/settings/look/", {"theme": "light"})
    assert changed(before) == {("accounts_person", "theme")}
