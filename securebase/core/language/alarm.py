"""How likely a text speaks of danger: by what it is about as a whole, and by its words and pairs of words.

Two linear rules whose numbers are added: one on the mean row of each level of the encoder, one on hashed words (feature
hashing: Weinberger and others 2009). So little is learnt from so few texts; a head that was taught together with the
encoder learnt them by heart, and told those of others apart less well with every round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from .encoder import Array

BUCKETS: Final = 1 << 13
WORD: Final = re.compile(r"[a-z']+|[0-9]+|[?!]")
EVEN: Final = 3.0  # how much all words of a text weigh together; a long one is no louder than a short one


@dataclass(frozen=True, slots=True)
class Alarm:
    """gist: (levels * width, kinds), shift: (kinds,), words: (BUCKETS, kinds); kinds as in `dangers.KINDS`."""

    gist: Array
    shift: Array
    words: Array

    def of(self, gist: Array, text: str) -> Array:
        """(kinds,): one number a kind, before they are made shares."""
        at = buckets(text)
        return np.asarray(gist @ self.gist + self.shift + self.words[at].sum(axis=0) * weight(len(at)))


def buckets(text: str) -> NDArray[np.int_]:
    """The numbers of the words and of the pairs of words in a text, each once, 0 to BUCKETS - 1."""
    words = WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    said = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    return np.array(sorted({crc32(each.encode()) % BUCKETS for each in said}), dtype=int)


def weight(count: int) -> float:
    """How much one of so many words weighs."""
    return EVEN / sqrt(count + 1)
