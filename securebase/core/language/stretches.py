"""Where a label stands: the stretch of words that carries it, from the chance of each word."""

import numpy as np

from .encoder import Array

LEAST = 0.35  # a word is part of a stretch from this chance on, or from this share of the strongest word
SHARE = 0.55
BRIDGE = 2  # pieces between two parts of one stretch


def stretches(chances: Array, spans: tuple[tuple[int, int], ...], raw: str) -> list[tuple[int, int]]:
    """Start and end (code points) of each stretch of one label; the strongest word alone if nothing else.

    chances: (pieces,), 0 to 1; spans: where each piece stands.
    """
    if not len(chances):
        return []
    bar = min(LEAST, SHARE * float(chances.max()))
    inside = np.flatnonzero(chances >= bar)
    found: list[tuple[int, int]] = []
    begin = last = int(inside[0])
    for place in [int(each) for each in inside[1:]]:
        if place - last > BRIDGE + 1 or _stops(raw, spans, last, place):
            found.append((begin, last))
            begin = place
        last = place
    found.append((begin, last))
    strong = [part for part in found if chances[part[0] : part[1] + 1].max() >= max(bar, SHARE * float(chances.max()))]
    return [_whole(raw, spans[start][0], spans[end][1]) for start, end in strong or found]


def _stops(raw: str, spans: tuple[tuple[int, int], ...], last: int, place: int) -> bool:
    """A full stop between two words parts two stretches."""
    between = raw[spans[last][1] : spans[place][0]]
    return any(mark in between for mark in ".!?\n")


def _whole(raw: str, start: int, end: int) -> tuple[int, int]:
    """The same without half words at its ends, and without a stop after it."""
    while start > 0 and (
        raw[start - 1].isalnum() or (raw[start - 1] in "'’" and start > 1 and raw[start - 2].isalnum())
    ):
        start -= 1
    while end < len(raw) and (raw[end].isalnum() or (raw[end] in "'’" and raw[end + 1 : end + 2].isalnum())):
        end += 1
    while end - 1 > start and raw[end - 1] in " \t\n,;:.":
        end -= 1
    return start, end
