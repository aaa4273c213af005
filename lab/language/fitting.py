"""The rule that tells how likely other words are found acceptable, fitted on lines that independent readers have read.

`python -m lab.language.fitting` fits it again on the reader that is in the file. How good it is, and from which chance
on a line is offered, is found on lines that neither the fit nor the reader has seen. The weights from which the reader
went on had once been taught to judge lines, of all messages but one in five: those, and what was judged since, count.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lab.language import packing, tones
from lab.language.judged import Judged, judged
from lab.language.marks import marked
from lab.language.settling import likeliest
from securebase.core.language.keeping import kept
from securebase.core.language.reader import WEIGHTS, reader, see
from securebase.core.language.reviewing import look
from securebase.core.language.source import Source
from securebase.core.language.traits import after, before
from securebase.core.language.wordings import candidates

Array = NDArray[np.float64]
PARTS: Final = 5
HELD: Final = 0  # the part that no net was ever taught
BEFORE: Final = 8391  # lines that were judged when a net was last taught them
NEWER: Final = 3.0  # how much a line judged since counts, if the rules still make it: of plain messages
NEAR: Final = 0.01  # how strongly the weights are held near nothing (ridge)
MISSED: Final = 0.03  # of the lines that would be offered, so many may be lost because they are not read
WANTED: Final = 0.85  # share of the lines that are offered which should be found acceptable


@dataclass(frozen=True)
class Weighed:
    """Lines that were judged, and what is weighed of them.

    true: 1 or 0; part: of five; unseen: those a fit is tried on; count: how much each counts.
    """

    first: NDArray[np.float32]
    rows: NDArray[np.float32]
    gists: NDArray[np.float32]
    true: Array
    part: NDArray[np.int_]
    unseen: NDArray[np.bool_]
    count: Array

    def held_out(self, rows: NDArray[np.float32], near: float) -> Array:
        """Of each line the odds by a fit that has not seen its message, as a logarithm."""
        held = np.zeros(len(self.true))
        for at in np.unique(self.part):
            there, aside = self.part != at, self.part == at
            weights = likeliest(rows[there], self.true[there], self.count[there], near)
            held[aside] = rows[aside] @ weights[:-1] + weights[-1]
        return held

    def whole(self, rows: NDArray[np.float32], near: float) -> Array:
        """The weights by all lines."""
        return likeliest(rows, self.true, self.count, near)


def renew() -> None:
    """Fit, and write the weights and the least chances into the file."""
    reader.cache_clear()
    lines = _ready()
    odds = lines.held_out(lines.rows, NEAR) + tones.SHARE * lines.held_out(lines.gists, tones.NEAR)
    at_first = _chance(lines.held_out(lines.first, NEAR))
    chances, unseen, true = _chance(odds), lines.unseen, lines.true
    cut = least(chances[unseen], true[unseen])
    over = chances[unseen] >= cut
    print(f"lines {len(true)}, acceptable {true.mean():.3f}, area {area(chances, true):.3f}", end="; ")
    print(f"of {unseen.sum()} that the net was not taught {area(chances[unseen], true[unseen]):.3f}", end=", ")
    print(f"from {cut:.3f} on: {over.mean():.3f} of them, {true[unseen][over].mean():.3f} acceptable")
    first_cut = float(np.quantile(at_first[unseen][over], MISSED))
    print(f"before they are read: area {area(at_first[unseen], true[unseen]):.3f}, from {first_cut:.3f} on")
    fit, gist = lines.whole(lines.rows, NEAR), tones.SHARE * lines.whole(lines.gists, tones.NEAR)
    fit[-1] += gist[-1]
    tone, scale = packing.coarse(gist[:-1].reshape(2, -1).T.astype(np.float32))
    found = {"fit": fit, "fit_cut": cut, "fit_first": lines.whole(lines.first, NEAR), "fit_first_cut": first_cut}
    short = {name: np.asarray(each, np.float32) for name, each in found.items()}
    packing.put({"tone": tone, "tone.scale": scale, **short})
    reader.cache_clear()


def _ready() -> Weighed:
    with np.load(WEIGHTS) as kept_:
        lines, there = judged(), int(kept_["judged"])
        new = {id(each) for each in lines[BEFORE:]}
        taught = {each.text for each in marked()[: int(kept_["marked"])]} - {each.message for each in lines[:there]}
    every = [each for each in lines if each.message not in taught]  # of those the marks are too sure
    first = np.array([before(_source(each.message), each.line) for each in every])
    rows = np.hstack([first, np.array([after(see(reader(), each.line)) for each in every])])
    true = np.array([each.fits for each in every], float)
    part = parts([each.message for each in every])
    since = np.array([id(each) in new for each in every])
    still = since & np.array([_is_made(each) for each in every])
    unseen = ((part == HELD) & ~since) | still  # what is made no more is never offered
    print(f"judged since {since.sum()}, made still {still.sum()}, of those acceptable {true[still].mean():.3f}")
    gists = tones.gists(reader().encoder, every)
    return Weighed(first, rows, gists, true, part, unseen, np.where(still, NEWER, 1.0))


def parts(messages: list[str]) -> NDArray[np.int_]:
    """Which of five parts each message belongs to, always the same."""
    return np.array([zlib.crc32(each.encode()) % PARTS for each in messages])


def _chance(odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-odds)))


def least(chances: Array, true: Array, wanted: float = WANTED) -> float:
    """The lowest chance from which on so large a share is acceptable; that of the likeliest if none is."""
    order = np.argsort(-chances)
    shares = np.cumsum(true[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= wanted)
    return float(chances[order[enough[-1] if len(enough) else 0]])


def area(given: Array, true: Array) -> float:
    """Area under the curve: how often an acceptable line has the higher number of the two."""
    ranks = given.argsort().argsort() + 1
    good = true > 0
    return float((ranks[good].sum() - good.sum() * (good.sum() + 1) / 2) / (good.sum() * (~good).sum()))


def _is_made(given: Judged) -> bool:
    """Whether the rules, as they are now, make a line of this message."""
    return given.line.rstrip(".").lower() in _made(given.message)


@cache
def _made(raw: str) -> frozenset[str]:
    return frozenset(each.rstrip(".").lower() for each in candidates(_source(raw), look(raw)))


@cache
def _source(raw: str) -> Source:
    seen = see(reader(), raw)
    return Source(raw, seen, kept(raw, seen.marks, seen.spans))


if __name__ == "__main__":
    renew()
