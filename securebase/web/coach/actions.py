"""The verbs of practising words. All are private, and none keeps what was written."""

from __future__ import annotations

from datetime import date

from securebase.vault.keyring import Keyring
from securebase.web.coach.records import TriedDrill


def tick(*, ring: Keyring, drill: str, day: date) -> None:
    """Remember that a drill was tried; a second time changes nothing."""
    ring.put_once(TriedDrill(drill=drill), name=drill, day=day)


def done(*, ring: Keyring) -> set[str]:
    """The ids of what was tried."""
    return {stored.record.drill for stored in ring.list(TriedDrill)}


def forget(*, ring: Keyring) -> None:
    """Remove every tick, for good."""
    for stored in ring.list(TriedDrill):
        ring.remove(stored)
