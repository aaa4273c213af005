"""The map of feelings and needs, and where words of it stand in a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ..library import ENGLISH
from ..library_reading import table_of
from .rules import plainly

FEELINGS: Final = ENGLISH / "language" / "feelings.toml"
WORD: Final = re.compile(r"\w+")
First = Literal["worry", "room", "both"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A feeling or a need: how it is said, for whom it is offered first, and other words for it."""

    id: str
    say: str
    first: First
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Words that judge in the place of a feeling, and the feelings and needs that may lie under them."""

    id: str
    words: tuple[str, ...]
    feelings: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeelingMap:
    """All of it, by id."""

    feelings: Mapping[str, Entry]
    verdicts: Mapping[str, Verdict]
    needs: Mapping[str, Entry]


@cache
def feeling_map() -> FeelingMap:
    """The map. Raises ValueError with every fault of the file."""
    table = table_of(FEELINGS)
    entries = {
        kind: {name: Entry(name, row["say"], row["first"], tuple(row["words"])) for name, row in table[kind].items()}
        for kind in ("feelings", "needs")
    }
    verdicts = {
        name: Verdict(name, tuple(row["words"]), tuple(row["feelings"]), tuple(row["needs"]))
        for name, row in table["verdicts"].items()
    }
    return FeelingMap(entries["feelings"], verdicts, entries["needs"])


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b", re.IGNORECASE)


def feelings_in(raw: str) -> list[tuple[str, str]]:
    """The feelings that are named, in order of the text: id and the word."""
    return _named(raw, feeling_map().feelings)


def feelings_at(raw: str) -> list[tuple[int, str, str]]:
    """The same with where each stands: place, id and the word."""
    return _placed(raw, feeling_map().feelings)


def needs_in(raw: str) -> list[tuple[str, str]]:
    """The needs that are named, in order of the text: id and the word."""
    return _named(raw, feeling_map().needs)


def verdict_in(raw: str) -> tuple[Verdict, str] | None:
    """The first verdict word of a text, with its kind; what speaks of danger comes before everything else."""
    text = plainly(raw)
    kinds = feeling_map().verdicts
    for verdict in [kinds["danger"], *kinds.values()]:
        if match := _pattern(verdict.words).search(text):
            return verdict, raw[match.start() : match.end()]
    return None


def _named(raw: str, entries: Mapping[str, Entry]) -> list[tuple[str, str]]:
    return [(name, word) for _, name, word in _placed(raw, entries)]


def _placed(raw: str, entries: Mapping[str, Entry]) -> list[tuple[int, str, str]]:
    text = plainly(raw)
    there = set(WORD.findall(text.lower()))
    return sorted(
        (match.start(), each.id, match[0])
        for each in entries.values()
        if not there.isdisjoint(_first_words(each.words))  # most are not: a look at words is quicker than a pattern
        for match in _pattern(each.words).finditer(text)
    )


@cache
def _first_words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(WORD.findall(each.lower())[0] for each in words)
