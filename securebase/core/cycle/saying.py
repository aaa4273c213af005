"""From figures to sentences, by the ladder of how much days allow: never a cause, never a verdict, never a percentage.

A sentence is a key of `content/en/words/cycle.toml` with its slots; who says it fills in the names and the language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from .fitting import EARLY, Band, Cycle
from .series import LOOPS, PAIRS, STATES

LEANING, LIKELY, CLEAR = 0.75, 0.9, 0.95
UNLIKELY: Final = 0.1
SEEN: Final = 0.15  # a correlation or an effect below this is not worth a sentence
SOONER: Final = 0.9
OFTENER: Final = 0.95
SURE: Final = 0.95  # that days after are lighter
RARE: Final = 3  # effects after a cause, for a sentence
MOST: Final = 3  # sentences about one thing


@dataclass(frozen=True, slots=True)
class Sentence:
    """A key of words and its slots. `one` and `two` stand for partner 1 and 2 and are filled in with names."""

    key: str
    slots: Mapping[str, str]


def say(cycle: Cycle) -> tuple[Sentence, ...]:
    """What may be said of a couple, the most general first."""
    if cycle.stage == "none":
        return (Sentence("cycle.too_few", {"least": str(EARLY)}),)
    said = [Sentence("cycle.early", {})] if cycle.stage == "early" else []
    said += list(_same_day(cycle))[:MOST] or [Sentence("cycle.same_none", {})]
    if cycle.enough:
        said.append(_loop(cycle))
        said += list(_arrows(cycle))
    if cycle.stage == "full":
        said += list(_upsets(cycle))
    said += list(_events(cycle))[:MOST]
    said += list(_eased(cycle))[:MOST]
    return (*said, Sentence("cycle.together", {}))


def _names(state: str) -> tuple[str, str]:
    what, partner = state.split("_")
    return what, {"1": "one", "2": "two"}[partner]


def _same_day(cycle: Cycle) -> Iterator[Sentence]:
    """Between the partners alone, the strongest first, where the band leaves out none."""
    across = [(STATES[one], STATES[two]) for one, two in PAIRS if STATES[one][-1] != STATES[two][-1]]
    bands = [(cycle.same_day[f"{one}~{two}"], one, two) for one, two in across]
    for band, one, two in sorted(bands, key=lambda each: -abs(each[0].mean)):
        if _is_seen(band):
            (what, who), (other, whose) = _names(one), _names(two)
            yield Sentence(f"cycle.same_{what}_{other}_{_way(band)}", {"name": who, "other": whose})


def _is_seen(band: Band) -> bool:
    return (band.lo > 0 or band.hi < 0) and abs(band.mean) >= SEEN


def _way(band: Band) -> str:
    return "more" if band.mean > 0 else "less"


def _loop(cycle: Cycle) -> Sentence:
    who, other = ("one", "two") if cycle.in_worry == 1 else ("two", "one")
    chance = cycle.p_cycle
    words = (
        "clear" if chance > CLEAR else "likely" if chance > LIKELY else "leaning" if chance > LEANING
        else "none" if chance < UNLIKELY else "unclear"
    )  # fmt: skip
    slots = {"name": who, "other": other} if words in ("clear", "likely", "leaning") else {}
    return Sentence(f"cycle.loop_{words}", slots)


def _arrows(cycle: Cycle) -> Iterator[Sentence]:
    """Each arrow of the loop by itself, so that nobody is the cause."""
    for target, source in (pair for loop in LOOPS for pair in (loop, loop[::-1])):
        band = cycle.next_day[f"{STATES[target]}<-{STATES[source]}"]
        if _is_seen(band):
            (what, who), (_, other) = _names(STATES[source]), _names(STATES[target])
            yield Sentence(f"cycle.next_{what}_{_way(band)}", {"name": who, "other": other})


def _upsets(cycle: Cycle) -> Iterator[Sentence]:
    lo, hi = (f"{max(round(end), 1)}" for end in (cycle.upset_days.lo, cycle.upset_days.hi))
    yield Sentence("cycle.upset_one" if hi == "1" else "cycle.upset", {} if hi == "1" else {"low": lo, "high": hi})
    if cycle.shorter is not None and cycle.shorter > SOONER:
        yield Sentence("cycle.shorter", {})


def _events(cycle: Cycle) -> Iterator[Sentence]:
    for name, found in sorted(cycle.events.items(), key=lambda each: -each[1].more):
        effect, _, cause = name.partition(" after ")
        if found.more > OFTENER and found.after >= RARE and "_" in effect:
            # without names or numbers: a pause must never become something to hold against somebody
            yield Sentence(f"cycle.event_{_names(effect)[0]}_{_names(cause)[0]}", {})


def _eased(cycle: Cycle) -> Iterator[Sentence]:
    """What lighter days went with, the surest first; what heavier ones went with is never said."""
    for kind, found in sorted(cycle.eased.items(), key=lambda each: -each[1].lighter):
        if found.lighter > SURE:
            yield Sentence(f"cycle.eased_{kind}", {})
