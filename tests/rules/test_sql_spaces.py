"""Sealed rows belong to one space each, and no question to the database looks into two (so they can be spread out)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.cast import arrive, pair
from tests.rules import chapters, doors
from tests.rules.crawl import addresses, routes
from tests.rules.story import Story

ITEMS = "vault_item"
NAMES = re.compile(r'"(?:vault_item"\.")?space" = %s')
MANY = re.compile(r'"(?:vault_item"\.")?space" (?:IN|<|>|!=|<>|LIKE|BETWEEN|IS)|SELECT .* FROM \S*vault_item.*\bJOIN\b')
MOST = 40  # questions about sealed rows for one page; the figures of each route are in the report of the test run


@dataclass
class Ear:
    """Listens to what is asked."""

    heard: list[tuple[str, Any]] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if f'"{ITEMS}"' in sql:
            self.heard.append((sql, params))
        return execute(sql, params, many, context)


@contextmanager
def listening() -> Iterator[Ear]:
    ear = Ear()
    with connection.execute_wrapper(ear):
        yield ear


def spaces(sql: str, params: Any) -> set[bytes]:
    """The spaces that a statement names; a fault if that is not exactly one."""
    assert not MANY.search(sql), sql
    if sql.startswith("INSERT"):
        names = [name.strip(' "') for name in sql[sql.index("(") + 1 : sql.index(")")].split(",")]
        rows = [params[start : start + len(names)] for start in range(0, len(params), len(names))]
        return {bytes(row[names.index("space")]) for row in rows}
    places = [sql[: found.start()].count("%s") for found in NAMES.finditer(sql)]
    assert len(places) == 1, sql
    return {bytes(params[place]) for place in places}


def test_no_page_looks_into_a_third_space(story: Story, record_property: Callable[[str, object], None]) -> None:
    alice = story.people["alice"]
    mine, ours = alice.ring.me.bytes, alice.couple.id.bytes
    asked: Counter[str] = Counter()
    for route in routes():
        for address in addresses(route, story.ids):
            with listening() as ear:
                alice.client.get(address)
            assert {space for heard in ear.heard for space in spaces(*heard)} <= {mine, ours}, route.name
            asked[route.name] = max(asked[route.name], len(ear.heard))
    record_property("questions", dict(asked))
    assert asked["today:today"] > 0
    assert {name: number for name, number in asked.items() if number > MOST} == {}


def test_no_form_looks_into_two_spaces_at_once(story: Story) -> None:
    with listening() as ear:
        alice, bob, erin, finn = map(arrive, ("Ava", "Ben", "Eve", "Fay"))
        pair(alice, bob)
        fresh = chapters.tell(story.hands, alice=alice, bob=bob, eve=erin, fay=finn)
        doors.accounts(fresh, erin)
        doors.two_more(fresh, erin, finn)
        for client in (alice.client, bob.client):
            client.post("/part/last/")
            client.get("/today/")
    assert len(ear.heard) > 500
    assert all(len(spaces(*heard)) == 1 for heard in ear.heard)


def test_somebody_signed_out_asks_about_no_sealed_row(story: Story) -> None:
    client = Client()
    with listening() as ear:
        for route in routes():
            for address in addresses(route, story.ids):
                client.get(address)
    assert ear.heard == []


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT 1 FROM "vault_item" WHERE "vault_item"."ref" = %s',
        'SELECT 1 FROM "vault_item" WHERE "vault_item"."space" IN (%s, %s)',
        'UPDATE "vault_item" SET "body" = %s WHERE "vault_item"."ref" = %s',
        'DELETE FROM "vault_item" WHERE "vault_item"."n" IN (%s)',
        'SELECT 1 FROM "vault_item" WHERE ("vault_item"."space" = %s OR "vault_item"."space" = %s)',
    ],
)
def test_the_ear_notices(sql: str) -> None:
    with pytest.raises(AssertionError):
        spaces(sql, [b"a"] * sql.count("%s"))
