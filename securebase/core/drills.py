"""Short tries with words: what they ask, and what is said to an answer. The content is `drills.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from . import language
from .library import ENGLISH
from .library_reading import read_toml

if TYPE_CHECKING:
    from .language import Mirror

DRILLS: Final = ENGLISH / "drills.toml"
Set = Literal["say", "mirror"]
Sort = Literal["spot", "pick", "write"]
PARTS: Final = ("feeling", "moment", "clean", "facts")


@dataclass(frozen=True, slots=True)
class Option:
    """One line to choose, what is said when it was chosen, and whether it is the one."""

    words: str
    after: str
    best: bool = False


@dataclass(frozen=True, slots=True)
class Drill:
    """One try. `scene` or `speaker` sets it; `text` and `part` are looked at; `keep` are facts that must stay."""

    id: str
    set: Set
    sort: Sort
    level: int
    scene: str = ""
    speaker: str = ""
    text: str = ""
    part: str = ""
    options: tuple[Option, ...] = ()
    keep: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What an own line has of the four parts of "say it", the reasons for what judges, and the facts that are lost."""

    there: tuple[str, ...]
    why: tuple[str, ...]
    lost: tuple[str, ...]
    english: bool


class DrillFaults(ValueError):
    """The file cannot be used; one fault a line."""


@cache
def drills(path: Path = DRILLS) -> tuple[Drill, ...]:
    """Every drill in order. Raises DrillFaults with every fault at once."""
    faults: list[str] = []
    table = read_toml(path, faults)
    found = tuple(_drill(row) for row in table.get("drills", [])) if not faults else ()
    faults += [f"{each.id}: {fault}" for each in found for fault in _faults(each)]
    ids = [each.id for each in found]
    faults += [f"{each} is there twice" for each in sorted({each for each in ids if ids.count(each) > 1})]
    if faults:
        raise DrillFaults("\n".join(faults))
    return found


def _drill(row: dict[str, Any]) -> Drill:
    options = tuple(
        Option(each["words"], each["after"], bool(each.get("best", False))) for each in row.get("options", ())
    )
    plain = {name: row[name] for name in ("scene", "speaker", "text", "part", "example") if name in row}
    return Drill(
        row.get("id", ""),
        row["set"],
        row["sort"],
        row["level"],
        options=options,
        keep=tuple(row.get("keep", ())),
        **plain,
    )


def _faults(drill: Drill) -> list[str]:
    wrong = []
    if drill.set not in get_args(Set) or drill.sort not in get_args(Sort):
        wrong.append(f"set {drill.set!r} or sort {drill.sort!r} is not known")
    if drill.sort != "write" and sum(each.best for each in drill.options) != 1:
        wrong.append("not exactly one option is the best")
    if drill.sort == "spot" and (not drill.part or drill.part not in drill.text):
        wrong.append("part does not stand in text")
    if drill.sort == "write" and not drill.example:
        wrong.append("there is no example")
    if drill.set == "mirror" and not drill.speaker:
        wrong.append("nobody speaks")
    return wrong


def tried(drill: Drill, answer: str) -> Tried:
    """How an own line says it: which parts are there, and plainly why another is not.

    answer: any string; an empty one has nothing.
    """
    from .language.echo import content  # noqa: PLC0415 - numpy is on no other page's path

    found = language.review(answer)
    labels = {each.label for each in found.labels}
    here = set(content(answer))
    kept = not drill.keep or any(set(content(each)) <= here for each in drill.keep)
    parts = {
        "feeling": "feeling" in labels or bool(found.statement.feeling),
        "moment": bool({"i_statement", "return_promise"} & labels) or found.statement.situation is not None,
        "clean": bool(answer.strip()) and not found.unkind and found.danger.label == "none",
        "facts": kept,
    }
    why = tuple(dict.fromkeys(each.why for each in found.unkind))
    return Tried(tuple(name for name in PARTS if parts[name]), why, () if kept else drill.keep[:1], found.english)


def mirrored(drill: Drill, answer: str) -> Mirror:
    """What an own reply does with what was said."""
    return language.mirror(drill.speaker, answer)
