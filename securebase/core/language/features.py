"""What a stretch of a message looks like, as places in a long table: words, their neighbours, letters, and classes.

The hashing trick (Weinberger and others 2009): a feature's place is a hash of its name, so no table of names has to be
kept. Two views of each text, the words as they are and with each word of `words.toml` replaced by its class.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..library import ENGLISH
from ..library_reading import read_toml
from .text import Text, Word

PLACES: Final = 2**16
WORDS: Final = ENGLISH / "language" / "words.toml"
Places = NDArray[np.int32]


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """The classes of each word that has any. Raises ValueError with every fault of the file."""
    faults: list[str] = []
    table = read_toml(WORDS, faults)
    if faults:
        raise ValueError("\n".join(faults))
    found: dict[str, tuple[str, ...]] = {}
    for name, words in table["classes"].items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def places(text: Text) -> Places:
    """The places of everything that is there, each once, in order."""
    return np.array(
        sorted({zlib.crc32(name.encode("utf-8", "surrogatepass")) % PLACES for name in _names(text.words)}),
        dtype=np.int32,
    )


def _names(words: tuple[Word, ...]) -> Iterator[str]:
    plain = [word.text for word in words]
    tagged = [_class_of(word) for word in plain]
    yield from _grams("w", ["<", *plain, ">"], 3)
    yield from _grams("c", ["<", *tagged, ">"], 4)
    yield from _gaps(tagged)
    for word in plain:
        padded = f"<{word}>"
        yield from (f"l{padded[at : at + size]}" for size in (3, 4, 5) for at in range(len(padded) - size + 1))
        yield from (f"k{each}" for each in classes().get(word, ()))
    yield f"n{min(len(plain), 40) // 4}"
    yield f"q{'?' in ''.join(plain[-2:])}{'!' in ''.join(plain[-2:])}"
    have = {each for word in plain for each in classes().get(word, ())}
    yield from (f"b{one}+{two}" for one in have for two in have if one < two)


def _class_of(word: str) -> str:
    found = classes().get(word)
    if found:
        return found[0].upper()
    return "0" if word.isdigit() else word


def _grams(kind: str, words: list[str], most: int) -> Iterator[str]:
    for size in range(1, most + 1):
        for at in range(len(words) - size + 1):
            yield kind + " ".join(words[at : at + size])


def _gaps(words: Iterable[str]) -> Iterator[str]:
    """Two words with one or two between them: what "you … never" and "never … you" have in common with their like."""
    row = list(words)
    for at, word in enumerate(row):
        for further in (2, 3):
            if at + further < len(row):
                yield f"g{word}~{row[at + further]}"
