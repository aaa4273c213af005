"""The folder in its zip: made in memory, always the same bytes for the same content, and read back with suspicion."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Final

from securebase.core.library import Library
from securebase.web.exports import lines as records
from securebase.web.exports.lines import Bad, Line
from securebase.web.exports.readable import markdown

FOLDER: Final = "notes"
RECORDS: Final = "records.jsonl"
LARGEST: Final = 96 * 2**20  # bytes of records once unpacked; more is a bomb or something else
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can hold; the day of making is told in README.txt
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Folder:
    """The three files."""

    entries: bytes
    records: bytes
    about: bytes


def make(lines: list[Line], *, today: date, library: Library) -> Folder:
    """The files of these lines. Only ``README.txt`` tells the day."""
    about = [library.say(f"export.about_{number}") for number in range(1, 6)]
    about.insert(1, library.say("export.about_made", day=today.isoformat()))
    return Folder(
        entries=markdown(lines, library).encode(),
        records=records.write(lines),
        about=("\n".join(about) + "\n").encode(),
    )


def zipped(folder: Folder) -> bytes:
    """The folder as a zip."""
    into = io.BytesIO()
    files = {"README.txt": folder.about, "entries.md": folder.entries, RECORDS: folder.records}
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", _LONG_AGO)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            archive.writestr(info, data)
    return into.getvalue()


def unzipped(data: bytes) -> bytes | Bad:
    """The records of a zip. Nothing else of it is looked at, and never more unpacked than ``LARGEST``."""
    if not data.startswith(b"PK"):
        return Bad("export.import_foreign")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [info for info in archive.infolist() if info.filename.rsplit("/", 1)[-1] == RECORDS]
            if len(inside) != 1:
                return Bad("export.import_foreign")
            with archive.open(inside[0]) as file:
                found = file.read(LARGEST + 1)
    except _BROKEN:
        return Bad("export.import_broken")
    return found if len(found) <= LARGEST else Bad("export.import_many")
