"""One record as one line of ``records.jsonl``, and back. The format is described in docs/export-format.md.

What a line holds is checked completely before anything of a file is used. A fault is a value with the key of its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

import msgspec

from securebase.vault.records import Mine, Ours, Record, kinds
from securebase.web.exports.settings import KIND as SETTINGS
from securebase.web.exports.settings import Settings

FORMAT: Final = 1
FORMAT_KIND: Final = "notes.format"
MOST: Final = 100_000  # lines; ten years of two writers who leave out nothing are some 40,000
KEPT: Final = "couple.kept"  # never a line of its own: it is written as the record that it keeps
# What belongs to this place and to nobody's words: keys, invitations, a plan to part, how a browser is called.
INTERNAL: Final = frozenset(
    {"account.device_name", "account.happening", "couple.face", "couple.invite_words", "couple.parting_plan", KEPT}
)
IN_SCALE: Final = ("checkin", "checkin.guess", "checkin.given")  # their numbers are 0 to 10
HEX: Final = 32
LONGEST_NAME: Final = 200
Content = Record | Settings


@dataclass(frozen=True, slots=True)
class Line:
    """A record as it travels. ``id``: 32 hex digits, or ``@`` and the name under which there is one of its kind.

    ``couple`` (32 hex digits) is set for what was shared, ``by`` says who wrote it, ``partner`` is the other's name.
    """

    kind: str
    id: str
    day: date
    record: Content
    couple: str = ""
    by: Literal["", "me", "partner"] = ""
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a file cannot be taken: the key of the words."""

    words_key: str


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"partner": "with"}):
    kind: str
    id: str
    day: str
    record: dict[str, Any]
    couple: str = ""
    by: Literal["", "me", "partner"] = ""
    partner: str = ""


class _Head(msgspec.Struct, frozen=True):
    kind: str
    version: int


def portable() -> dict[str, type[Content]]:
    """Every kind that a file may hold."""
    ours = {kind: struct for kind, struct in kinds().items() if kind not in INTERNAL and not kind.startswith("vault.")}
    return {SETTINGS: Settings, **ours}


def fields(record: msgspec.Struct) -> dict[str, Any]:
    """All fields of a record, also those that have their usual value, in the order of their struct."""
    return {name: getattr(record, name) for name in record.__struct_fields__}


def write(lines: Iterable[Line]) -> bytes:
    """The file: the format's line, then one line a record."""
    head = {"kind": FORMAT_KIND, "version": FORMAT}
    return b"".join(msgspec.json.encode(each) + b"\n" for each in (head, *map(_plain, lines)))


def _plain(line: Line) -> dict[str, Any]:
    shared = {"couple": line.couple, "by": line.by, "with": line.partner} if line.couple else {}
    return {"kind": line.kind, "id": line.id, "day": line.day, **shared, "record": fields(line.record)}


def read(data: bytes) -> list[Line] | Bad:
    """The lines of a file, every one of them good; or the first thing that is wrong with it."""
    rows = data.split(b"\n")
    if rows.pop() != b"":
        return Bad("export.import_broken")
    version = _version(rows[0]) if rows else None
    if version is None:
        return Bad("export.import_foreign")
    if version > FORMAT:
        return Bad("export.import_newer")
    if len(rows) - 1 > MOST:
        return Bad("export.import_many")
    known, found = portable(), []
    for row in rows[1:]:
        line = _line(row, known)
        if isinstance(line, Bad):
            return line
        found.append(line)
    once = len({(line.kind, line.id) for line in found}) == len(found)
    return found if once else Bad("export.import_broken")


def _version(row: bytes) -> int | None:
    try:
        head = msgspec.json.decode(row, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return head.version if head.kind == FORMAT_KIND and head.version > 0 else None


def _line(row: bytes, known: dict[str, type[Content]]) -> Line | Bad:
    try:
        written = msgspec.json.decode(row, type=_Written)
        struct = known.get(written.kind)
        if struct is None or not written.record.keys() <= set(struct.__struct_fields__):
            return Bad("export.import_newer")
        record = msgspec.convert(written.record, struct)
        day = date.fromisoformat(written.day)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return Bad("export.import_broken")
    line = Line(written.kind, written.id, day, record, written.couple, written.by, written.partner)
    return line if _sound(line) else Bad("export.import_broken")


def _sound(line: Line) -> bool:
    """Whether the parts of a line fit together, and its numbers are ones that the app can show."""
    if isinstance(line.record, Ours) != bool(line.couple) or bool(line.couple) != bool(line.by):
        return False
    if line.couple and not _hex(line.couple):
        return False
    named = line.id.startswith("@") and isinstance(line.record, Mine | Settings) and 1 < len(line.id) <= LONGEST_NAME
    return (named or _hex(line.id)) and _in_scale(line.record)


def _hex(text: str) -> bool:
    return len(text) == HEX and all(letter in "0123456789abcdef" for letter in text)


def _in_scale(record: Content) -> bool:
    """The four numbers of a day, and a guess of them, are 0 to 10; settings are ones that can be set."""
    if isinstance(record, Settings):
        return record.sound()
    if record.__struct_config__.tag not in IN_SCALE:
        return True
    return all(value in range(11) for value in fields(record).values() if type(value) is int)
