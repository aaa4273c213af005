"""The slow hash: Argon2id, two runs at a time in a process, and a short line before it.

Each run takes 64 MiB and a whole core. Who waits for one holds one of the eight threads that make pages, so the line is
short; of those whom no browser here knows it is shorter still, and a crowd of them keeps nobody from unlocking.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from nacl.pwhash import argon2id

AT_ONCE: Final = 2
IN_LINE: Final = 6  # those at it are counted too
STRANGERS: Final = 3


class Busy(Exception):
    """Too many are waiting already. Nothing was tried."""


def _step_back() -> None:
    """Let pages go first: a sign-in may take a little longer, somebody else's page may not (Linux alone)."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)


_runs = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="argon2id", initializer=_step_back)
_line, _strangers = threading.Semaphore(IN_LINE), threading.Semaphore(STRANGERS)


@contextlib.contextmanager
def _one_of(places: threading.Semaphore) -> Iterator[None]:
    if not places.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        places.release()


def strangers() -> contextlib.AbstractContextManager[None]:
    """Hold one of the few places for whoever is not known here, for as long as the block. Raises Busy."""
    return _one_of(_strangers)


def run(passphrase: bytes, salt: bytes, *, passes: int, memory: int) -> bytes:
    """32 bytes from a passphrase (``memory`` in bytes). Raises Busy if too many are waiting."""
    with _one_of(_line):
        found: bytes = _runs.submit(argon2id.kdf, 32, passphrase, salt, opslimit=passes, memlimit=memory).result()
        return found
