from __future__ import annotations

import pytest

from securebase.web.pauses.models import kept_by_two
from securebase.web.pauses.records import PauseWhy
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import act, pass_time, pause_of, seen, start


def test_still_coming_adds_twenty_minutes_and_counts_as_kept(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    pass_time(hands, alice, bob, minutes=25)
    assert act(bob, "still", pause_of(bob)).status_code == 302
    assert "“Still coming. 20 more minutes, 13:45.”" in seen(alice)
    pass_time(hands, alice, bob, minutes=20)
    act(bob, "back", pause_of(bob))
    assert kept_by_two(bob.couple) == 1


def test_a_double_tap_moves_once(bob: Actor) -> None:
    start(bob)
    pause = pause_of(bob)
    was = pause.return_at.isoformat()
    assert [act(bob, "still", pause, was=was).status_code for _ in range(2)] == [302, 302]
    assert f"{pause_of(bob).facts.due_at:%H:%M}" == "12:45"


def test_one_move_with_a_reason(alice: Actor, bob: Actor) -> None:
    start(bob)
    assert act(bob, "move", pause_of(bob), time="15:00", day="today", why="children").status_code == 302
    assert "“I moved it once, to 15:00. The children.”" in seen(alice)
    bob.enter()
    assert bob.ring.list(PauseWhy)[0].record.why == "children"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"time": "15:00"}, "Pick one of the four, please."),
        ({"time": "12:00", "why": "work"}, "That time is over."),
        ({"time": "13:20", "why": "work"}, "A move goes to a later time."),
        ({"time": "13:30", "why": "work", "day": "tomorrow"}, "A day is the longest."),
        ({"why": "work"}, "A time to be back is needed."),
        ({"time": "15:00", "why": "the weather"}, "Pick one of the four, please."),
    ],
)
def test_a_move_outside_the_limits_changes_nothing(bob: Actor, fields: dict[str, str], words: str) -> None:
    start(bob)
    answer = act(bob, "move", pause_of(bob), **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert pause_of(bob).moved_to is None


def test_a_second_move_is_refused_and_another_day_offered(bob: Actor) -> None:
    start(bob)
    act(bob, "still", pause_of(bob))
    assert act(bob, "still", pause_of(bob)).status_code == 409
    assert "This takes more than minutes." in bob.client.get(f"/pause/{pause_of(bob).id}/move/").content.decode()


def test_another_day_is_seen_by_both(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    act(bob, "still", pause_of(bob))
    assert act(bob, "day", pause_of(bob), date="2026-11-27", time="10:00").status_code == 302
    assert "“Not today. Back at 10:00 on Friday.”" in seen(alice)
    assert "Set for 10:00 on Friday." in seen(bob)


@pytest.mark.parametrize(
    ("date", "words"),
    [("2026-11-24", "Another day begins tomorrow."), ("2026-12-24", "Choose a day within two weeks."), ("", "needed")],
)
def test_another_day_has_its_limits(bob: Actor, date: str, words: str) -> None:
    start(bob)
    answer = act(bob, "day", pause_of(bob), date=date, time="10:00")
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert pause_of(bob).day_to is None


def test_alice_cannot_move_bobs_time(alice: Actor, bob: Actor) -> None:
    start(bob)
    for verb in ("still", "move", "day", "sign"):
        assert act(alice, verb, pause_of(bob), time="15:00", why="work", date="2026-11-27").status_code == 404
