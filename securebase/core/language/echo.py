"""How much of what one said stands in what the other says back, in numbers."""

import re
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from ..library import ENGLISH
from ..library_reading import table_of
from .encoder import Array
from .feelings import feelings_in
from .text import read

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
    words = [word.text for word in read(raw).words]
    return [stem(word) for word in words if word.replace("'", "") not in small() and any(c.isalnum() for c in word)]


def figures(speaker: str, reply: str) -> Array:
    """(9,): what of the reply is the speaker's and the other way round, feelings kept, question, who it speaks of."""
    said, back = content(speaker), content(reply)
    there, here = set(said), set(back)
    plain = [word.text for word in read(reply).words]
    pairs, given = set(pairwise(said)), list(pairwise(back))
    felt = {name for name, _ in feelings_in(speaker)}
    felt_back = {name for name, _ in feelings_in(reply)}
    start = set(plain[:4])
    return np.array(
        [
            sum(each in there for each in back) / max(len(back), 1),
            sum(each in here for each in said) / max(len(said), 1),
            sum(each in pairs for each in given) / max(len(given), 1),
            float(bool(felt & felt_back)),
            float(bool(felt) and not felt & felt_back),
            float(bool(felt_back - felt)),
            float("?" in "".join(plain[-2:])),
            float(bool(start & {"i", "i'm", "i'd", "i've", "my", "well"}))
            - float(bool(start & {"you", "you're", "your", "so"})),
            min(len(plain) / max(len(read(speaker).words), 1), 3.0) - 1,
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
