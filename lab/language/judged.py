"""What readers thought of other words that were offered for a message: a message behind `> `, then its lines.

Each line begins with a code: `y` is acceptable by section 2 of the guide; else what weighs most against it: `g` broken
or odd, `f` a fact lost, `i` something invented, `b` still blames, `e` no feeling that fits. A line about a theme that
was reworded since stands in its new words: its judgement carries over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from lab.language.reading import HERE, Unreadable, lines
from securebase.core.language.composing import in_register
from securebase.core.language.themes import SLOT

CODES: Final = "ygfibe"


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
            elif len(sign) == 1 and sign in CODES and rest and message:
                found.append(Judged(message, _as_now(rest), sign))
            else:
                raise Unreadable(f"{where}: {text!r}")
    return found


def _as_now(line: str) -> str:
    for before, now in _reworded():
        if SLOT not in now and (need := before.search(line)):
            return in_register(line, line[: need.start()] + now)
        if known := before.fullmatch(line.rstrip(".")):
            return in_register(line, now.replace(SLOT, known[1]))
    return line


@cache
def _reworded() -> list[tuple[re.Pattern[str], str]]:
    """What was said before, with a place for the feeling, and what is said now."""
    both = [text.split(" | ") for text, _ in lines(HERE / "reworded.txt")]
    return [
        (re.compile(re.escape(before.rstrip(".")).replace(re.escape(SLOT), "([a-z ]+?)"), re.IGNORECASE), now)
        for before, now in both
    ]
