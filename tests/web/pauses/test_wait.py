from __future__ import annotations

from datetime import timedelta

from securebase.web.pauses.models import Pause
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import act, pass_time, pause_of, run_jobs, seen, start


def test_who_waits_has_something_to_do_and_a_way_out(alice: Actor, bob: Actor) -> None:
    start(bob)
    page = seen(alice)
    for words in ("Settle", "Hold box", "health cannot wait, phone.", "I need room too", "Close the wait"):
        assert words in page
    assert 'data-until="2026-11-24T13:25:00+01:00"' in page


def test_at_the_time_who_waits_is_not_left_alone(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    pass_time(hands, alice, bob, minutes=26)
    page = seen(alice)
    for words in ("The time has come, no word yet", "We do not know the reason.", "Ring a friend", "Close the wait"):
        assert words in page
    assert "sb-countdown" not in page


def test_closing_shows_first_what_the_other_will_see(alice: Actor, bob: Actor) -> None:
    start(bob)
    before = seen(bob)
    page = alice.client.get(f"/pause/{pause_of(bob).id}/close/").content.decode()
    assert "Bob sees: “The wait is closed. Another time can be set.”" in page
    assert seen(bob) == before
    assert act(alice, "close", pause_of(bob)).status_code == 302
    assert "The wait is closed." in seen(alice)
    assert "Another time can be set." in seen(bob)


def test_closing_twice_is_closing_once(alice: Actor, bob: Actor) -> None:
    start(bob)
    pause = pause_of(bob)
    assert [act(alice, "close", pause).status_code for _ in range(2)] == [302, 302]


def test_bob_cannot_close_his_own_wait(alice: Actor, bob: Actor) -> None:
    start(bob)
    assert act(bob, "close", pause_of(bob)).status_code == 404


def test_the_one_who_waits_can_take_a_pause_too(alice: Actor, bob: Actor) -> None:
    start(bob)
    assert start(alice, timedelta(hours=1)).status_code == 302
    assert "You both asked for room." in seen(bob)


def test_a_long_wait_has_a_sign_on_the_way(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob, timedelta(hours=6))
    assert "On the way there is one sign, at 16:00." in seen(alice)
    assert act(bob, "sign", pause_of(bob)).status_code == 409
    pass_time(hands, alice, bob, hours=3)
    assert "Still coming back" in seen(bob)
    assert act(bob, "sign", pause_of(bob)).status_code == 302
    assert "“Still coming back, at 19:00.”" in seen(alice)
    assert act(bob, "sign", pause_of(bob)).status_code == 302


def test_without_a_word_for_a_day_it_closes_by_itself(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    pass_time(hands, alice, bob, minutes=25, hours=24)
    assert run_jobs() == 0
    assert pause_of(bob).lapsed_on is not None
    assert "This pause has closed by itself." in seen(bob)
    assert "We do not know why." in seen(alice)
    assert start(bob).status_code == 302


def test_two_in_a_day_and_the_caller_is_asked_privately(alice: Actor, bob: Actor, hands: HandClock) -> None:
    for _ in range(2):
        hands.forward(minutes=1)
        start(bob)
        act(bob, "back", pause_of(bob))
    before = seen(alice)
    page = bob.client.get("/pause/ask/").content.decode()
    assert "Two pauses today" in page
    assert "For you alone: what is going on?" in page
    assert "I need room" in bob.client.get("/pause/ask/?go=1").content.decode()
    assert seen(alice) == before


def test_not_today_can_be_said_at_once(alice: Actor, bob: Actor) -> None:
    assert bob.client.post("/pause/day/", {"date": "2026-11-26", "time": "18:00"}).status_code == 302
    assert "“Not today. Back at 18:00 on Thursday.”" in seen(alice)


def test_yesterday_does_not_count(bob: Actor, hands: HandClock) -> None:
    for _ in range(2):
        hands.forward(minutes=1)
        start(bob)
        act(bob, "back", pause_of(bob))
    assert "Two pauses today" in bob.client.get("/pause/ask/").content.decode()
    Pause.objects.update(asked_at=hands.now - timedelta(days=1))
    assert "Two pauses today" not in bob.client.get("/pause/ask/").content.decode()
