"""Plain search over decrypted text: every word of the query begins a word of the text. Case and accents do not matter.

There is no index over plaintext. A page decrypts, searches in memory and forgets, so this has to be quick: some ten
thousand entries of 120 words in well under a second. Hence no splitting of the text into words: a word of the query
is looked for as it is, and only where it is found does the letter before it decide.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
MOST_WORDS = 12  # of a query; more narrow nothing
# Marks of Latin, Greek and Cyrillic letters, and Hebrew and Arabic vowel signs.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]+")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = "\u0e00"  # from Thai upward many scripts set no space between words


@dataclass(frozen=True, slots=True)
class Query:
    """A query made ready: its words, plain, the longest first because it is the rarest."""

    words: tuple[str, ...]

    def matches(self, text: str) -> bool:
        """Whether every word of the query begins a word of the text. A query without words matches everything."""
        plain_text = text.lower() if text.isascii() else plain(text)
        # A plain loop: ten thousand texts a search, and most fail at the first word.
        for word in self.words:  # noqa: SIM110 - half as slow again with all()
            if word not in plain_text or not _begins_a_word(word, plain_text):
                return False
        return True


def prepare(text: str) -> Query:
    """A query from what somebody typed: its first twelve words; punctuation is left out."""
    words = dict.fromkeys(_WORD.findall(plain(text))[:MOST_WORDS])
    return Query(tuple(sorted(words, key=len, reverse=True)))


def find(query: Query, items: Iterable[tuple[T, str]]) -> Iterator[T]:
    """The items whose text matches, in their order, one by one: stop at a full page."""
    return (item for item, text in items if query.matches(text))


def plain(text: str) -> str:
    """Lower case without accents: "Café" and "CAFE" are both "cafe"."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    # Folding can bring marks back (a few Greek letters); plain text stays plain when done twice.
    return bare if bare.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", bare))


def _begins_a_word(word: str, text: str) -> bool:
    at = text.find(word)
    if word[0] >= _UNSPACED:
        return at >= 0
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0
