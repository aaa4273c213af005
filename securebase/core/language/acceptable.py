"""How likely a strict reader finds other words for a message acceptable: a rule fitted on lines that were read.

It weighs how sure the marks are, which kinds of stretch there are, what was lost, what both texts say and how long they
are, and the gist of both. Section 2 of the guide says what is acceptable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from .echo import figures
from .encoder import Array
from .facts import substance
from .feelings import feelings_in
from .keeping import FEELINGS, KINDS, Kept, left_out
from .labels import NEGATIVE
from .reader import Reader, Seen
from .text import read

YOURS: Final = re.compile(r"\b(?:you|u|your|ur)\b", re.IGNORECASE)
OWN: Final = re.compile(r"\W*(?:and |but |so )?(?:i|im|ive|my|we)\b", re.IGNORECASE)
PLACE: Final = re.compile(r"\W*(?:in|on|at|with|by|for|from|after|before|since|to|of|about|without)\b", re.IGNORECASE)
MANY: Final = 4  # words of substance, from which on more say nothing
LONG: Final = 20  # words; lengths are told in so many
SOME: Final = 10
LITTLE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Source:
    """A message that is said again: its text, what the reader saw, and the stretches that hold its facts."""

    raw: str
    seen: Seen
    kept: Sequence[Kept]


def chance(reader: Reader, source: Source, line: str, seen: Seen) -> float:
    """0 to 1: how likely `line`, of which the reader saw `seen`, is found acceptable in the place of a message."""
    return _chance(np.concatenate([before(source, line), after(seen)]), reader.fit)


def at_first(reader: Reader, source: Source, line: str) -> float:
    """0 to 1: the same, before the reader has seen `line`: a hundredth of the work, and nearly as good."""
    return _chance(before(source, line), reader.fit_first)


def _chance(given: Array, fit: Array) -> float:
    return float(1 / (1 + np.exp(-np.clip(given @ fit[:-1] + fit[-1], -30, 30))))


def before(source: Source, line: str) -> Array:
    """(numbers,): what the rule weighs of a message and of a line that nobody has read yet."""
    return np.concatenate(
        [
            _of_marks(source.kept),
            _of_loss(source, line),
            _of_feelings(source.seen, line),
            figures(source.raw, line),
            source.seen.chances,
            _of_shape(source, line),
            source.seen.gist,
        ],
        dtype=np.float32,
    )


def after(seen: Seen) -> Array:
    """(numbers,): what it weighs besides, of what the reader saw in the line."""
    return np.concatenate([seen.chances, [seen.chances[: len(NEGATIVE)].max()], seen.gist], dtype=np.float32)


def _of_marks(kept: Sequence[Kept]) -> list[float]:
    """How sure, how many, of which kinds; how many deeds were marked without who did them; how long."""
    sure = [each.sure for each in kept] or [1.0]
    counts = [sum(each.kind == kind for each in kept) for kind in KINDS]
    alone = sum(each.kind == "deed" and not YOURS.search(each.text) for each in kept)
    sizes = [len(each.text.split()) for each in kept]
    own = [len(each.text.split()) for each in kept if each.kind == "own"]
    return [
        min(sure),
        float(np.mean(sure)),
        float(np.prod(sure)),
        len(kept),
        *counts,
        *(count > 0 for count in counts),
        not kept,
        alone,
        max(own, default=0) / SOME,
        min(sizes, default=MANY) / SOME,
    ]


def _of_loss(source: Source, line: str) -> list[float]:
    """Which words of substance are gone, and how surely they held a fact."""
    words = left_out(source.raw, source.seen.marks, source.seen.spans)
    there = substance(line)
    untold = _untold(source)
    every = [(stem, 1 - chance) for word, chance in words for stem in substance(word)]
    gone = [held for stem, held in every if stem not in there]
    left = np.array([chance for _, chance in words] or [1.0])
    unsure = -(left * np.log(left + LITTLE) + (1 - left) * np.log(1 - left + LITTLE))
    bare = not source.kept
    return [
        sum(gone),
        max(gone, default=0.0),
        len(gone),
        len(gone) / max(len(every), 1),
        len(every) / MANY,
        bare * len(gone),
        bare * min(len(every), MANY),
        float(unsure.mean()),
        float(unsure.max()),
        len(untold),
        sum(OWN.match(each) is not None for each in untold),
        sum(PLACE.match(each) is not None for each in untold),
        sum("?" in each for each in untold),
    ]


def _untold(source: Source) -> list[str]:
    """The clauses of a message of which no word was kept."""
    return [
        source.raw[start:end]
        for start, end in read(source.raw).clauses
        if not any(each.start < end and each.end > start for each in source.kept)
    ]


def _of_feelings(seen: Seen, line: str) -> list[float]:
    """How likely the feelings of the line lie under the message: the likeliest and the least likely of them."""
    shares = np.exp(seen.felt - seen.felt.max())
    shares /= shares.sum()
    found = [float(shares[FEELINGS.index(name)]) for name, _ in feelings_in(line) if name in FEELINGS]
    return [max(found, default=0.0), min(found, default=0.0)]


def _of_shape(source: Source, line: str) -> list[float]:
    return [
        len(source.raw.split()) / LONG,
        len(line.split()) / LONG,
        line.count("."),
        " about " in line,
        "hen " in line,
        "?" in source.raw,
    ]
