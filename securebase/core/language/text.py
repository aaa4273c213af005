"""A message as the reviewer sees it: the same letters in one form, its words and its clauses, each with its place.

Every step takes time in proportion to the length. Places are code points of the text as it was given.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

UNSEEN: Final = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD])
SAME: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[!?]+|\.{2,}|[^\w\s]", re.UNICODE)
# Where one clause ends and the next begins: after a stop, or before a joining word that brings its own subject.
STOP: Final = re.compile(r"[.!?…]+[\"')]*\s+|\n+|;\s+|\s-\s|\s—\s?|:\s+")
JOIN: Final = re.compile(
    r",?\s+(?=(?:and|but|because|cos|cause|when|while|if|then|or|which|since|though|although|until|till|unless)\b"
    r"|so (?:i|i'm|you|we|he|she|they|it|that|don't|can|could|now)\b)|,\s+",
    re.IGNORECASE,
)
LEAST: Final = 2  # words of a clause of its own


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark, in lower case and one form, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A message with its words and its clauses (start and end)."""

    raw: str
    words: tuple[Word, ...]
    clauses: tuple[tuple[int, int], ...]

    def part(self, start: int, end: int) -> "Text":
        """The words of a stretch, as a text of its own; places stay those of the whole."""
        return Text(self.raw, tuple(word for word in self.words if start <= word.start and word.end <= end), ())


def words_of(raw: str) -> list[str]:
    """The words and marks of a text, in lower case and one form, where their places do not matter."""
    plain = "".join(letter for letter in raw if ord(letter) not in UNSEEN).translate(SAME)
    return [unicodedata.normalize("NFKC", each).lower() for each in WORD.findall(plain)]


def read(raw: str) -> Text:
    """A message made ready. What cannot be seen takes no part; any string is taken."""
    at = [place for place, letter in enumerate(raw) if ord(letter) not in UNSEEN]
    plain = "".join(raw[place] for place in at).translate(SAME)
    at.append(len(raw))

    def whole(start: int, end: int) -> tuple[int, int]:
        return at[start], at[end - 1] + 1

    words = tuple(
        Word(unicodedata.normalize("NFKC", found[0]).lower(), *whole(found.start(), found.end()))
        for found in WORD.finditer(plain)
    )
    return Text(raw, words, tuple(whole(start, end) for start, end in _clauses(plain)))


def _clauses(plain: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in _pieces(plain, 0, STOP):
        parts = _pieces(plain[start:end], start, JOIN)
        for begin, stop in parts:
            few = len(plain[begin:stop].split()) < LEAST
            if few and found and found[-1][0] >= start:
                found[-1] = (found[-1][0], stop)
            else:
                found.append((begin, stop))
    return found


def _pieces(plain: str, shift: int, between: re.Pattern[str]) -> list[tuple[int, int]]:
    made, at = [], 0
    for gap in between.finditer(plain):
        kept = len(gap[0].rstrip()) if between is STOP else 0  # a full stop belongs to what it ends
        made.append((at, gap.start() + kept))
        at = gap.end()
    made.append((at, len(plain)))
    trimmed = []
    for start, end in made:
        piece = plain[start:end]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if right > left:
            trimmed.append((shift + start + left, shift + start + right))
    return trimmed
