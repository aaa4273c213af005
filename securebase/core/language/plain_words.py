"""The words of `rewriting.toml` and the shapes of `shapes.toml`: what is left out, what is said plainly, and how."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..library import ENGLISH
from ..library_reading import table_of

REWRITING: Final = ENGLISH / "language" / "rewriting.toml"
SHAPES: Final = ENGLISH / "language" / "shapes.toml"
YOU: Final = r"(?:you|u|ya|ye|yous|y'all)"
MARKED: Final = re.compile(r"\s+([,.;!?])")
WORD: Final = re.compile(r"[\w']+")
SEVERAL: Final = re.compile(r"\s{2,}")
Swap = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The whole file, with its patterns ready."""

    openers: tuple[re.Pattern[str], ...]
    left_out: tuple[re.Pattern[str], ...]
    weightless: frozenset[str]
    plainly: tuple[Swap, ...]
    asks: tuple[Swap, ...]
    own: Mapping[str, tuple[str, ...]]
    participles: Mapping[str, str]
    bases: Mapping[str, str]
    more_verbs: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    skipped: frozenset[str]
    small: frozenset[str]
    left_over: tuple[re.Pattern[str], ...]


def _ready(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def shapes() -> Mapping[str, re.Pattern[str]]:
    """The shapes by name. Raises ValueError with every fault of the file."""
    table = table_of(SHAPES)
    return {name: _ready(pattern.replace("YOU", YOU)) for name, pattern in table["shapes"].items()}


@cache
def plain_words() -> PlainWords:
    """The words. Raises ValueError with every fault of the file."""
    table = table_of(REWRITING)

    def swaps(part: str) -> tuple[Swap, ...]:
        return tuple((_ready(pattern), instead) for pattern, instead in table[part]["swaps"])

    def verbs(part: str) -> frozenset[str]:
        return frozenset(table["verbs"][part].split())

    return PlainWords(
        tuple(map(_ready, table["left_out"]["openers"])),
        tuple(map(_ready, table["left_out"]["patterns"])),
        frozenset(table["facts"]["weightless"].split()),
        swaps("plainly"),
        swaps("asks"),
        {name: tuple(lines) for name, lines in table["own"].items()},
        dict(pair.split("=") for pair in table["verbs"]["pasts"].split()),
        dict(pair.split("=") for pair in table["verbs"]["bases"].split()),
        verbs("more"),
        verbs("past"),
        verbs("present"),
        verbs("skipped"),
        frozenset(table["small"]["words"].split()),
        tuple(map(_ready, table["left_over"]["patterns"])),
    )


def tidy(text: str) -> str:
    """Without marks and blanks at its ends, and with single blanks."""
    text = MARKED.sub(r"\1", SEVERAL.sub(" ", text)).strip(" \t\n,;:.!?-'")
    bare = text.strip(" \t\n,;:.!?-'\"")
    return text if bare.count('"') % 2 else bare


def stripped(text: str) -> str:
    """Without the words that judge and carry no fact, and without what only opens a sentence."""
    for pattern in plain_words().openers:
        text = pattern.sub("", text)
    return without_verdicts(text)


def without_verdicts(text: str) -> str:
    """Without the words that judge and carry no fact. What was said word for word stays at the end."""
    quoted = shapes()["quoted"].match(text)
    text = quoted["head"] if quoted else text
    for pattern in plain_words().left_out:
        text = pattern.sub("", text)
    return f"{tidy(text)} {quoted['words']}".strip() if quoted else tidy(text)


def plainly_said(text: str) -> str:
    """What was done, in place of words that judge it."""
    for pattern, instead in plain_words().plainly:
        text = pattern.sub(instead, text)
    return tidy(text)


def small_start(text: str) -> str:
    """For the middle of a sentence: a small letter first, if the first word is one that has it there."""
    told = plain_words()
    first = WORD.match(text)
    word = first[0].lower() if first else ""
    small = word.partition("'")[0] in told.small or word in told.bases or word in told.more_verbs
    small = small or word in told.participles or word.endswith("ing")
    return text[:1].lower() + text[1:] if small and not shapes()["large"].match(text) else text
