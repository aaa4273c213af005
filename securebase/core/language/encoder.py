"""The small encoder under the reviewer: word pieces in, one row of numbers a piece out, in numpy.

The first layers of a transformer (Vaswani and others 2017; weights taught further from MiniLM, Wang and others 2020),
with a short table of pieces. Weights lie in the file as whole numbers of few bits with one scale a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .pieces import APART, FIRST, Pieces

Array = NDArray[np.float32]
HEADS: Final = 12
TINY: Final = np.float32(1e-12)
ALONE: Final = 2  # layers in which a sentence of a message is read by itself; the others see all of it
FAR: Final = np.float32(-1e9)
BEND: Final = (np.float32(sqrt(2 / np.pi)), np.float32(0.044715))


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: what to look at, what to take from there, and a step for each piece by itself."""

    qkv: Array
    qkv_shift: Array
    out: Array
    out_shift: Array
    norm: tuple[Array, Array]
    up: Array
    up_shift: Array
    down: Array
    down_shift: Array
    last_norm: tuple[Array, Array]


@dataclass(frozen=True, slots=True)
class Encoder:
    """Weights as they lie in memory; `pieces` is the list that a message is cut into."""

    pieces: Mapping[str, int]
    table: Array
    places: Array
    kinds: Array
    norm: tuple[Array, Array]
    layers: tuple[Layer, ...]

    @property
    def most(self) -> int:
        """How many pieces fit, with the marks at both ends."""
        return len(self.places)

    def rows(self, *parts: Pieces) -> Array:
        """One row for each piece, (pieces, width), of two texts that are read together."""
        ids, kinds = [self.pieces[FIRST]], [0]
        for kind, part in enumerate(parts):
            ids += [*part.ids, self.pieces[APART]]
            kinds += [kind] * (len(part.ids) + 1)
        return self._levels(self.table[ids] + self.places[: len(ids)] + self.kinds[kinds], None)[-1]

    def by_sentence(self, part: Pieces) -> tuple[Array, Array]:
        """The same of a message: each sentence by itself, as if it began the message, and at last all together.

        With its gist, (levels * width,): the mean row after each level, from the table of pieces to the last layer.
        """
        levels = self.levels(part)
        return levels[-1], gist_of(levels)

    def levels(self, part: Pieces) -> list[Array]:
        """The rows of a message read so, after each level, from the table of pieces to the last layer."""
        ids = [self.pieces[FIRST], *part.ids, self.pieces[APART]]
        groups, places = groups_of(part.sentences)
        near = np.where(seen_from(groups), np.float32(0), FAR)
        return self._levels(self.table[ids] + self.places[places] + self.kinds[0], near)

    def _levels(self, given: Array, near: Array | None) -> list[Array]:
        found = [_even(given, self.norm)]
        for at, layer in enumerate(self.layers):
            found.append(_step(found[-1], layer, near if at < ALONE else None))
        return found


def gist_of(levels: Sequence[Array]) -> Array:
    """(levels * width,): the mean row after each level."""
    return np.concatenate([each.mean(axis=0) for each in levels])


def groups_of(sentences: Sequence[int]) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """For a message with its two marks: the number of each piece's group, and its place in that group.

    The mark at the beginning is group 0, the sentences follow, the mark at the end is the last group.
    """
    inside = np.asarray(sentences, dtype=int)
    inside = inside - inside[0] + 1 if len(inside) else inside
    groups = np.concatenate([[0], inside, [inside[-1] + 1 if len(inside) else 1]]).astype(int)
    first = np.searchsorted(groups, groups)
    places = np.arange(len(groups)) - first + 1
    places[0] = 0
    return groups, places


def seen_from(groups: NDArray[np.int_]) -> NDArray[np.bool_]:
    """(pieces, pieces): which pieces each may look at: those of its own group, and the two marks."""
    return np.asarray((groups[:, None] == groups) | (groups == 0) | (groups == groups[-1]))


def _even(rows: Array, norm: tuple[Array, Array]) -> Array:
    moved = rows - rows.mean(axis=1, keepdims=True)
    spread = np.sqrt((moved * moved).mean(axis=1, keepdims=True) + TINY)
    return np.asarray(moved / spread * norm[0] + norm[1])


def _step(rows: Array, layer: Layer, seen: Array | None) -> Array:
    count, width = rows.shape
    cut = (rows @ layer.qkv + layer.qkv_shift).reshape(count, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
    near = cut[0] @ cut[1].transpose(0, 2, 1) / np.float32(sqrt(width // HEADS))
    near = near if seen is None else near + seen
    near = np.exp(near - near.max(axis=2, keepdims=True))
    taken = (near / near.sum(axis=2, keepdims=True)) @ cut[2]
    met = taken.transpose(1, 0, 2).reshape(count, width) @ layer.out + layer.out_shift
    rows = _even(rows + met, layer.norm)
    step = _bent(rows @ layer.up + layer.up_shift) @ layer.down
    return _even(rows + step + layer.down_shift, layer.last_norm)


def _bent(given: Array) -> Array:
    """The Gaussian error unit, by its usual formula with a tangent (Hendrycks and Gimpel 2016)."""
    return np.asarray(np.float32(0.5) * given * (1 + np.tanh(BEND[0] * (given + BEND[1] * given * given * given))))


def unpacked(file: Mapping[str, NDArray[np.generic]], name: str) -> Array:
    """A table of weights, (in, out): whole numbers times the scale of their row of outputs."""
    whole = np.asarray(file[name], dtype=np.float32)
    return np.ascontiguousarray((whole * np.asarray(file[f"{name}.scale"], dtype=np.float32)[:, None]).T)
