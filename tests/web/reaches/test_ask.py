from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from securebase.vault.models import Item
from securebase.web.couples import actions as couples
from securebase.web.jobs.loop import do_due
from securebase.web.reaches.models import Reach
from securebase.web.shell import clock, due
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import pass_time

LINE = "the words ‘we are all right’"


def ask(actor: Actor, step: str = "send", **fields: str) -> Any:
    sent = {"line": LINE, "until": "evening", "step": step, "token": str(uuid.uuid4())} | fields
    return actor.client.post("/reach/ask/", sent)


def answer(actor: Actor, **fields: str) -> Any:
    return actor.client.post(f"/reach/{Reach.objects.latest('closes_at').id}/", fields)


def page(actor: Actor) -> str:
    return str(actor.client.get("/reach/").content.decode())


def test_the_preview_is_exact_and_sends_nothing(alice: Actor, bob: Actor) -> None:
    shown = ask(alice, step="see").content.decode()
    assert "Bob will see" in shown
    assert f"“I could use a sign: {LINE}.”" in shown
    assert Reach.objects.count() == 0


def test_one_tap_answers_and_both_see_it(alice: Actor, bob: Actor) -> None:
    assert ask(alice).status_code == 302
    assert f"“I could use a sign: {LINE}.”" in page(bob)
    assert answer(bob, kind="yes").status_code == 302
    assert "“Yes, now.”" in page(alice)
    assert 'value="yes"' not in page(bob)
    assert "You answered" in page(bob)


@pytest.mark.parametrize(
    ("kind", "words"), [("yes_at", "“Yes, at 18:00.”"), ("not_now", "“Not now. I come back to this at 18:00.”")]
)
def test_a_time_is_a_full_answer(alice: Actor, bob: Actor, kind: str, words: str) -> None:
    ask(alice)
    assert answer(bob, kind=kind, time="18:00", day="today").status_code == 302
    assert words in page(alice)


@pytest.mark.parametrize(("time", "words"), [("", "A time is needed."), ("09:00", "That time is over.")])
def test_a_time_that_is_none_is_asked_again(alice: Actor, bob: Actor, time: str, words: str) -> None:
    ask(alice)
    again = answer(bob, kind="yes_at", time=time, day="today")
    assert again.status_code == 422
    assert words in again.content.decode()
    assert Reach.objects.get().over_at is None


def test_what_is_not_answered_closes_by_itself_once(alice: Actor, bob: Actor, hands: HandClock) -> None:
    ask(alice)
    hands.at(Reach.objects.get().closes_at - timedelta(seconds=1))
    assert do_due(due.verbs(), clock.now) == 0
    hands.forward(seconds=1)
    assert do_due(due.verbs(), clock.now) == 1
    assert do_due(due.verbs(), clock.now) == 0


def test_a_closed_one_says_the_same_whatever_the_cause(alice: Actor, bob: Actor, hands: HandClock) -> None:
    ask(alice)
    Reach.objects.update(closes_at=hands.now - timedelta(minutes=1))
    do_due(due.verbs(), clock.now)
    assert "It need not mean what the worry says." in page(alice)
    assert "Nothing is owed." in page(bob)
    before = page(alice).partition("It need not mean")[2].partition("csrf")[0]
    bob.client.post(f"/reach/{Reach.objects.get().id}/rest/")
    assert "Nothing is owed." not in page(bob)
    assert page(alice).partition("It need not mean")[2].partition("csrf")[0] == before


def test_what_closed_is_said_once_and_put_away_at_once(alice: Actor, bob: Actor, hands: HandClock) -> None:
    for _ in range(2):
        ask(alice)
    Reach.objects.update(closes_at=hands.now - timedelta(minutes=1))
    do_due(due.verbs(), clock.now)
    assert page(alice).count("It need not mean") == 1
    assert page(bob).count("Nothing is owed.") == 1
    bob.client.post(f"/reach/{Reach.objects.first().id}/rest/")  # type: ignore[union-attr]
    assert "Nothing is owed." not in page(bob)
    assert "It need not mean" in page(alice)


