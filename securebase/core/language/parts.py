"""A message in parts that belong together, each with the unkind labels on it."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from .plain_words import shapes
from .reviewing import Review
from .text import read

FEW: Final = 3  # words that hang on the clause before
SHARE: Final = 0.4  # of a clause, that lies in an unkind stretch
CLEAR: Final = 3  # letters by which a stretch begins before a clause
STOPPED: Final = re.compile(r"[.!?\n]\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A clause or a few that hang together, and the negative labels on them."""

    text: str
    labels: frozenset[str]
    start: int = 0
    new: bool = True  # begins a sentence


def parts_of(raw: str, found: Review) -> list[Part]:
    """The clauses in order; one that cannot stand alone is joined to the one before it if both are of one kind."""
    parts: list[Part] = []
    for start, end in read(raw).clauses:
        before = parts[-1] if parts else None
        labels = _labels(found, start, end)
        if before and not labels and "mind_reading" in before.labels and shapes()["goes_on"].match(raw[start:end]):
            labels = before.labels  # "you don't want a baby, you just went along with it": one guess
        new = before is None or STOPPED.search(raw[:start].rstrip(" ")) is not None
        part = Part(raw[start:end], labels, start, new)
        if before and not new and _joins(found, before, part, end):
            parts[-1] = Part(raw[before.start : end], before.labels | part.labels, before.start, before.new)
        else:
            parts.append(part)
    return parts


def _labels(found: Review, start: int, end: int) -> frozenset[str]:
    return frozenset(
        each.label
        for each in found.unkind
        if each.start is not None
        and each.end is not None
        and min(each.end, end) - max(each.start, start) >= SHARE * min(end - start, each.end - each.start)
    )


def _joins(found: Review, before: Part, part: Part, end: int) -> bool:
    """A few words that are fine, what hangs on the clause before, and what one unkind stretch reaches over."""
    if not part.labels and len(part.text.split()) <= FEW:
        return True
    if shapes()["dangling"].match(part.text) and bool(part.labels) == bool(before.labels):
        return True
    return _one_stretch(found, part.start, end, before.labels & part.labels)


def _one_stretch(found: Review, start: int, end: int, labels: AbstractSet[str]) -> bool:
    return any(
        each.label in labels
        and each.start is not None
        and each.end is not None
        and each.start < start - CLEAR
        and each.end > (start + end) / 2
        for each in found.unkind
    )
