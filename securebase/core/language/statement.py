"""Which parts of an I-statement a message already holds: feeling, situation, because, need and request.

The parts are those of assertive speech (behaviour, feeling, effect, request: Gordon 1970), found by words in clauses
that carry no unkind label.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from .feelings import feelings_at
from .rules import patterns, plainly
from .text import Text

BEGINS: Final = re.compile(
    r"^\W*(?:and |but |so )?(when|while|after|since|that|about|every time|at|by|whenever|as)\b", re.IGNORECASE
)
BECAUSE: Final = re.compile(r"^\W*(?:and |but )?(?:because|cos|coz|cause|'cause|bc|as i|since i)\b", re.IGNORECASE)
OWN: Final = frozenset({"i", "i'm", "im", "i've", "i'd", "me", "my", "feel", "felt", "feeling"})
FAR: Final = 5  # words between "I" and the feeling


@dataclass(frozen=True, slots=True)
class Statement:
    """What is there, in the writer's words; empty or None where it is not."""

    feeling: tuple[str, ...] = ()
    situation: str | None = None
    because: str | None = None
    need: str | None = None
    request: str | None = None


def statement(text: Text, labels: Collection[str], unkind: Iterable[tuple[int, int]]) -> Statement:
    """The parts of a message, given its labels and where it is unkind."""
    bad = list(unkind)
    clauses = [(start, end) for start, end in text.clauses if not any(_shared((start, end), each) for each in bad)]
    feeling = _feelings(text) if "feeling" in labels else ()
    because = _first(text, clauses, BECAUSE)
    situation = (
        _first(text, [each for each in clauses if text.raw[slice(*each)] != because], BEGINS) if feeling else None
    )
    need = _by_pattern(text, "need", clauses) if "need" in labels else None
    request = _by_pattern(text, "request", clauses) if "request" in labels else None
    return Statement(feeling, situation, because, need, request)


def _shared(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return min(one[1], two[1]) - max(one[0], two[0]) > (one[1] - one[0]) / 3


def _feelings(text: Text) -> tuple[str, ...]:
    """Words of feeling that stand soon after a word for oneself, each once."""
    found: dict[str, None] = {}
    for start, _, word in feelings_at(text.raw):
        before = [each.text for each in text.words if each.end <= start][-FAR:]
        if set(before) & OWN and "not" not in before:
            found[word.lower()] = None
    return tuple(found)


def _first(text: Text, clauses: list[tuple[int, int]], begin: re.Pattern[str]) -> str | None:
    return next((text.raw[start:end] for start, end in clauses if begin.search(text.raw[start:end])), None)


def _by_pattern(text: Text, label: str, clauses: list[tuple[int, int]]) -> str | None:
    plain = plainly(text.raw)
    for pattern in patterns()[label]:
        if match := pattern.search(plain):
            return text.raw[match.start() : match.end()].strip()
    return next((text.raw[start:end] for start, end in clauses if text.raw[start:end].rstrip().endswith("?")), None)