def test_a_time_that_was_given_stands_for_its_giver_until_it_has_come(
    alice: Actor, bob: Actor, hands: HandClock
) -> None:
    ask(alice)
    answer(bob, kind="not_now", day="today", time="18:00")
    assert "You answered" in page(bob)
    assert "Until then is yours." in page(alice)
    pass_time(hands, alice, bob, hours=10)
    assert "You answered" not in page(bob)
    assert "Until then is yours." not in page(alice)
    assert "That time has come." in page(alice)


def test_while_the_other_has_room_something_for_oneself_comes_first(alice: Actor, bob: Actor) -> None:
    assert "Two minutes for you first, then the list." in alice.client.get("/reach/ask/?first=me").content.decode()
    assert "Choose one" in alice.client.get("/reach/ask/?go=1").content.decode()


def test_an_answer_after_it_closed_is_not_sent(alice: Actor, bob: Actor, hands: HandClock) -> None:
    ask(alice)
    Reach.objects.update(closes_at=hands.now)
    assert answer(bob, kind="yes").status_code == 409
    assert "Yes, now" not in page(alice)


def test_two_answers_are_the_first(alice: Actor, bob: Actor) -> None:
    ask(alice)
    answer(bob, kind="yes")
    assert answer(bob, kind="not_now", time="18:00").status_code == 302
    assert "“Yes, now.”" in page(alice)


def test_the_same_form_twice_is_asked_once(alice: Actor, bob: Actor) -> None:
    token = str(uuid.uuid4())
    for _ in range(2):
        ask(alice, token=token)
    assert Reach.objects.count() == 1


def test_several_in_a_short_time_bring_settling_first_and_never_a_block(alice: Actor, bob: Actor) -> None:
    for _ in range(3):
        ask(alice)
    first = alice.client.get("/reach/ask/").content.decode()
    assert "Two minutes for you first, then the list." in first
    assert "Choose one" in alice.client.get("/reach/ask/?go=1").content.decode()
    assert ask(alice).status_code == 302
    for word in ("4", "four", "several"):
        assert f">{word}<" not in page(bob)


def test_kept_for_me_reaches_nobody(alice: Actor, bob: Actor) -> None:
    before = bob.client.get("/now/").content.decode().count("<a ")
    ask(alice, step="keep")
    assert LINE in page(alice)
    assert LINE not in page(bob)
    assert bob.client.get("/now/").content.decode().count("<a ") == before


@pytest.mark.parametrize("fields", [{"line": "anything else"}, {"line": ""}, {"until": "never"}])
def test_only_a_line_of_the_list_can_be_sent(alice: Actor, bob: Actor, fields: dict[str, str]) -> None:
    assert ask(alice, **fields).status_code == 422
    assert Reach.objects.count() == 0


def test_no_words_rest_in_the_clear(alice: Actor, bob: Actor) -> None:
    ask(alice)
    bodies = [bytes(body) for body in Item.objects.values_list("body", flat=True)]
    assert not any(b"all right" in body for body in bodies)


def test_parting_closes_what_is_open(alice: Actor, bob: Actor, hands: HandClock) -> None:
    ask(alice)
    couples.part(by=bob.person, now=hands.now)
    assert Reach.objects.get().over_at == hands.now
    assert answer(bob, kind="yes").status_code == 404


def test_alice_cannot_answer_herself_and_charlie_finds_nothing(alice: Actor, bob: Actor, dana: Actor) -> None:
    ask(alice)
    for actor in (alice, dana):
        assert answer(actor, kind="yes").status_code == 404
        assert actor.client.post(f"/reach/{Reach.objects.get().id}/rest/").status_code == 404


def test_alone_there_are_words_for_ones_own_phone(erin: Actor) -> None:
    assert erin.client.get("/reach/ask/")["Location"] == "/now/words/"
    assert erin.client.get("/reach/").status_code == 404
