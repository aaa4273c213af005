"""The list of removed ids, kept beside the database: a restored backup must not bring back what was deleted."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

_SIZE = 16


def path() -> Path:
    """The file beside the database: 16 bytes an id, nothing else."""
    return Path(settings.ENV.data) / "removed"


def bury(refs: Iterable[bytes]) -> None:
    """Note removed ids once the removal is committed (one append, synced)."""
    blob = b"".join(refs)
    if blob:
        transaction.on_commit(lambda: _append(blob))


def _append(blob: bytes) -> None:
    with os.fdopen(os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        size = os.fstat(file.fileno()).st_size
        file.truncate(size - size % _SIZE)  # what a full disk or a crash cut off would put all that follow out of step
        file.write(blob)
        file.flush()
        os.fsync(file.fileno())


def buried() -> set[bytes]:
    """Every id that was ever removed here. A torn last entry (a crash while writing) is left out."""
    try:
        blob = path().read_bytes()
    except FileNotFoundError:
        return set()
    whole = len(blob) - len(blob) % _SIZE
    return {blob[start : start + _SIZE] for start in range(0, whole, _SIZE)}
