"""A page for a professional: what its owner ticks, nothing of the other without the other's tick, kept nowhere."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import Any

import pytest

from securebase.vault.models import Item
from securebase.web.checkins.records import CheckIn
from securebase.web.us.report import COMMON, OWN
from tests.cast import Actor
from tests.web.asked.test_asked import WORRIED, sent
from tests.web.cyclemap.test_map import both, give
from tests.web.openings.daybook import seen

TODAY = date(2026, 11, 24)


def made(actor: Actor, *parts: str, go: str = "page", status: int = 200) -> str:
    answer = actor.client.post("/us/page/", {"part": list(parts), "go": go})
    assert answer.status_code == status
    return answer.content.decode()


def allow(actor: Actor, *parts: str) -> Any:
    return actor.client.post("/us/page/allow/", {"part": list(parts)})


def note(actor: Actor, back: int, **numbers: Any) -> None:
    day = TODAY - timedelta(days=back)
    actor.ring.put(CheckIn(**numbers), name=day.isoformat(), day=day)


def test_only_what_is_ticked_is_on_the_page(erin: Actor) -> None:
    note(erin, 1, worry=6, space=2)
    sent(erin, "near", WORRIED)
    sent(erin, "month", [3, 3, 3, 3, 2])
    page = made(erin, "near")
    assert "How it is to be close to you two" in page
    assert "not validated" in page
    assert "How I have been this month" not in page
    assert "Check-ins" not in page
    page = made(erin, "checks", "month")
    assert "<td>6.0</td>" in page
    assert "How I have been this month" in page
    assert "How it is to be close" not in page


def test_nothing_ticked_is_pointed_out(erin: Actor) -> None:
    for parts in ((), ("nothing",), ("loop",)):
        assert "Tick at least one." in made(erin, *parts, status=422)


def test_empty_parts_say_so(erin: Actor) -> None:
    page = made(erin, *OWN)
    assert page.count("Nothing answered yet.") == 3


@pytest.mark.parametrize("part", COMMON)
def test_a_common_part_needs_the_others_tick(alice: Actor, bob: Actor, part: str) -> None:
    both(alice, bob)
    assert "Tick at least one." in made(alice, part, status=422)
    assert f'value="{part}" disabled' in seen(alice, "/us/page/")
    allow(alice, *COMMON)  # one's own tick is for the other's page
    assert "Tick at least one." in made(alice, part, status=422)
    allow(bob, part)
    words = {"loop": "I make it worse.", "days": "Not enough days yet."}
    for name, text in words.items():
        assert (text in made(alice, "checks", *COMMON)) == (name == part)
    allow(bob)
    assert "Tick at least one." in made(alice, part, status=422)


def test_the_table_holds_the_same_numbers(erin: Actor) -> None:
    note(erin, 2, worry=6)
    note(erin, 1, worry=4, load=9)
    note(erin, 100, worry=1)  # before the twelve weeks
    sent(erin, "week", [3, 3, 3, "-"])
    answer = erin.client.post("/us/page/", {"part": ["checks", "week"], "go": "table"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="notes.csv"'
    head, *rows = csv.reader(answer.content.decode().splitlines())
    assert head == ["day", "what", "value", "low", "high"]
    checks = [row[:3] for row in rows if row[1] in ("worry", "load")]
    assert checks == [["2026-11-22", "worry", "6"], ["2026-11-23", "worry", "4"], ["2026-11-23", "load", "9"]]
    (week,) = [row for row in rows if row[1] == "satisfaction"]
    low, mean, high = float(week[3]), float(week[2]), float(week[4])
    assert low < mean < high


def test_making_a_page_leaves_nothing_behind_and_tells_nobody(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    allow(bob, "loop")
    before, rows = seen(bob, "/us/page/"), Item.objects.count()
    made(alice, *OWN, "loop")
    made(alice, *OWN, go="table")
    assert Item.objects.count() == rows
    assert seen(bob, "/us/page/") == before


def test_a_stranger_allows_nobody_anything(alice: Actor, bob: Actor, charlie: Actor) -> None:
    both(alice, bob)
    assert allow(charlie, *COMMON).status_code == 404
    assert 'value="loop" disabled' in seen(alice, "/us/page/")


def test_the_same_tick_twice_is_one(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    for _ in range(2):
        allow(alice, "loop")
    assert "checked" in seen(alice, "/us/page/")


def test_another_loop_needs_another_tick(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    allow(bob, "loop")
    assert "I make it worse." in made(alice, "loop")
    bob.client.post("/map/half/", {"need": "Something else."})
    give(bob, "need")
    assert "Tick at least one." in made(alice, "loop", status=422)
