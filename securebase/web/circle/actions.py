"""The verbs of the Circle. Each is seen by the partner, so each rings for them; alone there is nobody to ring for.

Who acts is whose ring it is: it seals in their name.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

import msgspec
from django.db import transaction

from securebase.core import circle as rules
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.circle.records import Away, Cheer, OwnPlace, Place
from securebase.web.couples.access import Us
from securebase.web.shell import doorbell

PLACE = "place"
AWAY = "away"
R = TypeVar("R", Place, OwnPlace)


class NothingToCheer(Exception):
    """The partner is not away now."""


def place_of(ring: Keyring) -> Stored[Place] | Stored[OwnPlace] | None:
    """Where one has said one is: in ours while there is a couple, else one's own."""
    if ring.ours is not None:
        return ring.find(Place, name=PLACE)
    return ring.find(OwnPlace, name=PLACE)


@transaction.atomic
def move(*, ring: Keyring, us: Us | None, day: date, angle: float, need: str, line: str, now: datetime) -> None:
    """Say where one is. ``angle``: degrees; in the mouth of the harbour the dot comes to rest beside it."""
    if need not in rules.NEEDS:
        raise ValueError("There is no such need on the list.")
    kind = Place if us is not None else OwnPlace
    ring.put(kind(angle=rules.moor(angle), told_at=now, need=need, line=line), name=PLACE, day=day)
    _ring(us)


@transaction.atomic
def forget(*, ring: Keyring, us: Us | None) -> None:
    """Take one's dot off the circle. Nothing is left of it."""
    if us is not None:
        _remove(ring, Place, us)
    else:
        _remove(ring, OwnPlace, us)


def _remove(ring: Keyring, kind: type[R], us: Us | None) -> None:
    found = ring.find(kind, name=PLACE)
    if found is not None:
        ring.remove(found)
        _ring(us)


@transaction.atomic
def leave(*, ring: Keyring, us: Us, day: date, plan: rules.Away, words: str, ritual_words: str) -> None:
    """Go away with a planned reunion. ``plan`` comes from `core.circle.away`, which knows the limits."""
    record = Away(
        left_at=plan.left_at,
        back_at=plan.back_at,
        what=plan.what,
        ritual=plan.ritual,
        words=words,
        ritual_words=ritual_words,
    )
    ring.put(record, name=AWAY, day=day)
    _ring(us)


@transaction.atomic
def come_back(*, ring: Keyring, us: Us, day: date, now: datetime) -> None:
    """Be back. A second time, or when nobody was away, changes nothing."""
    found = ring.find(Away, name=AWAY)
    if found is None or found.record.met_at is not None:
        return
    ring.replace(found, msgspec.structs.replace(found.record, met_at=now), day=day)
    _ring(us)


@transaction.atomic
def cheer(*, ring: Keyring, us: Us, day: date, words: str, now: datetime) -> None:
    """Wish the partner well while they are away: once, in these words. Raises NothingToCheer."""
    found = ring.find(Away, name=AWAY, author=us.partner.vault_id)
    if found is None or rules.away_phase(plan_of(found.record), now, found.record.met_at) != "away":
        raise NothingToCheer
    _, made = ring.put_once(Cheer(words=words), name=cheer_name(found.record), day=day)
    if made:
        _ring(us)


def plan_of(record: Away) -> rules.Away:
    """The rules' view of a time away."""
    return rules.Away(record.left_at, record.back_at, record.what, record.ritual)


def cheer_name(record: Away) -> str:
    """The name under which the good wish for a time away lies."""
    return f"cheer/{record.left_at.isoformat()}"


def _ring(us: Us | None) -> None:
    if us is not None:
        doorbell.ring_on_commit(us.partner.person_id)
