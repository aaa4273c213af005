"""A message that is said again, and what is counted of it once, whatever line is weighed against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from .echo import Told
from .encoder import Array
from .facts import negations, substance
from .keeping import KINDS, WORD, Kept, by_kind, left_out
from .reader import Seen
from .seams import Words
from .text import read

YOURS: Final = re.compile(r"\b(?:you|u|your|ur)\b", re.IGNORECASE)
OWN: Final = re.compile(r"\W*(?:and |but |so )?(?:i|im|ive|my|we)\b", re.IGNORECASE)
PLACE: Final = re.compile(r"\W*(?:in|on|at|with|by|for|from|after|before|since|to|of|about|without)\b", re.IGNORECASE)
MANY: Final = 4  # words of a stretch, where there is none
LONG: Final = 20  # words; lengths are told in so many
SOME: Final = 10
LITTLE: Final = 1e-9


@dataclass(frozen=True)
class Source:
    """A message that is said again: its text, what the reader saw, and the stretches that hold its facts."""

    raw: str
    seen: Seen
    kept: Sequence[Kept]

    @cached_property
    def stems(self) -> list[tuple[str, float]]:
        """Each word of substance without its ending, and the chance that it holds a fact."""
        return [(stem, 1 - chance) for word, chance in self._left for stem in substance(word)]

    @cached_property
    def _left(self) -> list[tuple[str, float]]:
        return left_out(self.raw, self.seen.marks, self.seen.spans)

    @cached_property
    def told(self) -> Told:
        """What is counted of the message."""
        return Told.of(self.raw)

    @cached_property
    def words(self) -> Words:
        """Its words, with the chance that each holds a fact."""
        begins = (found.start() for found in WORD.finditer(self.raw))
        return Words.of(self.raw, [(at, 1 - chance) for at, (_, chance) in zip(begins, self._left, strict=True)])

    @cached_property
    def denied(self) -> int:
        """How often something is denied in it."""
        return negations(self.raw)

    @cached_property
    def kinds(self) -> dict[str, Array]:
        """The chance of each kind of stretch (and of none before them), of each word of substance."""
        told = by_kind(self.raw, self.seen.marks, self.seen.spans)
        return {stem: row for word, row in told for stem in substance(word)}

    @cached_property
    def numbers(self) -> list[float]:
        """What is the same for every line."""
        left = np.array([chance for _, chance in self._left] or [1.0])
        unsure = -(left * np.log(left + LITTLE) + (1 - left) * np.log(1 - left + LITTLE))
        untold = _untold(self)
        shares = np.sort(self.seen.about[:-1])
        return [
            *_of_marks(self.kept),
            float(unsure.mean()),
            float(unsure.max()),
            len(untold),
            sum(OWN.match(each) is not None for each in untold),
            sum(PLACE.match(each) is not None for each in untold),
            sum("?" in each for each in untold),
            float(shares[-1]),
            float(self.seen.about[-1]),
            *self.seen.chances,
            len(self.raw.split()) / LONG,
            "?" in self.raw,
            *self.seen.about[:-1],
        ]


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


def _untold(source: Source) -> list[str]:
    """The clauses of a message of which no word was kept."""
    return [
        source.raw[start:end]
        for start, end in read(source.raw).clauses
        if not any(each.start < end and each.end > start for each in source.kept)
    ]
