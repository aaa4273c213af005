"""The words of `rewriting.toml` and the shapes of `shapes.toml`: what is left out, what is said plainly, and how."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ..library import ENGLISH
from ..library_reading import table_of

REWRITING: Final = ENGLISH / "language" / "rewriting.toml"
SHAPES: Final = ENGLISH / "language" / "shapes.toml"
YOU: Final = r"(?:you|u|ya|ye|yous|y'all)"
MARKED: Final = re.compile(r"\s+([,.;!?])")
SEVERAL: Final = re.compile(r"\s{2,}")
Swap = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a message is about: by which words, which feelings are offered, and a need."""

    words: re.Pattern[str]
    feelings: tuple[str, ...]
    need: str


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The whole file, with its patterns ready."""

    openers: tuple[re.Pattern[str], ...]
    left_out: tuple[re.Pattern[str], ...]
    weightless: frozenset[str]
    sarcasm: Mapping[str, tuple[re.Pattern[str], ...]]
    plainly: tuple[Swap, ...]
    asks: tuple[Swap, ...]
    topics: tuple[Topic, ...]
    otherwise: Topic
    withdrawing: Topic
    own: Mapping[str, tuple[str, ...]]
    participles: Mapping[str, str]
    bases: Mapping[str, str]
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

    def topic(row: Mapping[str, Any]) -> Topic:
        return Topic(_ready(row.get("words", "")), tuple(row["feelings"]), row["need"])

    return PlainWords(
        tuple(map(_ready, table["left_out"]["openers"])),
        tuple(map(_ready, table["left_out"]["patterns"])),
        frozenset(table["facts"]["weightless"].split()),
        {kind: tuple(map(_ready, each)) for kind, each in table["sarcasm"].items()},
        swaps("plainly"),
        swaps("asks"),
        tuple(map(topic, table["topics"])),
        topic(table["otherwise"]),
        topic(table["withdrawing"]),
        {name: tuple(lines) for name, lines in table["own"].items()},
        dict(pair.split("=") for pair in table["verbs"]["pasts"].split()),
        dict(pair.split("=") for pair in table["verbs"]["bases"].split()),
        tuple(map(_ready, table["left_over"]["patterns"])),
    )


def topic_of(raw: str) -> Topic:
    """What a message is about; the general one if no word tells."""
    words = plain_words()
    return next((each for each in words.topics if each.words.search(raw)), words.otherwise)


def tidy(text: str) -> str:
    """Without marks and blanks at its ends, and with single blanks."""
    text = MARKED.sub(r"\1", SEVERAL.sub(" ", text)).strip(" \t\n,;:.!?-'")
    bare = text.strip(" \t\n,;:.!?-'\"")
    return text if bare.count('"') % 2 else bare


def stripped(text: str) -> str:
    """Without the words that judge and carry no fact."""
    for pattern in (*plain_words().openers, *plain_words().left_out):
        text = pattern.sub("", text)
    return tidy(text)


def without_fillers(text: str) -> str:
    """Without what only opens a sentence."""
    for pattern in plain_words().openers:
        text = pattern.sub("", text)
    return tidy(text)


def plainly_said(text: str) -> str:
    """What was done, in place of words that judge it."""
    for pattern, instead in plain_words().plainly:
        text = pattern.sub(instead, text)
    return tidy(text)


def small_start(text: str) -> str:
    """For the middle of a sentence: a small letter first, but for "I", days and months."""
    return text if shapes()["large"].match(text) else text[:1].lower() + text[1:]
