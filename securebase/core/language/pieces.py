"""A message cut into the word pieces of the encoder, each with its place (WordPiece: Schuster and Nakajima 2012).

A word that the list does not hold is cut into the longest parts that it does hold. A picture is read by its name in
Unicode, so that a heart and a rolling of eyes are not the same.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .text import SAME, UNSEEN

UNKNOWN: Final = "[UNK]"
FIRST, APART, EMPTY = "[CLS]", "[SEP]", "[PAD]"
LONGEST: Final = 40  # letters of a word; what is longer is no word
STOPS: Final = frozenset(".!?…")
SPEAKER, REPLY = 80, 60  # pieces of a turn and of its reply that are read
FAR: Final = 1200  # pieces of a long one in which its end is looked for
NAMED: Final = 6  # words of a picture's name
PICTURES: Final = ("So", "Sk")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers in the list of pieces, and where each stands (code points of the text as it was given).

    sentences: for each piece the number of its sentence, from 0.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]

    def part(self, start: int, end: int) -> "Pieces":
        """Some of them, in order."""
        return Pieces(self.ids[start:end], self.spans[start:end], self.sentences[start:end])


def cut(raw: str, known: Mapping[str, int], most: int) -> Pieces:
    """The first `most` pieces of a text. Any string is taken; time in proportion to what is read."""
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    sentences: list[int] = []
    at = before = 0
    for word, start, end in _words(raw):
        at += bool(ids) and _ends(raw[before:start])
        before = end - 1
        for piece, begin, stop in _parts(word, known):
            if len(ids) == most:
                return Pieces(tuple(ids), tuple(spans), tuple(sentences))
            ids.append(piece)
            whole = end - start != len(word)
            spans.append((start, end) if whole else (start + begin, start + stop))
            sentences.append(at)
    return Pieces(tuple(ids), tuple(spans), tuple(sentences))


def ends(given: Pieces, most: int) -> Pieces:
    """At most so many: of more, the first half and the last."""
    if len(given.ids) <= most:
        return given
    one, two = given.part(0, most // 2), given.part(len(given.ids) - (most - most // 2), len(given.ids))
    return Pieces(one.ids + two.ids, one.spans + two.spans, one.sentences + two.sentences)


def both(speaker: str, reply: str, known: Mapping[str, int]) -> tuple[Pieces, Pieces]:
    """A turn and its reply; of a long one the beginning and the end: an answer is to the last words."""
    return ends(cut(speaker, known, FAR), SPEAKER), ends(cut(reply, known, FAR), REPLY)


def _ends(between: str) -> bool:
    """Whether a sentence ends here. between: the last letter of what stands before, and the gap behind it."""
    return "\n" in between or (between[:1] in STOPS and any(letter.isspace() for letter in between[1:]))


def _words(raw: str) -> Iterator[tuple[str, int, int]]:
    """Words in lower case without accents, marks one by one, and pictures as the words of their names."""
    word, start, end = "", 0, 0
    for place, letter in enumerate(raw):
        if ord(letter) in UNSEEN or unicodedata.combining(letter):
            continue
        kind = unicodedata.category(letter)
        if kind[0] in "LN":
            start = start if word else place
            word, end = word + _plain(letter), place + 1
            continue
        if word:
            yield word, start, end
            word = ""
        if kind in PICTURES:
            yield from ((name, place, place + 1) for name in _named(letter))
        elif kind[0] in "PS":
            yield letter.translate(SAME)[:1] or letter, place, place + 1
    if word:
        yield word, start, end


@lru_cache(4096)
def _plain(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", letter.lower()) if not unicodedata.combining(part))


@lru_cache(1024)
def _named(letter: str) -> tuple[str, ...]:
    return tuple(unicodedata.name(letter, "").lower().replace("-", " ").split()[:NAMED])


def _parts(word: str, known: Mapping[str, int]) -> list[tuple[int, int, int]]:
    if len(word) > LONGEST:
        return [(known[UNKNOWN], 0, len(word))]
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(word):
        end = len(word)
        while end > at and (part := f"##{word[at:end]}" if at else word[at:end]) not in known:
            end -= 1
        if end == at:
            return [(known[UNKNOWN], 0, len(word))]
        found.append((known[part], at, end))
        at = end
    return found
