from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from securebase.vault.models import Item
from securebase.web.pauses.models import Pause
from securebase.web.pauses.records import PauseNote
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import act, pause_of, seen, start


def ask(actor: Actor, **fields: str) -> tuple[int, str]:
    answer = actor.client.post("/pause/ask/", fields)
    return answer.status_code, answer.content.decode()


def test_a_pause_cannot_start_without_a_time(bob: Actor) -> None:
    status, page = ask(bob, back="other")
    assert (status, Pause.objects.count()) == (422, 0)
    assert "A time to be back is needed." in page


def test_one_tap_shows_exactly_what_the_partner_will_see(bob: Actor, hands: HandClock) -> None:
    status, page = ask(bob, back="25")
    assert status == 200
    assert "Alice will see" in page
    assert "“I need room. I am back at 13:25. This is not leaving.”" in page
    assert Pause.objects.count() == 0


def test_start_promises_and_the_partner_sees_it(alice: Actor, bob: Actor) -> None:
    assert start(bob).status_code == 302
    page = seen(alice)
    assert "Bob needs room until 13:25." in page
    assert "This is not leaving." in page


def test_a_line_is_sealed_and_read_by_both(alice: Actor, bob: Actor) -> None:
    start(bob, own="My head is a drum tonight")
    assert "My head is a drum tonight" in seen(alice)
    assert "My head is a drum tonight" in seen(bob)
    bob.enter()
    assert bob.ring.count(PauseNote) == 1
    assert not any(b"drum" in bytes(body) for body in Item.objects.values_list("body", flat=True))


def test_a_picked_line_goes_along(alice: Actor, bob: Actor) -> None:
    start(bob, note="note_2")
    assert "It is not that I don’t care." in seen(alice)


@pytest.mark.parametrize(
    ("clock", "day", "words"),
    [
        ("12:30", "today", "That time is over."),
        ("13:10", "today", "Twenty minutes is the shortest."),
        ("13:30", "tomorrow", "A day is the longest. Choose a time before 13:00 tomorrow."),
        ("half", "today", "A time like 20:40, please."),
    ],
)
def test_a_time_outside_the_limits_gets_a_plain_sentence(bob: Actor, clock: str, day: str, words: str) -> None:
    status, page = ask(bob, back="other", time=clock, day=day, line="my own line")
    assert status == 422
    assert words in page
    assert 'value="my own line"' in page
    assert Pause.objects.count() == 0


@pytest.mark.parametrize(("clock", "day"), [("13:20", "today"), ("13:00", "tomorrow")])
def test_the_limits_themselves_can_be_promised(bob: Actor, clock: str, day: str) -> None:
    assert ask(bob, back="other", time=clock, day=day)[0] == 200


def test_more_than_four_hours_says_that_a_sign_is_due(bob: Actor) -> None:
    _, page = ask(bob, back="other", time="21:00", day="today")
    assert "On the way, one sign, at 17:00." in page


def test_the_same_form_twice_is_one_pause(bob: Actor) -> None:
    token = str(uuid.uuid4())
    answers = [start(bob, token=token).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert Pause.objects.count() == 1


def test_a_second_tab_changes_nothing(bob: Actor) -> None:
    start(bob)
    answer = start(bob, timedelta(hours=2))
    assert answer.status_code == 409
    assert "Your pause is running until 13:25." in answer.content.decode()
    assert Pause.objects.count() == 1


def test_the_database_itself_holds_one_open_pause_a_person(bob: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    start(bob)
    from securebase.web.pauses import actions

    monkeypatch.setattr(actions, "_refuse", lambda by, now: None)  # both tabs looked before either wrote
    assert start(bob).status_code == 409
    assert Pause.objects.count() == 1


def test_both_press_in_the_same_second_and_each_has_their_own(alice: Actor, bob: Actor) -> None:
    assert [start(alice).status_code, start(bob, timedelta(hours=1)).status_code] == [302, 302]
    page = seen(alice)
    assert "You both asked for room." in page
    assert "Bob has room until 14:00." in page
    act(bob, "back", pause_of(bob))
    assert "Until 13:25" in seen(alice)


def test_a_tab_left_open_too_long_is_asked_again_and_loses_nothing(bob: Actor, hands: HandClock) -> None:
    moment = hands.now + timedelta(minutes=25)
    hands.forward(minutes=10)
    answer = start(bob, at=moment, own="kept words")
    assert answer.status_code == 422
    assert "Twenty minutes is the shortest." in answer.content.decode()
    assert "kept words" in answer.content.decode()


@pytest.mark.parametrize("fields", [{"at": "soon"}, {"token": "x"}, {"at": ""}])
def test_a_broken_form_is_asked_again(bob: Actor, fields: dict[str, str]) -> None:
    sent = {"step": "start", "token": str(uuid.uuid4()), "at": "2026-11-24T13:00:00+00:00"} | fields
    assert bob.client.post("/pause/ask/", sent).status_code == 422
    assert Pause.objects.count() == 0


def test_two_zones_see_both_clocks(alice: Actor, bob: Actor) -> None:
    person = alice.person
    person.zone = "America/New_York"
    person.save()
    assert "13:25 for you, 07:25 for Alice." in ask(bob, back="25")[1]
    start(bob)
    assert "07:25 for you, 13:25 for Bob." in seen(alice)


def test_somebody_elses_form_id_starts_nothing(bob: Actor, dana: Actor) -> None:
    token = str(uuid.uuid4())
    start(bob, token=token)
    assert start(dana, token=token).status_code == 409
    assert Pause.objects.filter(caller=dana.person).count() == 0


def test_alone_there_are_words_for_ones_own_phone(erin: Actor) -> None:
    answer = erin.client.get("/pause/ask/")
    assert (answer.status_code, answer["Location"]) == (302, "/now/words/")


def test_charlie_sees_nothing_of_it(bob: Actor, charlie: Actor) -> None:
    start(bob)
    assert charlie.client.get("/pause/").status_code == 302
    for verb in ("back", "sign", "still", "move", "day", "close"):
        assert act(charlie, verb, pause_of(bob)).status_code == 404
