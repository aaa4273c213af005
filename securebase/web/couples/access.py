"""Mine and ours: what a view may reach. Strangers and missing things look alike (404)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.http import Http404

from securebase.vault.keyring import Keyring
from securebase.vault.records import Record, Stored
from securebase.web.couples.models import Couple, Member

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Partner:
    """The other one, as this person sees them. ``name`` is empty while the page is locked."""

    person_id: uuid.UUID
    vault_id: uuid.UUID
    zone: str
    seat: int
    name: str = ""
    colour: str = "rowan"

    @property
    def initial(self) -> str:
        """The letter on their mark."""
        return self.name[:1].upper()

    @property
    def shape(self) -> str:
        """Disc for the first seat, pebble for the second."""
        return "disc" if self.seat == 1 else "pebble"


@dataclass(frozen=True, slots=True)
class Us:
    """The living couple of a request: ``couple``, my seat, the partner."""

    couple: Couple
    seat: int
    partner: Partner
    name: str = ""
    colour: str = "tide"


def living(person_id: uuid.UUID) -> Member | None:
    """The person's membership in a living couple, or None."""
    return Member.objects.select_related("couple").filter(person=person_id, left=False).first()


def other(member: Member) -> Member | None:
    """The partner's membership, or None if their account is gone."""
    return (
        Member.objects.select_related("person").filter(couple=member.couple_id).exclude(person=member.person_id).first()
    )


def ring(request: Any) -> Keyring:
    """The open keyring; a locked request never gets here (the gate sees to that)."""
    if request.ring is None:
        raise Http404
    return cast(Keyring, request.ring)


def us(request: Any) -> Us:
    """The living couple, or 404."""
    if request.us is None:
        raise Http404
    return cast(Us, request.us)


def mine(request: Any, kind: type[R], ref: uuid.UUID) -> Stored[R]:
    """One of my own records, or 404."""
    found = ring(request).get(kind, ref)
    if found is None or not found.mine:
        raise Http404
    return found


def ours(request: Any, kind: type[R], ref: uuid.UUID) -> Stored[R]:
    """A shared record, or 404 (also while there is no couple)."""
    if request.us is None or ring(request).ours is None:
        raise Http404
    found = ring(request).get(kind, ref)
    if found is None:
        raise Http404
    return found
