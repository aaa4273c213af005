"""The numbers of made-up days: two people, waves of load, hard evenings, a loop that shows for weeks and then eases.

Pure: a seeded generator in, days out. The loop is what `science.md` describes: worry in one and need of room in the
other feed each other from one day to the next; how strongly is `_grip`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, pi, sin
from random import Random
from typing import Final

SPAN: Final = 120
HARD: Final = {115: 3.0, 108: 4.5, 101: 2.5, 97: 3.0, 86: 4.5, 70: 2.5, 53: 3.0, 34: 3.0, 14: 1.5}  # hard evenings
STUCK: Final = range(53, 58)  # days ago on which Robin sets the same numbers as the day before
APART: Final = {*range(59, 64), 20, 21, 119}  # days ago on which they do not see each other
SILENT: Final = {"noor": {88, 87, 46, 21, 20}, "robin": {111, 110, *range(59, 64), 41, 31, 30, 29}}  # nothing at all
LEAVES_OUT: Final = {"noor": (0.07, 0.16), "robin": (0.17, 0.36)}  # share of days without a check-in: week, weekend
KEEPS: Final = {"noor": 0.06, "robin": 0.1}  # share of days that are kept for oneself
LOUD: Final = 6
GIVES_LINE: Final = 0.75  # share of lines that are given with the numbers
LINES: Final = {"noor": 0.3, "robin": 0.16}  # share of days with a line
GUESSES: Final = {"noor": 0.4, "robin": 0.22}  # share of days with a guess
NOTICES: Final = 0.45  # share of loud days on which somebody sees the loop
USUAL: Final = 0.8  # share of those on which the own first move is the usual one
HALF_DONE: Final = 0.035  # share of sliders that are left out
EVENING: Final = {"noor": (1290, 45), "robin": (1345, 35)}  # minute of the day, and its spread
SOFT: Final = 7.0
SAME: Final = (3, 4, 6, 5)  # what Robin sets in the week of the same numbers
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Numbers:
    """One person's day. 0 to 10; None was left out. ``minute`` of the local day at which it is written."""

    worry: int | None
    space: int | None
    close: int | None
    load: int | None
    apart: bool
    loop: bool
    move: str
    minute: int
    given: bool
    line: bool  # whether a line is written, and whether it is given too
    line_given: bool
    guess_worry: int | None = None
    guess_space: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day, so many days before today; None for somebody who wrote nothing."""

    ago: int
    noor: Numbers | None
    robin: Numbers | None


@dataclass(frozen=True, slots=True)
class _State:
    """How it is in the two, before anybody moves a slider."""

    worry: tuple[float, float]  # Noor, Robin
    space: tuple[float, float]
    load: tuple[float, float]
    close: tuple[float, float]


def days(rng: Random, *, weekday_today: int) -> list[Day]:
    """All 120 days, oldest first. ``weekday_today``: 0 (Monday) to 6, so that weekends fall where they are."""
    found: list[Day] = []
    state = _State((4.0, 2.0), (1.5, 4.0), (4.0, 5.0), (6.0, 6.0))
    for ago in range(SPAN - 1, -1, -1):
        weekend = (weekday_today - ago) % 7 >= SATURDAY
        state = _next(state, ago, weekend, rng)
        noor = _written("noor", state, ago, weekend, rng)
        robin = _stuck(rng) if ago in STUCK else _written("robin", state, ago, weekend, rng)
        found.append(Day(ago, noor, robin))
    return found


def _grip(ago: int) -> float:
    """How strongly each feeds the other: hardly at first, much in the second month, little in the last."""
    return 0.1 + 0.3 * exp(-(((ago - 95) / 22) ** 2)) + 0.2 * exp(-(((ago - 50) / 9) ** 2))


def _weight(ago: int) -> float:
    """How heavy it all is: 1 at the beginning, little at the end, less and less from the second month on."""
    return 1 / (1 + exp((66 - ago) / 13))


def _loads(ago: int, weekend: bool, rng: Random) -> tuple[float, float]:
    """Noor's come in three-week waves of shifts; Robin's rise towards the ends of two quarters."""
    noor = 4.2 + 1.6 * sin(2 * pi * ago / 21) - 0.8 * weekend
    robin = 3.8 + 4 * exp(-(((ago - 68) / 6) ** 2)) + 2.2 * exp(-(((ago - 8) / 5) ** 2)) - 1.9 * weekend
    return noor + rng.gauss(0, 0.9), robin + rng.gauss(0, 0.9)


def _next(before: _State, ago: int, weekend: bool, rng: Random) -> _State:
    grip, load, blow = _grip(ago), _loads(ago, weekend, rng), HARD.get(ago, 0.0)
    weight = _weight(ago)
    noor = 1.8 + 1.2 * weight + 0.36 * before.worry[0] + grip * (before.space[1] - 3.2) + 0.16 * (load[0] - 4) + blow
    robin = 1.9 + 0.9 * weight + 0.36 * before.space[1] + grip * (before.worry[0] - 3.6) + 0.3 * (load[1] - 4)
    calm = 0.9 + 0.3 * before.worry[1] + 0.25 * blow + rng.gauss(0, 0.7)
    hers = 1.1 + 0.3 * before.space[0] + 0.12 * (load[0] - 4) + rng.gauss(0, 0.8)
    worry = (_within(noor + rng.gauss(0, 0.9)), _within(calm))
    space = (_within(hers), _within(robin + 0.8 * blow + rng.gauss(0, 0.9)))
    ease = (SPAN - ago) / SPAN
    close = [7.4 + 1.2 * ease - 0.36 * worry[me] - 0.2 * space[1] + 0.5 * weekend + rng.gauss(0, 0.7) for me in (0, 1)]
    return _State(worry, space, load, (_within(close[0]), _within(close[1] + 0.4)))


def _within(value: float) -> float:
    """The ends of the scale are rare: what goes beyond a loud 7 counts half."""
    return min(10.0, max(0.0, value if value <= SOFT else SOFT + (value - SOFT) / 2))


def _written(who: str, state: _State, ago: int, weekend: bool, rng: Random) -> Numbers | None:
    me = 0 if who == "noor" else 1
    leaves_out = LEAVES_OUT[who][weekend] + 0.03 * max(0.0, state.space[me] - LOUD)
    chance = [rng.random() for _ in range(8)]
    if ago in SILENT[who] or chance[0] < leaves_out:
        return None
    loud = state.worry[0] > LOUD - 0.5 and state.space[1] > LOUD - 1.5
    loop = (ago in HARD or (loud and chance[1] < NOTICES)) and ago not in APART
    numbers = [round(_within(value[me])) for value in (state.worry, state.space, state.close, state.load)]
    shown = [None if rng.random() < HALF_DONE else number for number in numbers]
    guesses = chance[5] < GUESSES[who]
    return Numbers(
        worry=shown[0],
        space=shown[1],
        close=shown[2],
        load=shown[3],
        apart=ago in APART,
        loop=loop,
        move=_move(who, chance[2]) if loop else "",
        minute=round(rng.gauss(*EVENING[who])),
        given=chance[3] >= KEEPS[who] + 0.15 * (loop and who == "robin"),
        line=chance[4] < LINES[who],
        line_given=chance[6] < GIVES_LINE,
        guess_worry=_guess(state.worry[1 - me], rng) if guesses else None,
        guess_space=_guess(state.space[1 - me], rng) if guesses else None,
    )


def _move(who: str, chance: float) -> str:
    usual = "reached" if who == "noor" else "stepped"
    return usual if chance < USUAL else "unsure"


def _guess(value: float, rng: Random) -> int:
    return round(_within(value + rng.gauss(0.4, 1.6)))


def _stuck(rng: Random) -> Numbers:
    return Numbers(*SAME, False, False, "", round(rng.gauss(1405, 8)), True, False, False)


def share(found: Sequence[Day], who: str) -> float:
    """The share of days on which somebody wrote."""
    return sum(getattr(day, who) is not None for day in found) / len(found)
