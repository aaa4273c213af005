"""Is this English? What is not is not guessed at."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from ..library import ENGLISH
from ..library_reading import table_of
from .text import Text

TONGUES: Final = ENGLISH / "language" / "tongues.toml"
FEW: Final = 3  # words too few to tell by
SOME: Final = 2  # small words of another language that are no chance


@cache
def tongues() -> Mapping[str, frozenset[str]]:
    """The small words of each language. Raises ValueError with every fault of the file."""
    table = table_of(TONGUES)
    return {name: frozenset(words) for name, words in table.items() if name != "reviewed"}


def is_english(text: Text) -> bool:
    """Whether a message can be read: no letters at all, a word or two, or more English in it than anything else."""
    words = [word.text for word in text.words if any(letter.isalpha() for letter in word.text)]
    letters = [letter for word in words for letter in word if letter.isalpha()]
    if not letters:
        return True
    if sum(_latin(letter) for letter in letters) < len(letters) / 2:
        return False
    if len(words) < FEW:
        return True
    counts = {name: sum(word in small for word in words) for name, small in tongues().items()}
    english = counts.pop("english")
    other = max(counts.values())
    return other < SOME or english >= other


@cache
def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL"))
