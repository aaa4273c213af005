"""The verbs of the map. Drawing tells nobody; what both can see rings for the other."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from securebase.core.cyclemap import PARTS, Half, as_it_stands, still_in_it
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.couples.access import Us
from securebase.web.cyclemap.records import HALF, NOW, InIt, MapAgreed, MapGiven, MapHalf, MapName, MapWord
from securebase.web.shell.doorbell import ring_on_commit


class NotJoined(Exception):
    """There are no two halves that could be agreed to or named."""


class NotSeen(Exception):
    """The half has changed since it was previewed."""


def words_of(record: MapHalf | MapGiven) -> dict[str, str]:
    """The five lines of a half."""
    return {part: getattr(record, part) for part in PARTS}


def draw(*, ring: Keyring, half: Half, day: date) -> None:
    """Keep one's own half. Nobody is told, and what was given stays as it was given."""
    ring.put(MapHalf(**{part: half.get(part, "").strip() for part in PARTS}), name=HALF, day=day)


@transaction.atomic
def give(*, ring: Keyring, us: Us, parts: Collection[str], day: date, seen: str | None = None) -> None:
    """Give the ticked lines of one's half. It rings only if both halves are now there and something changed.

    `seen`: the digest of the half that was previewed (`preview`). Raises NotSeen if it is another by now, ValueError if
    nothing is ticked.
    """
    mine = ring.find(MapHalf, name=HALF)
    if seen is not None and (mine is None or seen != preview(mine.record)):
        raise NotSeen
    lines = {part: getattr(mine.record, part) for part in PARTS if part in parts} if mine else {}
    if not any(lines.values()):
        raise ValueError("There is nothing to give.")
    before = ring.find(MapGiven, name=HALF)
    given = MapGiven(**lines, mark=before.record.mark if before else secrets.token_hex(16))
    if before is None or before.record != given:
        ring.put(given, name=HALF, day=day)
        _tell_if_joined(ring, us)


def preview(half: MapHalf) -> str:
    """A digest of one's own half as a preview shows it."""
    return as_it_stands(words_of(half), {})


@transaction.atomic
def take_back(*, ring: Keyring, us: Us) -> None:
    """Take back one's half, and all of one's own that hung on it. It looks as if it had never been given."""
    found = ring.find(MapGiven, name=HALF)
    if found is None:
        return
    _tell_if_joined(ring, us)
    ring.remove(found)
    for kind, name in ((MapAgreed, HALF), (MapWord, HALF), (MapName, HALF), (InIt, NOW)):
        mine: Stored[Any] | None = ring.find(kind, name=name)
        if mine is not None:
            ring.remove(mine)


@transaction.atomic
def agree(*, ring: Keyring, us: Us, of: str, day: date) -> None:
    """Say "this is how it goes" of the loop with this digest. Raises NotJoined if it is not the one that stands."""
    stands = standing(ring, us)
    if not stands or of != stands:
        raise NotJoined
    _put(ring, us, MapAgreed(of=of), day)


@transaction.atomic
def say_otherwise(*, ring: Keyring, us: Us, line: str, day: date) -> None:
    """One line of what one would put differently; an empty one takes it back, also without a loop. Raises NotJoined."""
    if line.strip():
        if not standing(ring, us):
            raise NotJoined
        _put(ring, us, MapWord(line=line.strip()), day)
        return
    found = ring.find(MapWord, name=HALF)
    if found is not None:
        _tell_if_joined(ring, us)
        ring.remove(found)


@transaction.atomic
def call_it(*, ring: Keyring, us: Us, title: str, day: date, now: datetime) -> None:
    """Give the loop a name. Raises NotJoined."""
    if not standing(ring, us):
        raise NotJoined
    if title.strip() != name_of(ring, us):
        ring.put(MapName(title=title.strip(), at=now), name=HALF, day=day)
        ring_on_commit(us.partner.person_id)


def name_of(ring: Keyring, us: Us) -> str:
    """What they call it: the newer of the two names; empty for none."""
    both = (ring.find(MapName, name=HALF), ring.find(MapName, name=HALF, author=us.partner.vault_id))
    named = [each.record for each in both if each is not None]
    return max(named, key=lambda each: each.at).title if named else ""


@transaction.atomic
def say_in_it(*, ring: Keyring, us: Us, day: date, now: datetime) -> None:
    """Say "we are in it": the other sees it for some hours. Raises NotJoined."""
    if not standing(ring, us):
        raise NotJoined
    ring.put(InIt(at=now), name=NOW, day=day)
    ring_on_commit(us.partner.person_id)


@transaction.atomic
def say_over(*, ring: Keyring, us: Us, now: datetime) -> None:
    """It has passed: one's own "we are in it" is gone, from both screens. What had passed already rings for nobody."""
    found = ring.find(InIt, name=NOW)
    if found is not None:
        if still_in_it(found.record.at, now):
            _tell_if_joined(ring, us)
        ring.remove(found)


def standing(ring: Keyring, us: Us) -> str:
    """The digest of the loop as it stands; empty while there are no two halves."""
    both = _both(ring, us)
    if both is None:
        return ""
    one, two = both
    return as_it_stands(words_of(one), words_of(two), (one.mark, two.mark))


def joined(ring: Keyring, us: Us) -> tuple[Half, Half] | None:
    """Both given halves, the first seat's first; None unless both are given."""
    both = _both(ring, us)
    return (words_of(both[0]), words_of(both[1])) if both else None


def _both(ring: Keyring, us: Us) -> tuple[MapGiven, MapGiven] | None:
    """The only way to the other's half: counted before it is opened."""
    pairs = [(HALF, ring.me), (HALF, us.partner.vault_id)]
    if len(ring.present(MapGiven, pairs)) < len(pairs):
        return None
    mine = ring.find(MapGiven, name=HALF)
    theirs = ring.find(MapGiven, name=HALF, author=us.partner.vault_id)
    if mine is None or theirs is None:
        return None
    return (mine.record, theirs.record) if us.seat == 1 else (theirs.record, mine.record)


def _put(ring: Keyring, us: Us, record: MapAgreed | MapWord, day: date) -> None:
    """Write what both see, and ring only if it says something new."""
    before: Stored[Any] | None = ring.find(type(record), name=HALF)
    if before is None or _said(before.record) != _said(record):
        ring.put(record, name=HALF, day=day)
        ring_on_commit(us.partner.person_id)


def _said(record: MapAgreed | MapWord) -> str:
    return record.of if isinstance(record, MapAgreed) else record.line


def _tell_if_joined(ring: Keyring, us: Us) -> None:
    if standing(ring, us):
        ring_on_commit(us.partner.person_id)
