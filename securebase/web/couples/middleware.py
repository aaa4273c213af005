"""``request.us``: the living couple, with the partner's name where the page is unlocked. Also picks up what waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from securebase.vault import pairing
from securebase.vault.keyring import Keyring
from securebase.vault.seal import CannotOpen
from securebase.web.couples import actions, parting
from securebase.web.couples.access import Partner, Us
from securebase.web.couples.models import Member
from securebase.web.couples.records import Face


class CoupleMiddleware:
    """After the session: finds the couple, opens ours, forks what has ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Attach ``request.us`` and answer."""
        request.us = _us(request) if request.person else None
        return self.get_response(request)


def _us(request: Any) -> Us | None:
    rows = (
        Member.objects.filter(couple__members__person=request.person.id)
        .exclude(left=True, forked=True)
        .select_related("couple", "person")
    )
    members = list(rows)
    ring: Keyring | None = request.ring
    if ring is not None:
        for member in members:
            if member.left and member.person_id == request.person.id:
                _fork(request, ring, member)
    me = next((m for m in members if not m.left and m.person_id == request.person.id), None)
    partner = next((m for m in members if me and m.couple_id == me.couple_id and m.person_id != me.person_id), None)
    if ring is not None and ring.ours is not None and not (partner and ring.ours.id == partner.couple_id):
        _forget(request, ring)  # a key of somebody's that is over (another device may have forked it) opens nothing
    if me is None or partner is None:
        return None
    opened = ring is not None and _enter(request, ring, me)
    faces = {face.author: face.record for face in ring.list(Face)} if ring is not None and opened else {}
    return _seen(me, partner, faces)


def _seen(me: Member, partner: Member, faces: dict[Any, Face]) -> Us:
    theirs, own = faces.get(partner.person.vault_id), faces.get(me.person.vault_id)
    return Us(
        couple=me.couple,
        seat=me.seat,
        partner=Partner(
            person_id=partner.person_id,
            vault_id=partner.person.vault_id,
            zone=partner.person.zone,
            seat=partner.seat,
            name=theirs.name if theirs else (own.partner_hint if own else ""),
            colour=theirs.colour if theirs else "rowan",
        ),
        name=own.name if own else "",
        colour=own.colour if own else "tide",
    )


def _enter(request: Any, ring: Keyring, me: Member) -> bool:
    if ring.ours is not None:
        return True
    try:
        opened = pairing.enter(ring, me.couple_id) or actions.pick_up(
            by=request.person, ring=ring, couple=me.couple, now=request.now
        )
    except CannotOpen:
        # A key that the invitation's words do not vouch for is never used; the page stays as if nobody had joined.
        return False
    request.visit.changed = request.visit.changed or opened
    return opened


def _fork(request: Any, ring: Keyring, member: Member) -> None:
    parting.fork(ring, member, now=request.now)
    request.visit.changed = True


def _forget(request: Any, ring: Keyring) -> None:
    ring.ours = None
    request.visit.changed = True
