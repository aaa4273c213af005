"""Files locked with a passphrase in the age format, which other programs open too (`age -d notes.age`).

The passphrase is stretched by scrypt on purpose: that takes a second or two and some hundred megabytes. So only one
file is locked or opened at a time, and a file that asks for more than this machine can give is refused before it is
tried.
"""

from __future__ import annotations

import os
import re
from threading import Lock
from typing import Final

import pyrage

MAGIC: Final = b"age-encryption.org/v1\n"
_SCRYPT: Final = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_TOO_MUCH: Final = re.compile("excessive work", re.IGNORECASE)
_TRIES: Final = 3
_PER_STEP: Final = 128 * 8  # bytes of scrypt's memory for one of its 2^n steps
_ONE_AT_A_TIME: Final = Lock()


class WrongPassphrase(Exception):
    """The passphrase does not open the file."""


class Broken(Exception):
    """No file that a passphrase locks, or one that is cut off or altered."""


class TooHeavy(Exception):
    """To open it would take more memory than this machine can spare."""


def is_locked(data: bytes) -> bool:
    """Whether these bytes are an age file."""
    return data.startswith(MAGIC)


def lock(data: bytes, passphrase: str) -> bytes:
    """Lock with a passphrase."""
    with _ONE_AT_A_TIME:
        locked: bytes = pyrage.passphrase.encrypt(data, passphrase)
    return locked


def unlock(data: bytes, passphrase: str) -> bytes:
    """Open a locked file. Raises WrongPassphrase, Broken, TooHeavy."""
    head = _SCRYPT.match(data)
    if head is None:
        raise Broken
    if not passphrase:
        raise WrongPassphrase
    if _PER_STEP << int(head[1]) > _spare():
        raise TooHeavy
    for left in reversed(range(_TRIES)):
        try:
            with _ONE_AT_A_TIME:
                plain: bytes = pyrage.passphrase.decrypt(data, passphrase)
        except pyrage.DecryptError as error:
            # The library tells apart by words alone; tests hold it to them. What is too much work it reckons from how
            # fast this machine was for a moment: on a busy one it errs, so it is asked again.
            if _TOO_MUCH.search(str(error)):
                if left:
                    continue
                raise TooHeavy from error
            raise (WrongPassphrase if str(error) == "Decryption failed" else Broken) from error
        break
    return plain


def _spare() -> int:
    """Half of this machine's memory, in bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
