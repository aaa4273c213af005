"""What a message is about where it only judges ("You're so cold"), and how its writer could say that.

The reader's own mean row tells the theme (logistic regression, fitted in the lab on messages that were sorted by hand);
the lines are ours, in `themes.toml`. A line of a theme tells no fact, so it is one way to say it among others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..library import ENGLISH
from ..library_reading import table_of
from .feelings import feeling_map

THEMES: Final = ENGLISH / "language" / "themes.toml"
SLOT: Final = "{feeling}"
PLACE: Final = "distant"  # said as "far from you", which behind "I'm" would be a place


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: the feelings that fit, a need that may follow what happened, and the lines that say it."""

    id: str
    feelings: tuple[str, ...]
    need: str
    lines: tuple[str, ...]


@cache
def themes() -> Mapping[str, Theme]:
    """The themes by id, in the order of the file, which is that of the reader's numbers. Raises ValueError."""
    table = table_of(THEMES)["themes"]
    return {name: Theme(name, tuple(row["feelings"]), row["need"], tuple(row["lines"])) for name, row in table.items()}


def lines_of(theme: Theme, likely: Sequence[str], feeling: str = "") -> list[str]:
    """Its lines with a feeling: the one that was chosen, or the first of the likely ones that fits the theme."""
    name = feeling or next((each for each in likely if each in theme.feelings), theme.feelings[0])
    said = feeling_map().feelings[name].say
    return [each.replace(SLOT, said) for each in theme.lines if name != PLACE or not each.startswith("I'm ")]


def theme_of(line: str) -> str:
    """The theme whose line this is, whatever feeling it names; empty if of none."""
    found = _known().fullmatch(line.strip().rstrip("."))
    return found.lastgroup or "" if found else ""


def need_of(line: str) -> str:
    """The theme whose need a line ends with; empty if with none."""
    end = line.rstrip(".").lower()
    return next((each.id for each in themes().values() if each.need and end.endswith(each.need.lower()[:-1])), "")


@cache
def _known() -> re.Pattern[str]:
    """Any line of any theme, in capitals or small letters."""
    says = "|".join(re.escape(each.say) for each in feeling_map().feelings.values())
    every = (
        f"(?P<{each.id}>"
        + "|".join(re.escape(line.rstrip(".")).replace(re.escape(SLOT), f"(?:{says})") for line in each.lines)
        + ")"
        for each in themes().values()
        if each.lines
    )
    return re.compile("|".join(every), re.IGNORECASE)
