"""Whether what is offered in place of a message still holds its facts: names, numbers, days, people, most plain words.

A check, not a reading: a word that carries a fact must come back as it is or in another form of itself.
"""

import re
from dataclasses import dataclass
from typing import Final

from .plain_words import plain_words, shapes
from .rules import plainly

WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
ENOUGH: Final = 0.6  # of the plain words of a message
FEW: Final = 3  # words of substance: of fewer, a share says nothing
LEAST: Final = 4  # letters of a word of substance that must come back
SHORTEST: Final = 3  # letters of any word of substance
ENDING: Final = re.compile(r"(?<=\w{3})(?:ies|ied|ing|ed|es|s|e|y)$")


@dataclass(frozen=True, slots=True)
class Facts:
    """The stems of what a message tells: names, numbers, days and people, which may never go, and its other words."""

    firm: frozenset[str]
    plain: frozenset[str]

    @staticmethod
    def of(raw: str) -> "Facts":
        """Any string is taken."""
        return Facts(frozenset(_firm(raw)), frozenset(_plain(raw)))

    def firm_in(self, again: str) -> bool:
        """Whether every name, number, day and person is in `again`."""
        return self.firm <= _stems(again)

    def are_in(self, again: str) -> bool:
        """Whether those are, and most of the other words of substance."""
        there = _stems(again)
        return self.firm <= there and (len(self.plain) < FEW or len(self.plain & there) >= ENOUGH * len(self.plain))


def substance(text: str) -> frozenset[str]:
    """The stems of the words of substance of a text: of three letters and more, if they are not weightless."""
    return frozenset(_stem(word) for word in _words(text) if len(word) >= SHORTEST and not _is_weightless(word.lower()))


def negations(text: str) -> int:
    """How often something is denied."""
    return len(shapes()["negated"].findall(plainly(text)))


def _firm(raw: str) -> set[str]:
    """What may never go. A name by which the other is called is no fact."""
    known, text = shapes(), plainly(raw)
    text = known["no_count"].sub(" ", text)
    called = known["called"].sub(" ", text)
    names = {found[0].removesuffix("'s") for found in known["name"].finditer(called)}
    firm = " ".join(found[0] for found in known["firm"].finditer(text))
    return {_stem(word) for word in [*names, *WORD.findall(firm)]}


def _plain(raw: str) -> set[str]:
    text = shapes()["called"].sub(" ", shapes()["no_count"].sub(" ", plainly(raw)))
    return {_stem(word) for word in _words(text) if len(word) >= LEAST and not _is_weightless(word.lower())}


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _words(text)}


def _is_weightless(word: str) -> bool:
    known = plain_words().weightless
    return word in known or word.partition("'")[0] in known


def _words(text: str) -> list[str]:
    words = WORD.findall(plainly(text))
    return [*words, *(piece for word in words for piece in word.split("'"))]


def _stem(word: str) -> str:
    """A word without its ending, so that "promise", "promised" and "promises" are one."""
    word = word.lower().removesuffix("'s")
    if word.isdigit() or len(word) <= LEAST:
        return word
    word = ENDING.sub("", word)
    return word[:-1] if len(word) > LEAST and word[-1] == word[-2] else word
