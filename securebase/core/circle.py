"""The Circle of Connection: top half exploring, bottom half connecting. Angles, named places, time away.

An angle is in degrees, 0 at the right, counted clockwise as on a screen whose y grows downward: 270 is the top (far
out exploring), 90 the bottom (close by). 0 and 180 lie on the horizon, at the edge. Nothing snaps: a dot stays where
it is put, and a place is only its name. The one exception is the mouth, the gap in the wall at the upper right
through which somebody leaves: nobody can stand there, so a dot dropped in it comes to rest at the nearer end of the
wall.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import atan2, cos, degrees, isfinite, radians, sin
from typing import Literal

Place = Literal["out", "heading_out", "edge", "coming", "close"]
PLACES: tuple[Place, ...] = (
    "out",
    "heading_out",
    "edge",
    "coming",
    "close",
)  # from far to near; words: circle.place_<place>
EDGE = 15.0  # degrees above and below the horizon that count as "at the edge"
FAR = 40.0  # degrees around the top and the bottom that count as "out" and "close"
STEP = 5.0  # degrees for one press of an arrow key
MOUTH = (300.0, 326.0)  # the gap in the wall as it is drawn (look.md: -60 to -34 degrees)
MOUTH_MARGIN = 3.0  # so that a dot's centre stands on the wall and not on its last stone
SHORTEST_AWAY = timedelta(minutes=30)
LONGEST_AWAY = timedelta(days=30)
WHATS = ("work", "friends", "family", "sport", "hobby", "alone", "other")  # words: circle.away_<what>
RITUALS = ("tea", "hug", "walk", "story", "meal", "call", "quiet", "none")  # words: circle.ritual_<ritual>
NEEDS = ("none", "room", "sign", "talk", "quiet", "fun", "help")  # words: circle.needs_<need>
# Where the dot lands when a place is picked from the list: up and down the left side of the wall, away from the mouth.
_HOMES: dict[Place, float] = {"out": 255.0, "heading_out": 212.0, "edge": 180.0, "coming": 148.0, "close": 105.0}


@dataclass(frozen=True, slots=True)
class AwayRefused:
    """Why a time away cannot be set: a key of the words, with the latest moment for its slot if it has one."""

    words_key: str
    latest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """Time apart with a purpose and a planned reunion."""

    left_at: datetime
    back_at: datetime
    what: str
    ritual: str


AwayPhase = Literal["away", "meeting", "over"]
MEETING = timedelta(hours=12)  # so long after the planned reunion the card still says that it is time to meet


def turn(angle: float) -> float:
    """The same angle from 0 up to 360, with one decimal. Raises ValueError for what is no number."""
    if not isfinite(angle):
        raise ValueError("An angle is a number of degrees.")
    return round(angle % 360.0, 1) % 360.0


def moor(angle: float) -> float:
    """Where a dot dropped at an angle stands: there, or at the nearer end of the wall if that is in the mouth."""
    angle = turn(angle)
    if not _in_mouth(angle):
        return angle
    middle = (MOUTH[0] + MOUTH[1]) / 2
    return MOUTH[0] - MOUTH_MARGIN if angle < middle else MOUTH[1] + MOUTH_MARGIN


def place_of(angle: float) -> Place:
    """The name of the place at an angle. Left and right are alike: only height counts."""
    height = -sin(radians(turn(angle)))  # 1 at the top, -1 at the bottom
    if abs(height) <= sin(radians(EDGE)) + 1e-9:
        return "edge"
    far = abs(height) >= cos(radians(FAR)) - 1e-9
    if height > 0:
        return "out" if far else "heading_out"
    return "close" if far else "coming"


def angle_of(place: Place) -> float:
    """Where the dot lands when this place is picked from a list."""
    return _HOMES[place]


def point(angle: float, radius: float = 1.0) -> tuple[float, float]:
    """The dot as (x, y) around (0, 0), y growing downward."""
    return radius * cos(radians(angle)), radius * sin(radians(angle))


def angle_at(x: float, y: float) -> float:
    """The angle of a point around (0, 0), y growing downward; the very middle counts as the edge (0)."""
    return turn(degrees(atan2(y, x))) if (x, y) != (0, 0) else 0.0


def step(angle: float, presses: int) -> float:
    """The angle after so many arrow presses, clockwise if positive; a press that would end in the mouth crosses it."""
    angle = turn(angle)
    for _ in range(abs(presses)):
        angle = turn(angle + (STEP if presses > 0 else -STEP))
        if _in_mouth(angle):
            angle = MOUTH[1] + MOUTH_MARGIN if presses > 0 else MOUTH[0] - MOUTH_MARGIN
    return angle


def _in_mouth(angle: float) -> bool:
    return MOUTH[0] - MOUTH_MARGIN < angle < MOUTH[1] + MOUTH_MARGIN


def away(now: datetime, back_at: datetime, what: str, ritual: str) -> Away | AwayRefused:
    """Time away from now on, 30 minutes to 30 days. Less is a pause; longer wants a talk, not a card.

    Raises ValueError for a purpose or ritual that is not on the lists, or a moment without a time zone.
    """
    if what not in WHATS or ritual not in RITUALS or now.tzinfo is None or back_at.tzinfo is None:
        raise ValueError("A time away has a purpose and a ritual from the lists, and moments with a time zone.")
    if back_at <= now:
        return AwayRefused("circle.away_past")
    if back_at < now.replace(second=0, microsecond=0) + SHORTEST_AWAY:
        return AwayRefused("circle.away_near")
    if back_at > now + LONGEST_AWAY:
        return AwayRefused("circle.away_far", now + LONGEST_AWAY)
    return Away(now, back_at, what, ritual)


def away_phase(plan: Away, now: datetime, met_at: datetime | None = None) -> AwayPhase:
    """Away until the planned moment, then time to meet, then over: by a tap (`met_at`) or by itself."""
    if met_at is not None or now >= plan.back_at + MEETING:
        return "over"
    return "away" if now < plan.back_at else "meeting"


def place_key(place: Place) -> str:
    """Key of the place's name."""
    return f"circle.place_{place}"
