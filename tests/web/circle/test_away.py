"""Time apart with a way back: what for, until when, how to meet again; a good wish; and back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from securebase.web.circle.records import Away, Cheer
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import seen, unlock, wake

PLAN = {"what": "sport", "words": "Long ride along the river", "back": "2026-11-24T18:00", "ritual": "tea"}


def leave(actor: Actor, **fields: str) -> Any:
    return actor.client.post("/circle/away/", PLAN | fields)


def away(actor: Actor) -> Away | None:
    actor.enter()
    found = actor.ring.find(Away, name="away")
    return found.record if found else None


def test_both_see_when_and_how_they_meet_again(alice: Actor, bob: Actor) -> None:
    """It is 13:00 in Berlin; 18:00 is 17:00 UTC."""
    assert leave(bob).status_code == 302
    found = away(bob)
    assert found is not None and found.back_at.hour == 17
    page = seen(alice, "/today/")
    assert "Bob is away until 18:00" in page
    assert "Long ride along the river" in page
    assert "A hot drink" in page
    assert "You are away until 18:00" in seen(bob, "/today/")


def test_two_clocks_are_both_said(alice: Actor, bob: Actor) -> None:
    person = alice.person
    person.zone = "America/New_York"
    person.save()
    leave(bob)
    assert "12:00 for you, 18:00 for Bob" in seen(alice, "/today/")


def test_own_words_can_stand_for_the_ritual(alice: Actor, bob: Actor) -> None:
    assert leave(bob, ritual="", ritual_words="Pancakes").status_code == 302
    assert "Then: Pancakes" in seen(alice, "/today/")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"back": "2026-11-24T12:00"}, "That time is over."),
        ({"back": "2026-11-24T13:10"}, "Half an hour is the shortest"),
        ({"back": "2027-11-24T13:00"}, "Thirty days is the longest"),
        ({"back": "soon"}, "A day and a time"),
        ({"back": ""}, "A day and a time"),
        ({"what": ""}, "Please choose one of these."),
        ({"what": "spying"}, "Please choose one of these."),
        ({"ritual": ""}, "Please choose one of these."),
        ({"words": "x" * 141}, "longer than 140"),
    ],
)
def test_a_bad_time_or_choice_comes_back_with_words(
    alice: Actor, bob: Actor, fields: dict[str, str], words: str
) -> None:
    answer = leave(bob, **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert fields.get("words", PLAN["words"]) in answer.content.decode()
    assert away(bob) is None


def test_a_clock_time_that_does_not_exist_moves_on(alice: Actor, bob: Actor, hands: HandClock) -> None:
    """On 28 March 2027 the clocks of Berlin go from 2:00 to 3:00."""
    wake(hands, date(2027, 3, 27), bob)
    assert leave(bob, back="2027-03-28T02:30").status_code == 302


def test_a_good_wish_is_sent_once_in_the_words_that_stood_there(alice: Actor, bob: Actor) -> None:
    leave(bob)
    assert "Enjoy it. See you at 18:00." in seen(alice, "/today/")
    before = seen(bob, "/today/")
    alice.client.post("/circle/cheer/")
    once = seen(bob, "/today/")
    alice.client.post("/circle/cheer/")
    assert "Enjoy it. See you at 18:00." in once != before
    assert seen(bob, "/today/") == once
    alice.enter()
    assert len(alice.ring.list(Cheer)) == 1


def test_a_good_wish_stays_true_the_next_day(alice: Actor, bob: Actor) -> None:
    leave(bob, back="2026-11-25T18:00")
    alice.client.post("/circle/cheer/")
    assert "Enjoy it. See you at 18:00 on Wednesday." in seen(bob, "/today/")


def test_nobody_is_cheered_who_is_not_away(alice: Actor, bob: Actor, hands: HandClock) -> None:
    alice.client.post("/circle/cheer/")
    leave(bob)
    bob.client.post("/circle/back/")
    alice.client.post("/circle/cheer/")
    alice.enter()
    assert alice.ring.list(Cheer) == []


def test_back_is_back_and_a_second_tap_changes_nothing(alice: Actor, bob: Actor, hands: HandClock) -> None:
    leave(bob)
    bob.client.post("/circle/back/")
    met = away(bob)
    hands.forward(minutes=1)
    bob.client.post("/circle/back/")
    assert away(bob) == met
    assert met is not None and met.met_at is not None
    assert "away until" not in seen(alice, "/today/")


def test_when_the_time_has_come_both_are_told_to_meet(alice: Actor, bob: Actor, hands: HandClock) -> None:
    leave(bob, back="2026-11-24T13:30")
    hands.at(datetime(2026, 11, 24, 12, 31, tzinfo=UTC))
    unlock(hands, alice, bob)
    assert all(
        "Time to meet again" in seen(actor, page) for actor, page in ((alice, "/today/"), (bob, "/circle/away/"))
    )
    hands.at(datetime(2026, 11, 24, 12, 40, tzinfo=UTC))
    bob.client.post("/circle/back/")
    assert "meet again" not in seen(alice, "/today/")


def test_alone_there_is_no_time_away(erin: Actor, alice: Actor, bob: Actor) -> None:
    assert leave(erin).status_code == 404
    for act in ("back", "cheer"):
        assert erin.client.post(f"/circle/{act}/").status_code == 404
    assert "/circle/away/" not in seen(erin, "/today/")


def test_charlie_sees_none_of_it(alice: Actor, bob: Actor, charlie: Actor, dana: Actor) -> None:
    leave(bob)
    charlie.client.post("/circle/cheer/")
    assert "Long ride" not in seen(charlie, "/today/")
    alice.enter()
    assert alice.ring.list(Cheer) == []
