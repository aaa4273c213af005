"""What readers thought of other words that were offered for a message: a message behind `> `, then its lines.

Each line begins with a code: `y` is acceptable by section 2 of the guide; else what weighs most against it: `g` broken
or odd, `f` a fact lost, `i` something invented, `b` still blames, `e` no feeling that fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lab.language.reading import HERE, Unreadable, lines

CODES: Final = frozenset("ygfibe")


@dataclass(frozen=True, slots=True)
class Judged:
    """A message, other words for it, and whether a reader found them acceptable."""

    message: str
    line: str
    code: str

    @property
    def fits(self) -> bool:
        """Whether it was found acceptable."""
        return self.code == "y"


def judged(folder: Path = HERE / "judged") -> list[Judged]:
    """Every line of a folder, or of one file. Raises Unreadable."""
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.txt"))
    found: list[Judged] = []
    message = ""
    for path in paths:
        for text, where in lines(path):
            sign, _, rest = text.partition(" ")
            if sign == ">" and rest:
                message = rest
            elif sign in CODES and rest and message:
                found.append(Judged(message, rest, sign))
            else:
                raise Unreadable(f"{where}: {text!r}")
    return found
