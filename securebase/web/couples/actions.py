"""The verbs of a couple: invite, join, part. Each partner alone can part, at once and without a reason."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from securebase.vault import pairing
from securebase.vault.codes import Invitation, new_invitation, read_invitation
from securebase.vault.keyring import Keyring
from securebase.vault.seal import CannotOpen, bind, seal, unseal
from securebase.web.accounts.models import Person
from securebase.web.accounts.records import Profile
from securebase.web.couples import parting
from securebase.web.couples.access import living
from securebase.web.couples.models import Couple, Invite, Member, PlannedParting
from securebase.web.couples.records import Face, InviteWords
from securebase.web.shell import doorbell

LIFETIME: Final = timedelta(hours=48)
A_WEEK: Final = timedelta(days=7)
PER_WEEK: Final = 3
QUIET_AFTER_END: Final = timedelta(days=90)


class InviteClosed(Exception):
    """Used, expired, taken back, mistyped or never there: whoever holds it cannot tell which."""


class TooManyInvites(Exception):
    """Three invitations a week: more would be pressing."""


class AlreadyTwo(Exception):
    """One of the two is in a couple already; a third person never joins."""


class YourOwn(Exception):
    """Somebody opened their own invitation."""


class _Note(msgspec.Struct, frozen=True):
    name: str
    hosts: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What an invitee sees before deciding."""

    invite: Invite
    name: str
    hosts: bool


def _context(invite_id: uuid.UUID) -> bytes:
    return bind(b"invite-note/1", invite_id.bytes)


@transaction.atomic
def invite(*, by: Person, ring: Keyring, words: Sequence[str], now: datetime) -> Invitation:
    """Make an invitation for 48 hours. Raises AlreadyTwo, TooManyInvites."""
    if living(by.id) is not None:
        raise AlreadyTwo
    if Invite.objects.filter(inviter=by, made_at__gt=now - A_WEEK).count() >= PER_WEEK:
        raise TooManyInvites
    invitation, invite_id = new_invitation(words), uuid.uuid4()
    profile = ring.find(Profile, name="self")
    note = _Note(name=profile.record.name if profile else "", hosts=by.hosts)
    Invite.objects.create(
        id=invite_id,
        inviter=by,
        lookup=invitation.lookup,
        proof=pairing.vouch_for_inviter(invitation, ring, invitation_id=invite_id),
        note=seal(msgspec.msgpack.encode(note), key=invitation.note_key, context=_context(invite_id)),
        made_at=now,
        until=now + LIFETIME,
    )
    ring.put(InviteWords(words=invitation.words), name=invite_id.hex, day=now.date())
    return invitation


def waiting(*, by: Person, ring: Keyring, now: datetime) -> tuple[Invite, Invitation] | None:
    """The inviter's open invitation and its words, or None."""
    row = _open_rows(now).filter(inviter=by).order_by("-made_at").first()
    kept = ring.find(InviteWords, name=row.id.hex) if row else None
    return (row, Invitation(kept.record.words)) if row and kept else None


def _open_rows(now: datetime) -> QuerySet[Invite]:
    return Invite.objects.filter(used_at__isnull=True, taken_back=False, until__gt=now)


def barred(*, inviter: uuid.UUID, invitee: uuid.UUID, now: datetime) -> bool:
    """True while an invitation between these two cannot open: the invitee ended what they shared, not long ago.

    Only whoever ended it may begin again, so that nobody is pressed to come back; an invitation the other way is free.
    """
    both = Couple.objects.filter(members__person=inviter).filter(members__person=invitee)
    last = both.filter(ended_at__gt=now - QUIET_AFTER_END).order_by("-ended_at").first()
    return last is not None and last.ended_by_id == invitee


def can_be_barred(*, by: Person, now: datetime) -> bool:
    """True if somebody ended a space with this person not long ago, so that an invitation may not open for them."""
    ended = Couple.objects.filter(ended_at__gt=now - QUIET_AFTER_END, members__person=by)
    return ended.exclude(ended_by=by).exists()


