"""Where a message is cut when it is said again: words gone in the middle of a run, a clause begun or ended half-way.

A run is a row of words that stand in the line as they stand in the message. "You treat this flat like a hotel" said as
"when you treat this flat" ends half-way; "2am but couldn't reply" said as "2am reply" has lost words in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from typing import Final

TOKEN: Final = re.compile(r"[\w'’]+")
STOP: Final = re.compile(r"[.?!,;:\n—–-]")
PAUSE: Final = re.compile(r"[.?!,]")
JOINS: Final = frozenset(["and", "but", "so", "because", "while", "then", "or", "cos", "bc", "though", "yet", "plus"])
JOINED: Final = -1.0  # in the place of the chance of a word that only joins
COUNT: Final = 16  # numbers
SMALL: Final = frozenset(["i", "you", "u", "the", "a", "to", "and", "when", "it", "that", "about", "me", "my"])


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in small letters, their places, and of a message the chance that each holds a fact."""

    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    held: tuple[float, ...] = ()

    @classmethod
    def of(cls, text: str, held: Sequence[tuple[int, float]] = ()) -> Words:
        """held: for each word between blanks where it begins, and the chance that it holds a fact."""
        found = list(TOKEN.finditer(text))
        chances: list[float] = []
        at = 0
        for each in found:
            while at + 1 < len(held) and held[at + 1][0] <= each.start():
                at += 1
            chances.append(held[at][1] if held else 0.0)
        words = tuple(each[0].lower().replace("’", "'") for each in found)
        return cls(text, words, tuple((each.start(), each.end()) for each in found), tuple(chances))

    def between(self, at: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.places[at][1] : self.places[at + 1][0]]


def seams(message: Words, line: Words) -> list[float]:
    """(numbers,), the same count always. message: with the chances that its words hold facts.

    Of holes in runs how many, how many words, how surely they held facts (all, and the surest hole); of ends and then
    of beginnings inside a clause how many, how surely the next word held a fact, how many stand at a joining word; how
    many runs, how many of one word; the shares of message and line that are in runs.
    """
    every = SequenceMatcher(None, message.words, line.words, autojunk=False).get_matching_blocks()
    runs = [each for each in every if each.size > 1 or (each.size and message.words[each.a] not in SMALL)]
    holes: list[list[float]] = []
    ends: list[float] = []
    begins: list[float] = []
    for at, run in enumerate(runs):
        after = runs[at + 1] if at + 1 < len(runs) else None
        if after and _goes_on(line, run, after):
            if after.a > run.a + run.size:
                holes.append(list(message.held[run.a + run.size : after.a]))
        else:
            ends += _inside(message, run.a + run.size - 1, run.a + run.size)
        before = runs[at - 1] if at else None
        if not (before and _goes_on(line, before, run)):
            begins += _inside(message, run.a - 1, run.a - 1)
    lost = [sum(each) for each in holes]
    told = sum(each.size for each in runs)
    return [
        len(holes),
        sum(map(len, holes)),
        sum(lost),
        max(lost, default=0.0),
        *_counted(ends),
        *_counted(begins),
        len(runs),
        sum(each.size == 1 for each in runs),
        told / max(len(message.words), 1),
        told / max(len(line.words), 1),
    ]


def _goes_on(line: Words, run: Match, after: Match) -> bool:
    """Whether a run stands right behind another in the line, with no stop between them."""
    return after.b == run.b + run.size and not PAUSE.search(line.between(after.b - 1))


def _inside(message: Words, at: int, next_: int) -> list[float]:
    """Of a cut behind word `at`: the chance that the word beyond holds a fact; JOINED if it joins; none at a stop."""
    if at < 0 or at + 1 >= len(message.words) or STOP.search(message.between(at)):
        return []
    return [JOINED if message.words[next_] in JOINS else message.held[next_]]


def _counted(cuts: Sequence[float]) -> list[float]:
    inside = [each for each in cuts if each != JOINED]
    return [len(inside), sum(inside), max(inside, default=0.0), len(cuts) - len(inside)]
