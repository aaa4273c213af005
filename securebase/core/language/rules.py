"""What can be told from a few words alone: the patterns of `rules.toml`, for when there is no encoder, and for reasons.

Every pattern looks at a stretch of bounded length, so time is in proportion to the message.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ..library import ENGLISH
from ..library_reading import table_of
from .labels import LABELS, NEGATIVE, Found
from .text import SAME

RULES: Final = ENGLISH / "language" / "rules.toml"
SARCASTIC: Final = -1  # the last pattern of contempt is sarcasm alone
SURE: Final = 0.7  # what a pattern is worth; measured in docs/models/


@cache
def patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The patterns of each label. Raises ValueError with every fault of the file."""
    table = table_of(RULES)
    return {label: tuple(re.compile(each, re.IGNORECASE) for each in table[label]["patterns"]) for label in LABELS}


@cache
def _praise() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in table_of(RULES)["praise"]["patterns"])


def is_praise(raw: str) -> bool:
    """Whether a stretch says "always" or "never" as thanks, with nothing after it that takes it back."""
    text = plainly(raw)
    return any(each.search(text) for each in _praise()) and not re.search(
        r"\b(?:but|except|when it suits|yourself)\b", text
    )


def plainly(raw: str) -> str:
    """The message letter for letter, marks in one form, so that places stay."""
    return raw.translate(SAME)


def found_by_rule(raw: str) -> list[Found]:
    """Every label that a pattern shows, each with its first place; negative ones with every place."""
    text = plainly(raw)
    found: list[Found] = []
    for label, each in patterns().items():
        matches = [(number, match) for number, one in enumerate(each) for match in one.finditer(text)]
        for number, match in matches if label in NEGATIVE else matches[:1]:
            sarcastic = number == len(each) + SARCASTIC
            found.append(Found(label, SURE, *_trimmed(text, *match.span()), open=label == "contempt" and not sarcastic))
    return found


def cue(raw: str, label: str, start: int, end: int) -> str:
    """The few words in a stretch that gave a label away; empty if no pattern knows."""
    text = plainly(raw)[start:end]
    for pattern in patterns()[label]:
        if match := pattern.search(text):
            begin, stop = _trimmed(text, *match.span())
            return raw[start + begin : start + stop]
    return ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start + 1 and text[end - 1] in " \t\n,;:.-":
        end -= 1
    while start < end - 1 and text[start] in " \t\n,;:.-":
        start += 1
    return start, end
