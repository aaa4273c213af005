"""The Circle: angles, places, the mouth, and time away."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core import circle
from securebase.core.circle import Away, AwayRefused
from securebase.core.library import load_library

NOW = datetime(2026, 11, 24, 9, 0, 20, tzinfo=UTC)
ANGLES = st.floats(-1e4, 1e4)


@pytest.mark.parametrize(
    ("angle", "place"),
    [
        (270, "out"),
        (235, "out"),
        (225, "heading_out"),
        (-45, "heading_out"),
        (190, "edge"),
        (0, "edge"),
        (360, "edge"),
        (165, "edge"),
        (20, "coming"),
        (150, "coming"),
        (90, "close"),
        (55, "close"),
    ],
)
def test_the_five_places(angle: float, place: str) -> None:
    assert circle.place_of(angle) == place


@pytest.mark.parametrize("place", circle.PLACES)
def test_a_place_picked_from_the_list_is_the_place_where_the_dot_lands(place: circle.Place) -> None:
    angle = circle.angle_of(place)
    assert circle.place_of(angle) == place
    assert circle.moor(angle) == angle


@given(ANGLES)
def test_left_and_right_are_alike(angle: float) -> None:
    angle = circle.turn(angle)
    assert circle.place_of(angle) == circle.place_of(180 - angle)


@given(ANGLES)
def test_no_dot_stands_in_the_mouth_and_no_other_is_touched(angle: float) -> None:
    moored = circle.moor(angle)
    assert not 297 < moored < 329
    assert moored == circle.turn(angle) or 297 < circle.turn(angle) < 329
    assert circle.moor(moored) == moored


@given(ANGLES, st.integers(-200, 200))
def test_arrows_never_end_in_the_mouth(angle: float, presses: int) -> None:
    assert not 297 < circle.step(circle.moor(angle), presses) < 329


def test_arrows_cross_the_mouth_both_ways() -> None:
    assert circle.step(295, 1) == 329
    assert circle.step(330, -1) == 297
    assert circle.step(0, 72) == circle.turn(circle.step(0, 72))


@given(ANGLES)
def test_a_point_and_its_angle_belong_together(angle: float) -> None:
    x, y = circle.point(angle, 132)
    apart = abs(circle.angle_at(x, y) - circle.turn(angle))
    assert min(apart, 360 - apart) <= 0.11


def test_the_top_is_up_on_a_screen() -> None:
    assert circle.point(270)[1] == pytest.approx(-1)
    assert circle.angle_at(0, 0) == 0


@pytest.mark.parametrize("angle", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_no_angle(angle: float) -> None:
    with pytest.raises(ValueError, match="number"):
        circle.turn(angle)


@pytest.mark.parametrize(
    ("back", "key"),
    [
        (NOW - timedelta(hours=1), "circle.away_past"),
        (NOW + timedelta(minutes=29), "circle.away_near"),
        (NOW + timedelta(days=30, seconds=1), "circle.away_far"),
    ],
)
def test_time_away_outside_the_limits_is_refused(back: datetime, key: str) -> None:
    refusal = circle.away(NOW, back, "work", "tea")
    assert isinstance(refusal, AwayRefused)
    assert refusal.words_key == key
    assert load_library().slots[key] == ({"latest"} if refusal.latest else set())


def test_half_an_hour_counts_from_the_minute_on_the_clock() -> None:
    back = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert circle.away(NOW, back, "alone", "walk") == Away(NOW, back, "alone", "walk")


@pytest.mark.parametrize(("what", "ritual"), [("spy", "tea"), ("work", "fireworks")])
def test_purpose_and_ritual_come_from_the_lists(what: str, ritual: str) -> None:
    with pytest.raises(ValueError, match="lists"):
        circle.away(NOW, NOW + timedelta(hours=3), what, ritual)


def test_away_then_meeting_then_over() -> None:
    plan = Away(NOW, NOW + timedelta(hours=3), "work", "tea")
    assert circle.away_phase(plan, NOW + timedelta(hours=2)) == "away"
    assert circle.away_phase(plan, NOW + timedelta(hours=3)) == "meeting"
    assert circle.away_phase(plan, NOW + timedelta(hours=15)) == "over"
    assert circle.away_phase(plan, NOW + timedelta(hours=2), met_at=NOW + timedelta(hours=1)) == "over"


def test_every_place_purpose_ritual_and_need_has_words() -> None:
    library = load_library()
    keys = [circle.place_key(place) for place in circle.PLACES]
    keys += [f"circle.away_{what}" for what in circle.WHATS]
    keys += [f"circle.ritual_{ritual}" for ritual in circle.RITUALS]
    keys += [f"circle.needs_{need}" for need in circle.NEEDS]
    assert all(library.say(key) for key in keys)
