"""The same message said so that it can be heard: a feeling, what happened, and every fact; checked before it is shown.

Candidates come from `wordings`. Danger first: words of danger and threats are never polished. What carries a negative
label of our own reviewer, names no feeling or has lost a fact is not offered, nor what a reader would likely refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from .acceptable import at_first, chance
from .composing import own_feeling
from .dangers import by_rule
from .keeping import kept
from .reader import Seen, reader
from .reviewing import Review, look, may_be_said_again
from .source import Source
from .wordings import candidates

CHOSEN: Final = 0.6  # share of the least chance that is enough where the writer chose the feeling
MOST: Final = 2
TRIES: Final = 2  # so many are looked at; each costs as much as the message itself
LOUD: Final = 0.7  # of the letters; from this share of capitals on they are meant as shouting
SAME: Final = 12  # letters of a line by which it is told from another


def review(raw: str) -> Review:
    """What is found in a message, with rewrites where something unkind was found and may be said again."""
    found = look(raw)
    return replace(found, rewrites=tuple(rewrites(raw, found)))


def rewrites(raw: str, found: Review, feeling: str = "") -> list[str]:
    """Up to two; none where nothing is unkind, or where the words speak of danger or of a threat.

    raw: any string; found: what `look` said of it; feeling: the id of one that the writer chose, in place of a guess.
    Without the reader's weights none is made: the builder asks instead.
    """
    if found.seen is None or not may_be_said_again(raw, found):
        return []
    loud = sum(map(str.isupper, raw)) > LOUD * sum(map(str.isalpha, raw)) and len(raw.lower()) == len(raw)
    raw = raw.lower() if loud else raw  # capitals throughout tell no names
    source = Source(raw, found.seen, kept(raw, found.seen.marks, found.seen.spans))
    with_ = reader()
    lines = candidates(source, found, feeling)
    if not feeling:  # whether a feeling that was chosen fits, its writer knows
        likely = {each: at_first(with_, source, each) for each in lines}
        lines = sorted((each for each in lines if likely[each] >= with_.fit_first_cut), key=lambda each: -likely[each])
    return _best(source, lines, chosen=bool(feeling))


def _best(source: Source, lines: Sequence[str], *, chosen: bool) -> list[str]:
    """Of those that are looked at, the two that are likeliest to be accepted."""
    found: list[tuple[float, str]] = []
    for each in _unlike(lines):
        share = _share(source, each, chosen=chosen)
        if share >= 1:
            found.append((share, each))
    return [each for _, each in sorted(found, key=lambda one: -one[0])][:MOST]


def _unlike(lines: Sequence[str]) -> Iterator[str]:
    """So many as are looked at, each of which begins in another way."""
    begun: set[str] = set()
    for each in lines:
        if len(begun) < TRIES and each[:SAME] not in begun:
            begun.add(each[:SAME])
            yield each


def _share(source: Source, shown: str, *, chosen: bool) -> float:
    """The chance that a line is found acceptable, as a share of the least that is offered; 0 if it cannot be heard.

    Of a feeling that was chosen its writer knows whether it fits: that doubt does not count, others do.
    """
    with_ = reader()
    seen = _heard(shown)
    least = with_.fit_cut * (CHOSEN if chosen else 1.0)
    return chance(with_, source, shown, seen) / least if seen else 0.0


def can_be_heard(text: str) -> bool:
    """Whether our own reviewer finds nothing unkind in a text and no plain word of danger, and a feeling is named."""
    return _heard(text) is not None


def _heard(text: str) -> Seen | None:
    """What the reader sees in a text that can be heard."""
    if not own_feeling(text) or by_rule(text).label != "none":
        return None
    found = look(text)
    return None if found.unkind else found.seen
