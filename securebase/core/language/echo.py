"""How much of what one said stands in what the other says back, in numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from ..library import ENGLISH
from ..library_reading import table_of
from .encoder import Array
from .feelings import feelings_in
from .text import words_of

FIGURES: Final = 9
ENDS: Final = re.compile(r"(?:ing|ed|es|s|ly|er|e|ies|y|n't|'s|'re|'ve|'d|'ll|'m)$")
REPLIES: Final = ENGLISH / "language" / "replies.toml"
SHORTEST: Final = 3  # letters of a stem


@cache
def small() -> frozenset[str]:
    """Words that carry nothing by themselves. Raises ValueError with every fault of the file."""
    table = table_of(REPLIES)
    return frozenset(table["small"]["words"].split())


@cache
def stem(word: str) -> str:
    """A word without its ending, enough to see that "waited" is "waiting"."""
    word = word.replace("'", "")
    for _ in range(2):
        short = ENDS.sub("", word)
        if len(short) < SHORTEST:
            break
        word = short
    return word


def content(raw: str) -> list[str]:
    """The stems of the words that carry something, in order."""
    return _stems(words_of(raw))


def _stems(words: Sequence[str]) -> list[str]:
    return [stem(word) for word in words if word.replace("'", "") not in small() and any(c.isalnum() for c in word)]


@dataclass(frozen=True, slots=True)
class Told:
    """What is counted of one text: its words and marks, the stems that carry something, the feelings that it names."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    felt: tuple[str, ...]

    @staticmethod
    def of(raw: str) -> "Told":
        """Any string is taken."""
        words = tuple(words_of(raw))
        return Told(words, tuple(_stems(words)), tuple(name for name, _ in feelings_in(raw)))


def figures(speaker: str, reply: str) -> Array:
    """(9,): what of the reply is the speaker's and the other way round, feelings kept, question, who it speaks of."""
    return compared(Told.of(speaker), Told.of(reply))


def compared(said: Told, back: Told) -> Array:
    """(9,): the same of two texts that were counted before."""
    there, here = set(said.stems), set(back.stems)
    pairs, given = set(pairwise(said.stems)), list(pairwise(back.stems))
    felt, felt_back = set(said.felt), set(back.felt)
    start = set(back.words[:4])
    return np.array(
        [
            sum(each in there for each in back.stems) / max(len(back.stems), 1),
            sum(each in here for each in said.stems) / max(len(said.stems), 1),
            sum(each in pairs for each in given) / max(len(given), 1),
            float(bool(felt & felt_back)),
            float(bool(felt) and not felt & felt_back),
            float(bool(felt_back - felt)),
            float("?" in "".join(back.words[-2:])),
            float(bool(start & {"i", "i'm", "i'd", "i've", "my", "well"}))
            - float(bool(start & {"you", "you're", "your", "so"})),
            min(len(back.words) / max(len(said.words), 1), 3.0) - 1,
        ],
        np.float32,
    )


def missing_from(reply: str, pieces: list[str]) -> list[str]:
    """Which of the pieces have none of their words in the reply."""
    here = set(content(reply))
    felt = {name for name, _ in feelings_in(reply)}
    return [
        piece
        for piece in pieces
        if not ({name for name, _ in feelings_in(piece)} & felt) and not (set(content(piece)) & here)
    ]
