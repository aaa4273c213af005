"""A day opens for both at once or for neither, and a day that is not open says nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from securebase.core.opening import Openness
from securebase.web.couples import actions as couples
from securebase.web.couples.records import Kept
from securebase.web.openings.records import Given, Guess, Looked
from securebase.web.shell import doorbell
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import FOUR, OTHER, day_with, seen, send, wake

LINE = "The deadline, not you."
A_DAY = timedelta(days=1)


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whose bell rang."""
    heard: list[object] = []
    monkeypatch.setattr(doorbell, "ring", heard.append)
    return heard


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Any) -> Any:
    """Runs what waits for the end of a transaction."""
    return django_capture_on_commit_callbacks


def test_it_opens_when_both_have_given(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    closed = seen(bob, f"/openings/{day}/")
    send(alice, day, **FOUR, line=LINE, give_line="on", guess_space="3")
    assert seen(bob, f"/openings/{day}/") == closed
    send(bob, day, **OTHER)
    for actor in (alice, bob):
        page = seen(actor, f"/openings/{day}/")
        assert LINE in page
        assert "open for both" in page


def test_the_guess_is_for_the_one_who_guessed(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **FOUR, guess_space="3")
    send(bob, day, **OTHER)
    assert "Bob carried more than could be seen." in seen(alice, f"/openings/{day}/")
    assert "dashed mark" not in seen(bob, f"/openings/{day}/")
    bob.enter()
    assert bob.ring.list(Guess) == []


@pytest.mark.parametrize("openness", [Openness.UNTIL_WEEKLY, Openness.FOR_GOOD])
def test_chance_looks_like_everything_else(
    alice: Actor,
    bob: Actor,
    hands: HandClock,
    openness: Openness,
    on_commit: Any,
    rung: list[object],
) -> None:
    """Both gave, and the page is that of a day on which nobody gave, byte for byte. No bell either."""
    day = day_with(hands, openness, alice, bob)
    nobody = seen(bob, f"/openings/{day - A_DAY}/")
    send(bob, day, **OTHER)
    before = [seen(bob, address) for address in ("/today/", "/check-in/", f"/openings/{day}/", "/openings/week/")]
    with on_commit(execute=True):
        send(alice, day, **FOUR)
    after = [seen(bob, address) for address in ("/today/", "/check-in/", f"/openings/{day}/", "/openings/week/")]
    assert after == before
    assert seen(bob, f"/openings/{day}/") == nobody
    assert rung == []


def test_the_bell_rings_only_when_it_opens(
    alice: Actor, bob: Actor, hands: HandClock, on_commit: Any, rung: list[object]
) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    with on_commit(execute=True):
        send(alice, day, **FOUR)
    assert rung == []
    with on_commit(execute=True):
        send(bob, day, **OTHER)
        send(bob, day, **OTHER)
    assert rung == [alice.person.id]


def test_some_open_with_the_weekly_look(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.UNTIL_WEEKLY, alice, bob)
    send(alice, day, **FOUR, line=LINE, give_line="on")
    send(bob, day, **OTHER)
    sunday = day + timedelta(days=6 - day.weekday())
    wake(hands, sunday - A_DAY, alice, bob)
    assert LINE not in seen(bob, f"/openings/{day}/")
    wake(hands, sunday, alice, bob)
    assert LINE in seen(bob, f"/openings/{day}/")
    assert f"/openings/{day}/" in seen(bob, "/openings/week/")


def test_some_never_open(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.FOR_GOOD, alice, bob)
    send(alice, day, **FOUR, line=LINE, give_line="on")
    send(bob, day, **OTHER)
    wake(hands, day + timedelta(days=100), alice, bob)
    assert LINE not in seen(bob, f"/openings/{day}/")


def test_days_that_never_were_look_the_same(alice: Actor, bob: Actor) -> None:
    pages = {seen(alice, f"/openings/{day}/").replace(day, "") for day in ("1999-12-31", "2026-11-24", "2099-01-01")}
    assert len(pages) == 1
    assert alice.client.get("/openings/2026-13-45/").status_code == 404


def test_looking_is_private(alice: Actor, bob: Actor, hands: HandClock) -> None:
    """Today offers the day until it was looked at; the other cannot tell, and reading alone changes nothing."""
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **FOUR)
    send(bob, day, **OTHER)
    before = [seen(bob, "/today/"), seen(bob, f"/openings/{day}/")]
    seen(alice, f"/openings/{day}/")
    assert f"/openings/{day}/look/" in seen(alice, "/today/")
    answer = alice.client.post(f"/openings/{day}/look/")
    assert answer["Location"] == f"/openings/{day}/"
    assert f"/openings/{day}/look/" not in seen(alice, "/today/")
    assert [seen(bob, "/today/"), seen(bob, f"/openings/{day}/")] == before


def test_a_closed_day_is_not_noted_as_looked_at(alice: Actor, bob: Actor) -> None:
    alice.client.post("/openings/2026-11-23/look/")
    assert alice.ring.list(Looked) == []


@pytest.mark.parametrize("openness", list(Openness))
def test_at_parting_nobody_takes_what_was_not_shown(
    alice: Actor, bob: Actor, hands: HandClock, openness: Openness
) -> None:
    day = day_with(hands, openness, alice, bob)
    send(alice, day, **FOUR, line=LINE, give_line="on")
    send(bob, day, **OTHER)
    wake(hands, day + A_DAY, alice, bob)
    assert send(alice, day + A_DAY, **FOUR).status_code == 302  # the next day is hers alone
    couples.part(by=bob.person, now=hands.now)
    seen(bob, "/today/")
    theirs = [stored.record for stored in bob.ring.list(Kept) if stored.record.kind == "checkin.given"]
    assert sorted(kept.by_me for kept in theirs) == ([False, True] if openness is Openness.OPEN else [True])


def test_strangers_get_nothing(
    alice: Actor, bob: Actor, charlie: Actor, dana: Actor, erin: Actor, hands: HandClock
) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **FOUR, line=LINE, give_line="on")
    send(bob, day, **OTHER)
    wake(hands, day, charlie, erin)
    assert LINE not in seen(charlie, f"/openings/{day}/")
    charlie.enter()
    assert charlie.ring.list(Given) == []
    for address in (f"/openings/{day}/", "/openings/week/", f"/openings/{day}/thank/"):
        assert erin.client.get(address).status_code == 404


def test_after_parting_the_pages_are_gone(alice: Actor, bob: Actor, hands: HandClock) -> None:
    couples.part(by=bob.person, now=hands.now)
    day: date = hands.now.date()
    assert alice.client.get(f"/openings/{day}/").status_code == 404
