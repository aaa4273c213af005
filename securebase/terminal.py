"""What commands ask at the terminal, and how they write a file that is its owner's alone."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Final

from securebase.env import BadSetting

SHORTEST: Final = 10  # letters of a new passphrase


def passphrase(what: str) -> str:
    """A passphrase, typed unseen; from a pipe, its next line. Raises BadSetting if there is none."""
    typed = getpass(f"{what}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not typed:
        raise BadSetting(f"{what} is needed; type it, or give it as a line on standard input.")
    return typed


def new_passphrase(what: str) -> str:
    """A new passphrase, twice the same. Raises BadSetting if it is short or the two differ."""
    first = passphrase(what)
    if len(first.strip()) < SHORTEST:
        raise BadSetting(f"{what} must have {SHORTEST} letters or more; nothing was written.")
    if passphrase(f"{what} once more") != first:
        raise BadSetting("The two were not the same; nothing was written.")
    return first


def refuse_existing(path: Path) -> None:
    """Raise BadSetting before any work if something lies there, or its folder is not there."""
    if path.exists():
        raise BadSetting(f"{path} is there already; choose another name.")
    if not path.absolute().parent.is_dir():
        raise BadSetting(f"There is no folder {path.absolute().parent}.")


def write_new(path: Path, data: bytes) -> None:
    """Write a file for its owner's eyes alone, and never over another one. Half a file is not left behind."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        raise BadSetting(f"{path} cannot be written: {fault.strerror}.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        path.unlink()
        raise BadSetting(f"{path} cannot be written: {fault.strerror}.") from None
