"""A short answer: seen once more before it goes, sent once, never changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from securebase.core.opening import Openness
from securebase.web.openings.records import Answer
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import FOUR, OTHER, day_with, seen, send, wake

WORDS = "Thank you for the light that was left on."


@pytest.fixture
def day(alice: Actor, bob: Actor, hands: HandClock) -> date:
    """A day that is open for both."""
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **FOUR)
    send(bob, day, **OTHER)
    return day


def post(actor: Actor, day: date, step: str, words: str = WORDS, way: str = "thank") -> Any:
    return actor.client.post(f"/openings/{day}/{way}/", {"step": step, "words": words})


def answers(actor: Actor) -> list[Answer]:
    actor.enter()
    return [stored.record for stored in actor.ring.list(Answer)]


def test_the_preview_shows_it_and_sends_nothing(alice: Actor, bob: Actor, day: date) -> None:
    before = [seen(bob, "/today/"), seen(bob, f"/openings/{day}/")]
    page = post(alice, day, "see").content.decode()
    assert page.count(WORDS) == 2  # on the page, and in the form that would send it
    assert answers(bob) == []
    assert [seen(bob, "/today/"), seen(bob, f"/openings/{day}/")] == before


def test_it_is_sent_once_and_stays(alice: Actor, bob: Actor, day: date) -> None:
    assert post(alice, day, "send").status_code == 302
    assert post(alice, day, "send", "Something else.").status_code == 302
    assert answers(bob) == [Answer(day=day.isoformat(), way="thank", words=WORDS)]
    for actor in (alice, bob):
        assert WORDS in seen(actor, f"/openings/{day}/")
    assert f"/openings/{day}/thank/" not in seen(alice, f"/openings/{day}/")
    assert f"/openings/{day}/thank/" in seen(bob, f"/openings/{day}/")


@pytest.mark.parametrize("words", ["", " ", "x" * 501])
def test_what_cannot_be_taken_comes_back(alice: Actor, bob: Actor, day: date, words: str) -> None:
    answer = post(alice, day, "send", words)
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()
    assert answers(alice) == []


def test_a_closed_day_takes_no_answer(alice: Actor, bob: Actor) -> None:
    assert post(alice, date(2026, 11, 24), "send").status_code == 302
    assert answers(alice) == []


def test_strangers_cannot_answer(
    alice: Actor, bob: Actor, charlie: Actor, dana: Actor, erin: Actor, day: date, hands: HandClock
) -> None:
    wake(hands, day, charlie, erin)
    assert post(charlie, day, "send").status_code == 302  # to his own closed day
    assert post(erin, day, "send").status_code == 404
    assert post(alice, day, "send", way="shout").status_code == 404
    assert answers(alice) == answers(charlie) == []
