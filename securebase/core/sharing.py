"""The consent ladder for an entry: private, its shape only, chosen lines, all. What the partner will see, exactly.

What is left out leaves no mark: the partner sees the chosen lines and nothing that says how many others there are.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Rung = Literal["private", "shape", "lines", "all"]
RUNGS: tuple[Rung, ...] = ("private", "shape", "lines", "all")
LONG_LINE = 40  # letters; a longer line is offered sentence by sentence, so that one of them can be given alone
# A sentence ends at . ! ? or … with closing quotes or brackets, before white space.
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+")


@dataclass(frozen=True, slots=True)
class Preview:
    """What will be copied for the partner. `text` is empty for a shape: then only the day and the kind are shown."""

    rung: Rung
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SharingRefused:
    """Why this cannot be shared: the key of the words."""

    words_key: str


def split_lines(text: str) -> tuple[str, ...]:
    """The lines that can be picked: every line that is not blank; one above 40 letters sentence by sentence."""
    pieces: list[str] = []
    for line in map(str.strip, text.splitlines()):
        pieces.extend(_sentences(line) if len(line) > LONG_LINE else [line])
    return tuple(piece for piece in pieces if piece)


def preview(text: str, chosen: Collection[int], rung: Rung, *, title: str = "") -> Preview | SharingRefused | None:
    """What the partner will see; None for private. `chosen`: positions in `split_lines(text)`, used by "lines" only.

    Lines keep their order and come once each. The title goes along with "all" only. ValueError for an unknown rung.
    """
    if rung == "private":
        return None
    if rung == "shape":
        return Preview(rung, "", "")
    if rung == "all":
        return Preview(rung, title.strip(), text)
    if rung != "lines":
        raise ValueError(f"There is no rung '{rung}'.")
    lines = split_lines(text)
    if not chosen:
        return SharingRefused("share.pick_none")
    if any(not 0 <= number < len(lines) for number in chosen):
        return SharingRefused("share.unknown_line")
    return Preview(rung, "", "\n".join(lines[number] for number in sorted(set(chosen))))


def _sentences(line: str) -> list[str]:
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(line))]
    ends = [*starts[1:], len(line)]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
