"""What is weighed of a message and of other words for it: numbers, each with a plain meaning.

How sure the marks are, which kinds there are, what was lost and how surely it held a fact, which words of the line the
reader would have left out, the feelings, the themes, what the mirror counts of two texts, the labels, the lengths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from .echo import Told, compared
from .encoder import Array
from .facts import negations, substance
from .keeping import FEELINGS, KINDS, Keeps
from .labels import NEGATIVE
from .reader import Seen
from .seams import COUNT, Words, seams
from .source import LONG, Source
from .themes import need_of, theme_of, themes

FRAMES: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"\babout\b",
        r"\bwhen\b",
        r"\bscared that\b",
        r"\bwould you\b",
        r"^when\b",
        r"^\W*i'?m? ?feel|^i felt",
        r"\bit hurts?\b",
        r"\bbreak from talking|give me\b|find words\b",
        r"\bhow you see it|how it is for you\b",
        r"\bwhen we talk about\b",
        r"\babout that\W*$",
        r"\band i feel\b",
    )
)
FRAMED: Final[tuple[Keeps, ...]] = ("topic", "deed", "fear", "ask")  # of which the first frames tell
MANY: Final = 4  # words of substance are told in so many


def before(source: Source, line: str) -> Array:
    """(numbers,): what is weighed of a message and of a line that nobody has read yet."""
    told = Told.of(line)
    frames = [each.search(line) is not None for each in FRAMES]
    loss = _of_loss(source, line, frames)
    return np.concatenate(
        [
            source.numbers,
            loss,
            _of_feelings(source.seen, told.felt),
            _of_theme(source, line, *loss[:2]),
            compared(source.told, told),
            [0.0] * COUNT if theme_of(line) else seams(source.words, Words.of(line)),
            frames,
            [len(line.split()) / LONG, line.count("."), negations(line) - source.denied],
        ],
        dtype=np.float32,
    )


def after(seen: Seen) -> Array:
    """(numbers,): what is weighed besides, of what the reader saw in the line."""
    return np.concatenate([seen.chances, [seen.chances[: len(NEGATIVE)].max(), seen.sound]], dtype=np.float32)


def _of_loss(source: Source, line: str, frames: Sequence[bool]) -> list[float]:
    """Which words of substance are gone, and how surely they held a fact; which are there though they hold none."""
    there = substance(line)
    gone = [held for stem, held in source.stems if stem not in there]
    told = [held for stem, held in source.stems if stem in there]
    rows = [row for stem, row in source.kinds.items() if stem in there]
    kinds = np.mean(rows, axis=0) if rows else np.zeros(len(KINDS) + 1)
    fits = [kinds[1 + KINDS.index(kind)] * frame for kind, frame in zip(FRAMED, frames, strict=False)]
    every, bare = len(source.stems), not source.kept
    return [
        sum(gone),
        max(gone, default=0.0),
        len(gone),
        len(gone) / max(every, 1),
        every / MANY,
        bare * len(gone),
        bare * min(every, MANY),
        sum(1 - held for held in told),
        min(told, default=1.0),
        len(told) / MANY,
        *kinds,
        *fits,
    ]


def _of_feelings(seen: Seen, felt: Sequence[str]) -> list[float]:
    """How likely the feelings of the line lie under the message: the likeliest and the least likely of them."""
    shares = np.exp(seen.felt - seen.felt.max())
    shares /= shares.sum()
    found = [float(shares[FEELINGS.index(name)]) for name in felt if name in FEELINGS]
    return [max(found, default=0.0), min(found, default=0.0), len(found)]


def _of_theme(source: Source, line: str, gone: float, most: float) -> list[float]:
    """Of a line about the theme: which, how likely that is, that there is nothing else to tell, what is gone with it.

    Of a line that ends with a need, that it does, and how likely its theme is.
    """
    name, need = theme_of(line), need_of(line)
    shares = dict(zip(themes(), map(float, source.seen.about), strict=False))
    bare = float(source.seen.about[-1])
    share = shares.get(name, 0.0)
    told = np.array([1.0, share, share - max(shares.values()), bare, share * bare, gone, most, gone * (1 - bare)])
    unkind = source.seen.chances[: len(NEGATIVE)]
    return [
        *(float(each == name) for each in themes()),
        *(bool(name) * np.concatenate([told, unkind])),
        float(bool(need)),
        shares.get(need, 0.0),
    ]
