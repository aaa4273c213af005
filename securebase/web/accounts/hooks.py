"""What higher floors hang here: accounts calls them without knowing them, as the floors demand.

Couples, for one, knows which invitation lets somebody sign up, and what ends when an account does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person

Leaver = Callable[[Person, datetime], None]
Renamer = Callable[[Person, Keyring, datetime], None]
Reopener = Callable[[Person, Keyring, datetime], None]
_LEAVERS: Final[dict[str, Leaver]] = {}
_RENAMERS: Final[dict[str, Renamer]] = {}
_REOPENERS: Final[dict[str, Reopener]] = {}


def _nobody(_words: str, _now: datetime) -> bool:
    """Before couples has put its own here nobody is invited."""
    return False


# Whether an invitation's words are good now. Changes nothing.
invited: Callable[[str, datetime], bool] = _nobody


def before_leaving(name: str, verb: Leaver) -> None:
    """Call ``verb(person, now)`` in the transaction in which a person starts over or deletes everything."""
    _LEAVERS[name] = verb


def when_renamed(name: str, verb: Renamer) -> None:
    """Call ``verb(person, ring, now)`` when a person has changed the name or ink they go by."""
    _RENAMERS[name] = verb


def when_reopened(name: str, verb: Reopener) -> None:
    """Call ``verb(person, old_ring, now)`` when an old vault is open again, before its records are copied."""
    _REOPENERS[name] = verb


def leaves(person: Person, *, now: datetime) -> None:
    """Everything that ends when this person's keys or account go."""
    for verb in _LEAVERS.values():
        verb(person, now)


def renamed(person: Person, ring: Keyring, *, now: datetime) -> None:
    """Tell whoever shows this person's name."""
    for verb in _RENAMERS.values():
        verb(person, ring, now)


def reopened(person: Person, old: Keyring, *, now: datetime) -> None:
    """Let others save what only the old keys open."""
    for verb in _REOPENERS.values():
        verb(person, old, now)
