"""The rules of a pause: what can be promised, where it stands, what counts as kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core import pause
from securebase.core.library import load_library
from securebase.core.pause import PauseFacts, PauseRefused, Promise

T = datetime(2026, 11, 24, 20, 15, 30, tzinfo=UTC)
DAY_BEGAN = datetime(2026, 11, 24, tzinfo=UTC)
TOMORROW = DAY_BEGAN + timedelta(days=1)


def m(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def at(hour: int, minute: int, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


FACTS = PauseFacts(asked_at=T, return_at=at(20, 40))
MOVED = replace(FACTS, moved_on=at(20, 38), moved_to=at(21, 0))


def done(facts: PauseFacts | PauseRefused) -> PauseFacts:
    assert isinstance(facts, PauseFacts), facts
    return facts


def refused(result: object) -> str:
    assert isinstance(result, PauseRefused), result
    return result.words_key


@pytest.mark.parametrize(
    ("return_at", "key"),
    [
        (T - m(1), "pause.past"),
        (T, "pause.past"),
        (at(20, 34), "pause.too_soon"),
        (T + timedelta(hours=24, seconds=1), "pause.too_far"),
        (T + timedelta(days=400), "pause.too_far"),
    ],
)
def test_a_promise_outside_the_limits_is_refused_in_words(return_at: datetime, key: str) -> None:
    assert refused(pause.promise(T, return_at)) == key


def test_twenty_minutes_count_from_the_minute_on_the_clock() -> None:
    assert pause.promise(T, at(20, 35)) == Promise(T, at(20, 35), None)


def test_a_day_is_the_longest_and_its_refusal_names_the_latest_time() -> None:
    assert isinstance(pause.promise(T, at(20, 15, 25)), Promise)
    refusal = pause.promise(T, at(20, 16, 25))
    assert refusal == PauseRefused("pause.too_far", {"latest": at(20, 15, 25)})


def test_the_usual_return_is_a_whole_minute_at_least_25_minutes_on() -> None:
    assert pause.usual_return(T) == at(20, 41)
    assert pause.usual_return(at(20, 15)) == at(20, 40)


def test_above_four_hours_one_sign_at_the_midpoint() -> None:
    four = pause.promise(T, T + timedelta(hours=4))
    more = pause.promise(T, at(2, 15, 25))
    assert isinstance(four, Promise) and four.sign_at is None
    assert isinstance(more, Promise) and more.sign_at == at(23, 15)


def test_moments_without_a_zone_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        pause.promise(datetime(2026, 11, 24), T)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (T, "resting"),
        (at(20, 39), "resting"),
        (at(20, 40), "due"),
        (at(20, 45), "due"),
        (at(20, 45) + timedelta(seconds=1), "no_word"),
        (at(20, 39, 25), "no_word"),
        (at(20, 40, 25), "lapsed"),
    ],
)
def test_where_a_pause_stands(now: datetime, phase: str) -> None:
    assert pause.phase(FACTS, now) == phase


def test_final_phases_hold_for_ever() -> None:
    late = at(12, 0, 30)
    assert pause.phase(replace(FACTS, returned_on=at(20, 40)), late) == "returned"
    assert pause.phase(replace(FACTS, closed_on=at(20, 30)), late) == "closed"
    assert pause.phase(replace(FACTS, ended_on=at(20, 30)), late) == "ended"


@pytest.mark.parametrize(
    ("facts", "kept"),
    [
        (FACTS, False),
        (replace(FACTS, returned_on=at(20, 20)), True),
        (replace(FACTS, returned_on=at(20, 45)), True),
        (replace(FACTS, returned_on=at(20, 46)), False),
        (replace(MOVED, returned_on=at(21, 3)), True),
        (replace(MOVED, returned_on=at(21, 6)), False),
        (replace(MOVED, moved_on=at(20, 45), returned_on=at(21, 0)), True),
        (replace(MOVED, moved_on=at(20, 46), returned_on=at(21, 0)), False),
        (replace(MOVED, day_on=at(20, 59), day_to=at(19, 0, 26), returned_on=at(19, 2, 26)), True),
        (replace(MOVED, day_on=at(21, 6), day_to=at(19, 0, 26), returned_on=at(19, 2, 26)), False),
        (
            replace(MOVED, moved_on=at(20, 50), day_on=at(20, 55), day_to=at(19, 0, 26), returned_on=at(19, 0, 26)),
            False,
        ),
        (replace(FACTS, closed_on=at(20, 30)), False),
        (replace(FACTS, ended_on=at(20, 30)), False),
    ],
)
def test_what_counts_as_kept(facts: PauseFacts, kept: bool) -> None:
    assert pause.kept(facts) is kept


def test_still_coming_adds_twenty_minutes_to_the_promise_or_to_now() -> None:
    assert done(pause.still_coming(FACTS, at(20, 38))).due_at == at(21, 0)
    assert done(pause.still_coming(FACTS, at(20, 50) + timedelta(seconds=5))).due_at == at(21, 11)


def test_there_is_one_move_of_either_kind() -> None:
    assert refused(pause.still_coming(MOVED, at(20, 50))) == "pause.move_used"
    assert refused(pause.move(MOVED, at(20, 50), at(22, 0), "work")) == "pause.move_used"


@pytest.mark.parametrize(
    ("to", "why", "key"),
    [
        (at(21, 0), "because", "pause.why_needed"),
        (at(20, 10), "work", "pause.past"),
        (at(20, 40), "work", "pause.move_earlier"),
        (at(20, 31, 25), "work", "pause.too_far"),
    ],
)
def test_a_move_outside_the_limits_is_refused(to: datetime, why: str, key: str) -> None:
    assert refused(pause.move(FACTS, at(20, 30), to, why)) == key


def test_a_move_keeps_the_first_promise_as_a_fact() -> None:
    moved = done(pause.move(FACTS, at(20, 30), at(22, 0), "road"))
    assert (moved.return_at, moved.moved_on, moved.due_at) == (at(20, 40), at(20, 30), at(22, 0))


def test_a_long_move_gets_a_sign_of_its_own() -> None:
    moved = done(pause.move(FACTS, at(20, 30), at(6, 30, 25), "work"))
    assert moved.sign_at == at(1, 30, 25)
    assert pause.phase(moved, at(1, 30, 25)) == "sign_due"


def test_the_sign_is_given_once_and_near_its_time() -> None:
    long = PauseFacts(asked_at=at(12, 0), return_at=at(20, 0))
    assert refused(pause.give_sign(long, at(15, 29))) == "pause.too_early_sign"
    given = done(pause.give_sign(long, at(15, 30)))
    assert pause.phase(given, at(16, 30)) == "resting"
    assert refused(pause.give_sign(given, at(16, 30))) == "pause.sign_given"
    assert refused(pause.give_sign(long, at(20, 1))) == "pause.move_closed"


def test_another_day_begins_tomorrow_lies_within_two_weeks_and_comes_once() -> None:
    now = at(21, 1)
    assert refused(pause.another_day(MOVED, now, at(23, 59), TOMORROW)) == "pause.day_near"
    assert refused(pause.another_day(MOVED, now, now + timedelta(days=14, minutes=1), TOMORROW)) == "pause.day_far"
    set_for = done(pause.another_day(MOVED, now, at(19, 0, 26), TOMORROW))
    assert pause.phase(set_for, at(12, 0, 25)) == "another_day"
    assert pause.phase(set_for, at(19, 0, 26)) == "due"
    assert refused(pause.another_day(set_for, now, at(19, 0, 27), TOMORROW)) == "pause.move_closed"
    assert refused(pause.still_coming(set_for, now)) == "pause.move_closed"


@pytest.mark.parametrize("over", ["returned_on", "closed_on", "replaced_on", "ended_on"])
def test_nothing_can_be_done_to_a_pause_that_is_over(over: str) -> None:
    facts = replace(FACTS, **{over: at(20, 30)})
    now = at(20, 31)
    for result in (
        pause.come_back(facts, now),
        pause.close_wait(facts, now),
        pause.still_coming(facts, now),
        pause.move(facts, now, at(22, 0), "work"),
        pause.another_day(facts, now, at(12, 0, 25), TOMORROW),
        pause.give_sign(facts, now),
    ):
        assert refused(result) == "pause.move_closed"
    assert pause.end(facts, now) == facts
    assert pause.next_moment(facts, now) is None


def test_late_is_better_than_not_until_it_lapses() -> None:
    assert done(pause.come_back(FACTS, at(3, 0, 25))).returned_on == at(3, 0, 25)
    assert refused(pause.come_back(FACTS, at(20, 40, 25))) == "pause.move_closed"


def test_parting_ends_an_open_pause() -> None:
    assert pause.phase(pause.end(FACTS, at(20, 30)), at(20, 30)) == "ended"


def test_each_person_has_one_open_pause_and_the_partner_is_not_asked() -> None:
    assert pause.refuse_start([FACTS], at(20, 20)) == PauseRefused("pause.open_already", {"time": at(20, 40)})
    assert pause.refuse_start([replace(FACTS, returned_on=at(20, 19))], at(20, 20)) is None
    assert pause.refuse_start([], at(20, 20)) is None


def test_another_day_makes_way_for_a_pause_and_not_for_another_day() -> None:
    now = at(21, 1)
    day = done(pause.another_day(MOVED, now, at(19, 0, 26), TOMORROW))
    assert pause.refuse_start([day], now) is None
    assert pause.refuse_start([day], now, day=True) == PauseRefused("pause.day_already", {"time": at(19, 0, 26)})
    assert refused(pause.refuse_start([day, replace(FACTS, asked_at=now, return_at=at(21, 30))], now))
    assert refused(pause.refuse_start([day], at(19, 0, 26))) == "pause.open_already"
    gone = pause.make_way(day, now)
    assert (gone.replaced_on, pause.phase(gone, now), pause.is_open(gone, now)) == (now, "replaced", False)
    assert not pause.kept(gone)


def test_only_another_day_makes_way() -> None:
    day = done(pause.another_day(MOVED, at(21, 1), at(19, 0, 26), TOMORROW))
    for facts, now in ((FACTS, at(20, 30)), (MOVED, at(21, 1)), (day, at(19, 0, 26)), (pause.end(day, T), T)):
        assert pause.make_way(facts, now) == facts


def test_both_pressing_in_the_same_second_gives_two_pauses() -> None:
    assert pause.refuse_start([], T) is None
    assert pause.promise(T, at(20, 40)) == pause.promise(T, at(20, 40))


def test_after_two_in_a_day_the_caller_is_asked() -> None:
    yesterday = PauseFacts(asked_at=DAY_BEGAN - m(1), return_at=DAY_BEGAN + m(30))
    assert not pause.asks_privately([yesterday, FACTS], DAY_BEGAN)
    assert pause.asks_privately([yesterday, FACTS, replace(MOVED, returned_on=at(21, 0))], DAY_BEGAN)


def test_a_body_above_four_is_high() -> None:
    assert [pause.body_is_high(rating) for rating in (0, 4, 5, 10)] == [False, False, True, True]


def test_the_nudges_come_in_order_and_each_once() -> None:
    long, now, seen = PauseFacts(asked_at=at(12, 0), return_at=at(20, 0)), at(12, 0), []
    while (moment := pause.next_moment(long, now)) is not None:
        seen.append(moment)
        now = moment[1]
    assert seen == [
        ("sign", at(16, 0)),
        ("due", at(20, 0)),
        ("no_word", at(20, 5)),
        ("lapse", at(20, 0, 25)),
    ]


def test_every_refusal_has_words_and_the_slots_they_need() -> None:
    library = load_library()
    slots = {"pause.too_far": {"latest"}} | {
        f"pause.{key}": {"time"} for key in ("open_already", "day_already", "too_early_sign")
    }
    keys = ["past", "too_soon", "too_far", "open_already", "day_already", "move_closed", "move_used", "move_earlier"]
    keys += ["why_needed", "day_near", "day_far", "too_early_sign", "sign_given", *(f"why_{why}" for why in pause.WHYS)]
    for key in keys:
        assert library.slots[f"pause.{key}"] == slots.get(f"pause.{key}", set())


VERBS = st.sampled_from(["sign", "still", "move", "day", "back", "close", "end"])


@given(st.integers(20, 24 * 60), st.lists(st.tuples(VERBS, st.integers(0, 3000)), max_size=12))
def test_whatever_is_pressed_the_promise_never_comes_nearer_and_final_stays_final(
    minutes: int, presses: list[tuple[str, int]]
) -> None:
    facts, now, over = PauseFacts(asked_at=at(12, 0), return_at=at(12, 0) + m(minutes)), at(12, 0), False
    for verb, later in presses:
        now, due = now + m(later), facts.due_at
        tomorrow = now + timedelta(days=1)
        result = {
            "sign": pause.give_sign(facts, now),
            "still": pause.still_coming(facts, now),
            "move": pause.move(facts, now, now + m(later), "work"),
            "day": pause.another_day(facts, now, tomorrow + m(later), tomorrow),
            "back": pause.come_back(facts, now),
            "close": pause.close_wait(facts, now),
            "end": pause.end(facts, now),
        }[verb]
        before, facts = facts, result if isinstance(result, PauseFacts) else facts
        assert facts.due_at >= due
        if over:
            assert facts == before
        over = over or not pause.is_open(facts, now)
    assert not pause.kept(facts) or facts.returned_on is not None
