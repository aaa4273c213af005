"""Messages in which the words that hold facts are marked, and which feelings may lie under them: one a line.

`<d:words>` what was done, `<n:words>` what it is about, `<k:words>` the writer's own, `<a:words>` what is asked for,
`<f:words>` a guess that may be a fear; what is left out inside stands between tildes; feelings follow behind `||`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lab.language.reading import HERE, Unreadable, lines
from securebase.core.language.keeping import FEELINGS, KINDS, Keeps

CODES: Final[dict[str, Keeps]] = {"d": "deed", "n": "topic", "k": "own", "a": "ask", "f": "fear"}
TOKEN: Final = re.compile(r"<(?P<code>[dnkaf]):|(?P<close>>)|(?P<gap>~)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A message; for each of its letters the mark's number and kind, or none; ids of feelings."""

    text: str
    letters: tuple[tuple[int, Keeps] | None, ...]
    feelings: tuple[str, ...]

    def stretches(self) -> frozenset[tuple[Keeps, str]]:
        """Each stretch: its kind, and its letters and figures alone, in small letters."""
        found: dict[tuple[int, Keeps], str] = {}
        for sign, letter in zip(self.text, self.letters, strict=True):
            if letter:
                found[letter] = found.get(letter, "") + (sign.lower() if sign.isalnum() else "")
        return frozenset((kind, words) for (_, kind), words in found.items())


def marked(folder: Path = HERE / "marked") -> list[Marked]:
    """Every message of a folder, or of one file. Raises Unreadable."""
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.txt"))
    return [one(line, where) for path in paths for line, where in lines(path)]


def one(line: str, where: str) -> Marked:
    """One line of a file. Raises Unreadable."""
    body, bar, said = line.rpartition("||")
    feelings = tuple(each.strip() for each in said.split(",") if each.strip())
    if not bar or not set(feelings) <= set(FEELINGS):
        raise Unreadable(f"{where}: {line!r}")
    text, number, at, gap = "", 0, 0, False
    letters: list[tuple[int, Keeps] | None] = []
    kind: Keeps | None = None
    for token in TOKEN.finditer(body):
        text += body[at : token.start()]
        letters += [(number, kind) if kind and not gap else None] * (token.start() - at)
        at = token.end()
        if token["gap"] and not kind:
            raise Unreadable(f"{where}: {line!r}")
        if token["gap"]:
            gap = not gap
        elif token["close"] or kind:
            if not token["close"] or not kind or gap:
                raise Unreadable(f"{where}: {line!r}")
            kind = None
        else:
            number, kind = number + 1, CODES[token["code"]]
    text += body[at:]
    letters += [None] * (len(body) - at)
    if kind or gap or not text.strip():
        raise Unreadable(f"{where}: {line!r}")
    shift = len(text) - len(text.lstrip())
    text = text.strip()
    return Marked(text, tuple(letters[shift : shift + len(text)]), feelings)


def mark_of(letter: tuple[int, Keeps] | None, before: int) -> int:
    """The number of a mark as `keeping.kept` counts them. before: the number of the last mark, 0 for none."""
    if letter is None:
        return 0
    return 1 + 2 * KINDS.index(letter[1]) + (letter[0] == before)
