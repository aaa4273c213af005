from __future__ import annotations

from tests.cast import Actor, HandClock
from tests.web.pauses.helping import act, pass_time, pause_of, seen, start


def test_both_find_the_pause_on_right_now(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    assert "You have room until 13:25." in seen(bob, "/now/")
    assert "Bob has room until 13:25." in seen(alice, "/now/")
    pass_time(hands, alice, bob, minutes=25)
    assert "It is 13:25. One tap is enough." in seen(bob, "/now/")
    assert "The time has come, no word yet." in seen(alice, "/now/")
    act(bob, "back", pause_of(bob))
    assert "Bob is back." in seen(alice, "/now/")
    assert "pauses-strip" not in seen(bob, "/now/")


def test_another_day_stands_there_with_its_day(alice: Actor, bob: Actor) -> None:
    start(bob)
    act(bob, "day", pause_of(bob), date="2026-11-27", time="10:00")
    assert "Another day: 10:00 on Friday." in seen(alice, "/now/")


def test_both_pauses_stand_there(alice: Actor, bob: Actor) -> None:
    start(bob)
    start(alice)
    page = seen(alice, "/now/")
    assert "You have room until 13:25." in page
    assert "Bob has room until 13:25." in page


def test_an_hour_after_the_return_the_strip_is_gone(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    act(bob, "back", pause_of(bob))
    pass_time(hands, alice, bob, hours=2)
    assert "Bob is back." not in seen(alice, "/now/")


def test_charlie_and_erin_see_none(bob: Actor, charlie: Actor, erin: Actor) -> None:
    start(bob)
    for stranger in (charlie, erin):
        assert "13:25" not in seen(stranger, "/now/")
