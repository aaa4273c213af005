"""The verbs of the map. Drawing tells nobody; what both can see rings for the other."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from securebase.core.cyclemap import PARTS, Half, as_it_stands
from securebase.vault.keyring import Keyring
from securebase.vault.records import Ours
from securebase.web.couples.access import Us
from securebase.web.cyclemap.records import HALF, NOW, InIt, MapAgreed, MapGiven, MapHalf, MapName, MapWord
from securebase.web.shell.doorbell import ring_on_commit

R = TypeVar("R", bound=Ours)


class NotJoined(Exception):
    """There are no two halves that could be agreed to or named."""


def words_of(record: MapHalf | MapGiven) -> dict[str, str]:
    """The five lines of a half."""
    return {part: getattr(record, part) for part in PARTS}


def draw(*, ring: Keyring, half: Half, day: date) -> None:
    """Keep one's own half. Nobody is told, and what was given stays as it was given."""
    ring.put(MapHalf(**{part: half.get(part, "").strip() for part in PARTS}), name=HALF, day=day)


@transaction.atomic
def give(*, ring: Keyring, us: Us, parts: Collection[str], day: date) -> None:
    """Give the ticked lines of one's half. It rings only if both halves are now there. Raises ValueError for none."""
    mine = ring.find(MapHalf, name=HALF)
    lines = {part: getattr(mine.record, part) for part in PARTS if part in parts} if mine else {}
    if not any(lines.values()):
        raise ValueError("There is nothing to give.")
    ring.put(MapGiven(**lines), name=HALF, day=day)
    _tell_if_joined(ring, us)


@transaction.atomic
def take_back(*, ring: Keyring, us: Us) -> None:
    """Take back one's half. From now on it looks as if it had never been given."""
    found = ring.find(MapGiven, name=HALF)
    if found is not None:
        _tell_if_joined(ring, us)
        ring.remove(found)


@transaction.atomic
def agree(*, ring: Keyring, us: Us, of: str, day: date) -> None:
    """Say "this is how it goes" of the loop with this digest. Raises NotJoined if it is not the one that stands."""
    if of != standing(ring, us):
        raise NotJoined
    ring.put(MapAgreed(of=of), name=HALF, day=day)
    ring_on_commit(us.partner.person_id)


@transaction.atomic
def say_otherwise(*, ring: Keyring, us: Us, line: str, day: date) -> None:
    """One line of what one would put differently; an empty one takes it back. Raises NotJoined."""
    if not standing(ring, us):
        raise NotJoined
    _set_or_remove(ring, MapWord(line=line.strip()) if line.strip() else None, MapWord, day)
    ring_on_commit(us.partner.person_id)


@transaction.atomic
def call_it(*, ring: Keyring, us: Us, title: str, day: date, now: datetime) -> None:
    """Give the loop a name. Raises NotJoined."""
    if not standing(ring, us):
        raise NotJoined
    ring.put(MapName(title=title.strip(), at=now), name=HALF, day=day)
    ring_on_commit(us.partner.person_id)


@transaction.atomic
def say_in_it(*, ring: Keyring, us: Us, day: date, now: datetime) -> None:
    """Say "we are in it": the other sees it for some hours. Raises NotJoined."""
    if not standing(ring, us):
        raise NotJoined
    ring.put(InIt(at=now), name=NOW, day=day)
    ring_on_commit(us.partner.person_id)


@transaction.atomic
def say_over(*, ring: Keyring, us: Us) -> None:
    """It has passed: one's own "we are in it" is gone, from both screens."""
    found = ring.find(InIt, name=NOW)
    if found is not None:
        ring.remove(found)
        ring_on_commit(us.partner.person_id)


def standing(ring: Keyring, us: Us) -> str:
    """The digest of the loop as it stands; empty while there are no two halves."""
    halves = joined(ring, us)
    return as_it_stands(*halves) if halves else ""


def joined(ring: Keyring, us: Us) -> tuple[Half, Half] | None:
    """Both given halves, the first seat's first; None unless both are given. The only way to the other's half."""
    pairs = [(HALF, ring.me), (HALF, us.partner.vault_id)]
    if len(ring.present(MapGiven, pairs)) < len(pairs):
        return None
    mine = ring.find(MapGiven, name=HALF)
    theirs = ring.find(MapGiven, name=HALF, author=us.partner.vault_id)
    if mine is None or theirs is None:
        return None
    ordered = (mine, theirs) if us.seat == 1 else (theirs, mine)
    return words_of(ordered[0].record), words_of(ordered[1].record)


def _tell_if_joined(ring: Keyring, us: Us) -> None:
    if standing(ring, us):
        ring_on_commit(us.partner.person_id)


def _set_or_remove(ring: Keyring, record: R | None, kind: type[R], day: date) -> None:
    if record is not None:
        ring.put(record, name=HALF, day=day)
        return
    found = ring.find(kind, name=HALF)
    if found is not None:
        ring.remove(found)
