"""Is this instance healthy and safe? Plain sentences, exit status 0 or 1."""

from __future__ import annotations

import argparse
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from securebase import boot, datafolder, env

ROOM = 200 * 2**20  # bytes that should be free: a full disk keeps words from being saved
MADE = datetime(2026, 11, 1, tzinfo=UTC)  # no right clock shows an earlier time than this program was made
SYNCHRONOUS = {2: "FULL", 3: "EXTRA"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, and whether it is good news."""

    good: bool
    text: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None are needed."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command has one shape
    """Print every finding; 1 if any needs care."""
    values = boot.boot()
    found = [
        *_library(),
        *_database(),
        *_folder(values.data),
        *_address(values),
        *_machine(values.data),
        *_content(),
        *_instrument(),
        *_language(),
    ]
    for each in found:
        print(f"{'good' if each.good else 'LOOK'}  {each.text}")
    return 0 if all(each.good for each in found) else 1


def _library() -> Iterator[Finding]:
    from securebase.vault.sqlite.library import library

    used = library()
    version = ".".join(map(str, used.version))
    if used.wal_safe:
        yield Finding(True, f"SQLite {version} ({used.name}) has the repair that its write-ahead log needs.")
    else:
        remedy = "so a slower, safe journal is used; install pysqlite3"
        yield Finding(False, f"SQLite {version} ({used.name}) is older than 3.51.3, {remedy}.")


def _database() -> Iterator[Finding]:
    from django.db import connection

    from securebase.vault.sqlite.library import library

    with connection.cursor() as cursor:

        def ask(pragma: str) -> object:
            return cursor.execute(f"PRAGMA {pragma}").fetchone()[0]

        journal, level = ("wal", 2) if library().wal_safe else ("delete", 3)
        durable = ask("journal_mode") == journal and ask("synchronous") == level
        yield Finding(durable, f"What is saved {'survives' if durable else 'may not survive'} a power cut.")
        erased = ask("secure_delete") == 1
        yield Finding(erased, f"What is deleted {'is overwritten' if erased else 'may stay in the file'}.")
        whole = ask("quick_check") == "ok" and cursor.execute("PRAGMA foreign_key_check").fetchone() is None
        yield Finding(whole, f"The database is {'whole' if whole else 'damaged: restore the last backup'}.")


def _folder(data: Path) -> Iterator[Finding]:
    files = [(data / name, datafolder.FILE_MODE) for name in ("secret", "db.sqlite3")]
    for path, mode in [(data, datafolder.FOLDER_MODE), *files]:
        given = stat.S_IMODE(path.stat().st_mode)
        closed = not given & ~mode
        how = "is closed to other accounts" if closed else f"can be read by others: run chmod {mode:o} on it"
        yield Finding(closed, f"{path} {how}.")


def _address(values: env.Env) -> Iterator[Finding]:
    if values.url.secure:
        yield Finding(True, f"Browsers come by https, at {values.url}.")
    else:
        more = "a second phone needs a SECUREBASE_URL with https"
        yield Finding(True, f"Only this machine can use {values.url}; {more}.")


def _machine(data: Path) -> Iterator[Finding]:
    now = datetime.now(tz=UTC)
    newest = max((path.stat().st_mtime for path in data.iterdir()), default=0.0)
    right = now >= MADE and newest <= now.timestamp() + 60
    clock = "agrees with what is in the data folder" if right else "is behind: promised times would come out wrong"
    yield Finding(right, f"The clock of this machine {clock}.")
    free = shutil.disk_usage(data).free
    yield Finding(free >= ROOM, f"There is room for {free // 2**20:,} MB more.")


def _content() -> Iterator[Finding]:
    from securebase.core.library import LibraryFaults
    from securebase.web.shell.library import library

    try:
        library()
    except LibraryFaults as faults:
        yield Finding(False, str(faults))
    else:
        yield Finding(True, "All words, help lines and exercises are there.")


def _instrument() -> Iterator[Finding]:
    from securebase.core.measure import MeasureFaults
    from securebase.web.asked import instruments

    try:
        found = instruments.brought()
    except MeasureFaults as faults:
        yield Finding(False, f"The questionnaire in the data folder is not used: {'; '.join(faults.faults)}")
        return
    if found is not None:
        yield Finding(True, f"The questionnaire “{found.name}” from the data folder is asked in place of our own.")


def _language() -> Iterator[Finding]:
    from securebase.core.language.reader import Unusable, reader

    try:
        reader()
    except Unusable as fault:
        yield Finding(False, f"The coach looks at single words only, because its weights cannot be read ({fault}).")
    else:
        yield Finding(True, "The coach, the mirror and the words of danger read whole sentences, all on this machine.")
