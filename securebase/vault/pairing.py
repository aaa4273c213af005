"""Pairing and parting: how a couple's key is born, delivered, pinned, and how what was shared is forked at the end.

The invitee makes the couple key, for both public keys. Who holds the invitation's words vouches for the keys, and the
words never reach the database: whoever can write the database can therefore not slip in a key of their own. After that
both sides keep the other's public key under their own seal (the pin) and never take one from the database again.
"""

from __future__ import annotations

import uuid
from datetime import date

import msgspec

from securebase.vault import keys
from securebase.vault.codes import Invitation
from securebase.vault.keyring import EpochKeys, Keyring, Space
from securebase.vault.models import Delivery, Vault
from securebase.vault.records import Mine, Stored
from securebase.vault.seal import CannotOpen


class CoupleKey(Mine, frozen=True, tag="vault.couple_key"):
    """The key of one couple's space and the partner's pinned public key."""

    couple: bytes
    epochs: dict[int, bytes]
    partner: bytes
    partner_public: bytes


class _Parcel(msgspec.Struct, frozen=True):
    key: bytes
    space: bytes
    epoch: int


def vouch_for_inviter(invitation: Invitation, ring: Keyring, *, invitation_id: uuid.UUID) -> bytes:
    """The inviter's proof, kept in the row: this vault and this public key belong to whoever made the words."""
    return invitation.vouch("inviter", invitation_id.bytes, ring.me.bytes, ring.box.public)


def accept(
    ring: Keyring, invitation: Invitation, *, inviter: Vault, proof: bytes, invitation_id: uuid.UUID, day: date
) -> uuid.UUID:
    """The invitee's act: make the couple key, send it, pin the inviter. Returns the couple's id.

    Raises CannotOpen if the inviter's key is not the one the words vouch for.
    """
    inviter_public = bytes(inviter.public_key)
    invitation.check(proof, "inviter", invitation_id.bytes, inviter.id.bytes, inviter_public)
    couple, key, epoch = uuid.uuid4(), keys.new_key(), 1
    parcel = msgspec.msgpack.encode(_Parcel(key=key, space=couple.bytes, epoch=epoch))
    box = keys.send(parcel, to=inviter_public, sender=ring.box)
    vouched = invitation.vouch(
        "invitee", invitation_id.bytes, ring.me.bytes, ring.box.public, inviter.id.bytes, inviter_public, box
    )
    Delivery.objects.create(
        to=inviter,
        sender=ring.me,
        sender_key=ring.box.public,
        space=couple,
        epoch=epoch,
        box=box,
        proof=vouched,
        invitation=invitation_id,
    )
    _keep(ring, couple, {epoch: key}, partner=inviter.id, partner_public=inviter_public, day=day)
    return couple


def pick_up(ring: Keyring, invitation: Invitation, delivery: Delivery, *, day: date) -> uuid.UUID:
    """The inviter's act at the next unlock: verify, open, pin. Raises CannotOpen if anything does not fit."""
    sender_public, box = bytes(delivery.sender_key), bytes(delivery.box)
    if delivery.invitation is None:
        raise CannotOpen
    invitation.check(
        bytes(delivery.proof),
        "invitee",
        delivery.invitation.bytes,
        delivery.sender.bytes,
        sender_public,
        ring.me.bytes,
        ring.box.public,
        box,
    )
    parcel = msgspec.msgpack.decode(keys.receive(box, sender=sender_public, me=ring.box), type=_Parcel)
    if parcel.space != delivery.space.bytes or parcel.epoch != delivery.epoch:
        raise CannotOpen
    _keep(
        ring, delivery.space, {parcel.epoch: parcel.key}, partner=delivery.sender, partner_public=sender_public, day=day
    )
    delivery.delete()
    return delivery.space


def _keep(
    ring: Keyring, couple: uuid.UUID, epochs: dict[int, bytes], *, partner: uuid.UUID, partner_public: bytes, day: date
) -> None:
    held = CoupleKey(couple=couple.bytes, epochs=epochs, partner=partner.bytes, partner_public=partner_public)
    ring.put(held, name=couple.hex, day=day)
    ring.ours = space_of(held)


def space_of(held: CoupleKey) -> Space:
    """The space that a held couple key opens."""
    return Space(uuid.UUID(bytes=held.couple), {epoch: EpochKeys(key) for epoch, key in held.epochs.items()})


def held(ring: Keyring, couple: uuid.UUID) -> Stored[CoupleKey] | None:
    """The couple key that this person holds, or None."""
    return ring.find(CoupleKey, name=couple.hex)


def enter(ring: Keyring, couple: uuid.UUID) -> bool:
    """Open ours for this request from the key held in mine; False if it has not been picked up."""
    found = held(ring, couple)
    if found is None:
        return False
    ring.ours = space_of(found.record)
    return True