def take_back(*, by: Person, now: datetime) -> None:
    """Close one's open invitations."""
    _open_rows(now).filter(inviter=by).update(taken_back=True)


def look(typed: str, *, now: datetime) -> tuple[Offer, Invitation]:
    """What an invitation says, for whoever holds its words. Changes nothing. Raises InviteClosed."""
    invitation = read_invitation(typed)
    row = invitation and _open_rows(now).select_related("inviter__vault").filter(lookup=invitation.lookup).first()
    if not invitation or not row:
        raise InviteClosed
    try:
        plain = unseal(bytes(row.note), key=invitation.note_key, context=_context(row.id))
    except CannotOpen as error:
        raise InviteClosed from error
    note = msgspec.msgpack.decode(plain, type=_Note)
    return Offer(row, note.name, note.hosts), invitation


@transaction.atomic
def join(*, by: Person, ring: Keyring, typed: str, now: datetime) -> Couple:
    """Accept an invitation: the couple begins here. Raises InviteClosed, AlreadyTwo, YourOwn."""
    offer, invitation = look(typed, now=now)
    row = offer.invite
    if row.inviter_id == by.id:
        raise YourOwn
    if living(by.id) is not None:
        raise AlreadyTwo
    if barred(inviter=row.inviter_id, invitee=by.id, now=now):
        raise InviteClosed
    if living(row.inviter_id) is not None or _open_rows(now).filter(id=row.id).update(used_at=now) != 1:
        raise InviteClosed
    try:
        space = pairing.accept(
            ring, invitation, inviter=row.inviter.vault, proof=bytes(row.proof), invitation_id=row.id, day=now.date()
        )
    except CannotOpen as error:
        raise InviteClosed from error
    couple = Couple.objects.create(id=space, began=now.date())
    Member.objects.create(couple=couple, person=row.inviter, seat=1)
    Member.objects.create(couple=couple, person=by, seat=2)
    for person in (by, row.inviter):  # no further link of theirs lets a third person in, today or after a parting
        take_back(by=person, now=now)
    show_face(ring, now=now, partner_hint=offer.name)
    doorbell.ring_on_commit(row.inviter_id)
    return couple


def show_face(ring: Keyring, *, now: datetime, partner_hint: str = "") -> Face:
    """Put one's name and ink where the partner sees them."""
    profile = ring.find(Profile, name="self")
    name, colour = (profile.record.name, profile.record.colour) if profile else ("", "tide")
    face = Face(name=name, colour=colour, partner_hint=partner_hint)
    return ring.put(face, name="face", day=now.date()).record


@transaction.atomic
def pick_up(*, by: Person, ring: Keyring, couple: Couple, now: datetime) -> bool:
    """The inviter's side of joining: verify the key that was delivered, pin it. False if there is none to pick up."""
    delivery = by.vault.deliveries.filter(space=couple.id).first()
    kept = delivery and delivery.invitation and ring.find(InviteWords, name=delivery.invitation.hex)
    if not delivery or not kept:
        return False
    pairing.pick_up(ring, Invitation(kept.record.words), delivery, day=now.date())
    ring.remove(kept)
    show_face(ring, now=now)
    return True


@transaction.atomic
def part(*, by: Person, now: datetime, quiet: bool = False) -> None:
    """End the couple now: feeds, notices and due jobs stop in the same moment. Idempotent."""
    member = living(by.id)
    if member is None:
        return
    Couple.objects.filter(id=member.couple_id, ended_at__isnull=True).update(ended_at=now, ended_by=by, quiet_end=quiet)
    Member.objects.filter(couple=member.couple_id).update(left=True)
    Member.objects.filter(couple=member.couple_id, person=by).update(told=True)
    both = [row.person for row in Member.objects.filter(couple=member.couple_id).select_related("person")]
    PlannedParting.objects.filter(person__in=both).delete()
    for person in both:
        take_back(by=person, now=now)
        doorbell.ring_on_commit(person.id)
    parting.end_everything(member.couple_id, now=now)
