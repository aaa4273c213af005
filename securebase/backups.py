"""A backup: the whole database as it was at one moment, in one file. No Django here: it runs beside any server.

The file is a zip (``db.sqlite3``, ``removed``, ``about.json``, and ``secret`` where the whole is locked), locked with a
passphrase in the age format unless its maker chose open. Why the secret is in the locked one only: docs/backup.md.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from securebase.vault.sqlite import library

FORMAT: Final = 1
DATABASE, REMOVED, SECRET, ABOUT = "db.sqlite3", "removed", "secret", "about.json"
COUNTED: Final = {"people": "accounts_person", "couples": "couples_couple", "records": "vault_item"}
REF: Final = 16  # bytes of one id in the list of removed ones
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError)


class NotWhole(ValueError):
    """The file is no backup, or not all of it is as it was written. The message is one sentence."""


class About(msgspec.Struct, frozen=True):
    """What the backup says of itself. ``before``: bytes of the removed list that were there when the copy was begun."""

    format: int
    made: datetime
    counts: dict[str, int]
    hashes: dict[str, str]
    before: int
    secret: str  # tells whether a secret fits, and not what it is


def refs(removed: bytes) -> list[bytes]:
    """The ids of a list of removed ones, oldest first; a torn last one is left out."""
    return [removed[start : start + REF] for start in range(0, len(removed) - REF + 1, REF)]


@dataclass(frozen=True, slots=True, repr=False)
class Backup:
    """A backup in memory."""

    about: About
    database: bytes
    removed: bytes
    secret: bytes | None

    def fits(self, secret: bytes) -> bool:
        """Whether people's sign-in names are found with this secret."""
        return hmac.compare_digest(self.about.secret, fingerprint(secret))

    def gone_since(self, current: bytes) -> set[bytes]:
        """What was removed after this copy was begun. ``current``: the list beside the database that it replaces.

        An id that was on the list before is left alone: what has it in the copy was written again after that.
        """
        before = self.removed[: self.about.before]
        later = refs(self.removed[self.about.before :])
        if current.startswith(self.removed):
            return {*later, *refs(current[len(self.removed) :])}
        return {*later, *refs(current)} - set(refs(before))


def fingerprint(secret: bytes) -> str:
    """A short hash by which a secret is known again."""
    return hmac.digest(secret.strip(), b"securebase backup", "sha256").hex()[:32]


def take(data: Path, *, now: datetime, with_secret: bool) -> Backup:
    """Copy the database of a data folder, also while it is written to. Raises NotWhole if it is damaged."""
    before = len(_read(data / REMOVED))
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=data) as folder:
        copy = Path(folder) / DATABASE
        counts = _copy(data / DATABASE, copy)
        database = copy.read_bytes()
    removed, secret = _read(data / REMOVED), _read(data / SECRET)
    hashes = {DATABASE: _hash(database), REMOVED: _hash(removed)}
    about = About(FORMAT, now, counts, hashes, before, fingerprint(secret))
    return Backup(about, database, removed, secret if with_secret else None)


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _copy(source: Path, target: Path) -> dict[str, int]:
    """SQLite's own backup, in one step, so that no write falls in between. The copy needs no log beside it."""
    connect = library.module().connect
    with closing(connect(source)) as read, closing(connect(target)) as written:
        read.execute("PRAGMA busy_timeout=10000")
        read.backup(written)
        written.execute("PRAGMA journal_mode=DELETE")
        return counts_of(written)


def counts_of(connection: sqlite3.Connection) -> dict[str, int]:
    """How much there is. Raises NotWhole if the database is damaged."""
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise NotWhole("The database is damaged.")
        rows = {what: connection.execute(f"SELECT count(*) FROM {table}") for what, table in COUNTED.items()}  # noqa: S608 - our own names
        return {what: int(found.fetchone()[0]) for what, found in rows.items()}
    except library.module().DatabaseError:
        raise NotWhole("The database is damaged.") from None


def packed(backup: Backup) -> bytes:
    """The backup as a zip."""
    files: Mapping[str, bytes | None] = {
        ABOUT: msgspec.json.encode(backup.about),
        DATABASE: backup.database,
        REMOVED: backup.removed,
        SECRET: backup.secret,
    }
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in files.items():
            if data is not None:
                archive.writestr(name, data)
    return into.getvalue()


def unpacked(data: bytes) -> Backup:
    """A backup from its zip, checked against its own hashes. Raises NotWhole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            about: About = msgspec.json.decode(archive.read(ABOUT), type=About)
            secret = archive.read(SECRET) if SECRET in archive.namelist() else None
            found = Backup(about, archive.read(DATABASE), archive.read(REMOVED), secret)
    except (*_BROKEN, msgspec.MsgspecError):
        raise NotWhole("That file is no backup, or it is cut off or changed.") from None
    if about.format != FORMAT:
        raise NotWhole("That backup was made by a newer version; update first.")
    hashes: dict[str, Any] = {DATABASE: _hash(found.database), REMOVED: _hash(found.removed)}
    if about.hashes != hashes:
        raise NotWhole("That backup is not as it was written; take another one.")
    return found
