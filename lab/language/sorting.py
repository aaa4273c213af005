"""Messages sorted by hand by what they are about: `theme other-or-dash y-or-n | message`, one a line.

The other is a theme that fits nearly as well; y says that no fact is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lab.language.reading import HERE, Unreadable, lines
from securebase.core.language.themes import themes


@dataclass(frozen=True, slots=True)
class Sorted:
    """A message, its theme, another that fits nearly as well (or none), and whether it tells no fact."""

    text: str
    theme: str
    other: str
    bare: bool


def sorted_messages(folder: Path = HERE / "themes") -> list[Sorted]:
    """Every message of a folder. Raises Unreadable."""
    return [one(text, where) for path in sorted(folder.glob("*.txt")) for text, where in lines(path)]


def one(text: str, where: str) -> Sorted:
    """One line of a file. Raises Unreadable."""
    codes, bar, message = text.partition(" | ")
    known = set(themes())
    match codes.split():
        case [theme, other, ("y" | "n") as bare] if bar and message and theme in known and other in known | {"-"}:
            return Sorted(message, theme, other.strip("-"), bare == "y")
    raise Unreadable(f"{where}: {text!r}")
