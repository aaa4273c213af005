"""Joint facts for the copy that somebody takes along: what both know and neither wrote. Slices register theirs here."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final


@dataclass(frozen=True, slots=True)
class Return:
    """A kept return. ``by``: the id of the person who came back; moments are aware."""

    id: uuid.UUID
    couple: uuid.UUID
    by: uuid.UUID
    asked_at: datetime
    due_at: datetime
    back_at: datetime


Lister = Callable[[Collection[uuid.UUID]], Iterable[Return]]
_LISTERS: Final[dict[str, Lister]] = {}


def register(name: str, lister: Lister) -> None:
    """Let a slice give the kept returns of couples, by the couples' ids. Only kept ones: nothing else is counted."""
    _LISTERS[name] = lister


def returns(couples: Collection[uuid.UUID]) -> list[Return]:
    """Every kept return of these couples, oldest first."""
    found = [each for lister in _LISTERS.values() for each in lister(couples)]
    return sorted(found, key=lambda each: (each.asked_at, each.id.bytes))
