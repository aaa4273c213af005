"""The job loop: a thread of the server that does what falls due, at start and then every two seconds.

What fell due while the server was down is done at its start. The loop keeps nothing: what is due is a question to the
database, and a verb claims its work there, so a crash between two steps loses and doubles nothing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import count

from django.db import close_old_connections, connections

from securebase.vault.sqlite.base import tidy
from securebase.web.shell import clock, due

EVERY = 2.0  # seconds between two rounds
MOST = 1_000  # calls of one verb in a round, so that a long queue of one kind does not hold up the others
TIDY = 30  # rounds between two emptyings of the database's log, where deleted rows would else linger
log = logging.getLogger(__name__)


def do_due(verbs: Mapping[str, due.Verb], now: Callable[[], datetime]) -> int:
    """One round: each verb until it finds nothing more to do. A fault in one is logged and stops that one only."""
    return sum(_do(name, verb, now) for name, verb in verbs.items())


def _do(name: str, verb: due.Verb, now: Callable[[], datetime]) -> int:
    total = 0
    try:
        for _ in range(MOST):
            done = verb(now())
            total += done
            if not done:
                break
    except Exception:
        log.exception("due work failed: %s", name)
    return total


def _tidy(now: datetime) -> int:  # noqa: ARG001 - has the shape of any due work
    tidy()
    return 0


class JobLoop(threading.Thread):
    """The loop as a daemon thread; `stop` lets the round in hand finish."""

    def __init__(self) -> None:
        super().__init__(name="jobs", daemon=True)
        self._over = threading.Event()

    def run(self) -> None:
        for number in count(1):
            close_old_connections()
            do_due(due.verbs(), clock.now)
            if number % TIDY == 0:
                _do("tidy", _tidy, clock.now)
            if self._over.wait(EVERY):
                break
        connections.close_all()

    def stop(self) -> None:
        """End after the round in hand; waits for it, ten seconds at most."""
        self._over.set()
        if self.is_alive():
            self.join(10)
