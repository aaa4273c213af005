"""Labelled messages, pairs and texts about danger as they were written: one a line, labels by the guide.

Messages hold the spans of negative labels in brackets, `[ag:you never ring]`, and positive labels after ` #` at the
end.
Pairs are `label|speaker|reply|missing; missing`, danger is `label|text`. A file begins with its brief.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
HELD: Final = 10  # one in so many is held out
NEGATIVE: Final = {
    "a": "accusation",
    "g": "generalisation",
    "c": "criticism",
    "k": "contempt",
    "s": "contempt",
    "d": "defensiveness",
    "w": "stonewalling",
    "m": "mind_reading",
    "p": "pseudo_feeling",
    "o": "demand",
    "t": "threat",
}
POSITIVE: Final = {
    "f": "feeling",
    "n": "need",
    "r": "request",
    "i": "i_statement",
    "A": "appreciation",
    "R": "reassurance",
    "B": "bid_connection",
    "S": "bid_space",
    "P": "return_promise",
    "Y": "repair",
    "X": "reflection",
    "V": "validation",
    "U": "vulnerability",
}
SPAN: Final = re.compile(r"\[([agcksdwmpot]+):([^\[\]]*)\]")
MARKS: Final = re.compile(r"\s*#([fnriARBSPYXVU ]*)\s*$")
PAIRS: Final = (
    "faithful",
    "partial",
    "parrot",
    "distorted",
    "advice",
    "question_only",
    "defence",
    "minimising",
    "other",
)
TALK: Final = re.compile(r"counsel|session|practition", re.IGNORECASE)  # in the briefs of counselling
DANGER: Final = {
    "none": "none",
    "crisis": "crisis_self_harm",
    "abuse": "abuse_disclosure",
    "coercion": "coercion_or_threat",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a message that carries a negative label; `sarcastic` says what kind of contempt it is."""

    label: str
    start: int
    end: int
    sarcastic: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A message with all its labels, where it came from, and its spans in code points."""

    text: str
    labels: frozenset[str]
    spans: tuple[Span, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What one says, the other's reply, and what it is."""

    speaker: str
    reply: str
    label: str
    missing: tuple[str, ...]
    source: str


class Unreadable(ValueError):
    """A line is not in the form; the message says where."""


def message(line: str, source: str) -> Message:
    """One line of a file of messages. Raises Unreadable."""
    marks = MARKS.search(line)
    body = line[: marks.start()] if marks else line
    text, spans, at = "", [], 0
    for found in SPAN.finditer(body):
        text += body[at : found.start()]
        begin = len(text)
        text += found[2]
        end = begin + len(found[2].rstrip(" "))
        spans += [Span(NEGATIVE[code], begin, end, code == "s") for code in found[1]]
        at = found.end()
    text += body[at:]
    if "[" in text or "]" in text or "#" in text or not text.strip():
        raise Unreadable(f"{source}: {line!r}")
    shift = len(text) - len(text.lstrip())
    text = text.strip()
    moved = tuple(Span(s.label, max(s.start - shift, 0), min(s.end - shift, len(text)), s.sarcastic) for s in spans)
    positive = {POSITIVE[code] for code in marks[1].replace(" ", "")} if marks else set()
    return Message(text, frozenset(positive | {span.label for span in moved}), moved, source)


def is_held_out(text: str) -> bool:
    """Whether a text is one of the tenth that is not taught to the net, but sets thresholds: always the same ones."""
    return zlib.crc32(text.encode()) % HELD == 0


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line that is no brief, and where it stands."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("# "):
            yield line.strip("\ufeff\n"), f"{path.parent.name}/{path.name}:{number}"


def messages(folder: Path = HERE / "messages") -> list[Message]:
    """Every message of a folder (or of one file), in order."""
    return [message(line, where) for path in _files(folder) for line, where in lines(path)]


def pairs(folder: Path = HERE / "pairs") -> list[Pair]:
    """Every pair of a folder. Raises Unreadable."""
    return [_pair(line, where) for path in _files(folder) for line, where in lines(path)]


def _pair(line: str, where: str) -> Pair:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in (3, 4) or parts[0] not in PAIRS:
        raise Unreadable(f"{where}: {line!r}")
    missing = tuple(each.strip() for each in parts[3].split(";") if each.strip()) if parts[3:] else ()
    return Pair(parts[1], parts[2], parts[0], missing, where)


@cache
def is_talk(source: str) -> bool:
    """Whether a pair is counselling talk: the brief of its file says so. source: as in `Pair`."""
    brief = (HERE / source.partition(":")[0]).read_text("utf-8").partition("\n")[0]
    return TALK.search(brief) is not None


def danger(folder: Path = HERE / "danger") -> list[tuple[str, str]]:
    """Texts with their label, of a folder. Raises Unreadable."""
    return [_danger(line, where) for path in _files(folder) for line, where in lines(path)]


def _danger(line: str, where: str) -> tuple[str, str]:
    label, bar, text = line.partition("|")
    if not bar or label.strip() not in DANGER:
        raise Unreadable(f"{where}: {line!r}")
    return text.strip(), DANGER[label.strip()]


def _files(folder: Path) -> list[Path]:
    return [folder] if folder.is_file() else sorted(folder.glob("*.txt"))
