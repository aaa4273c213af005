"""Pairing: only the two who hold the words end up with one key, whatever somebody does to the rows between."""

from __future__ import annotations

import uuid
from datetime import date
from itertools import count
from typing import Any

import pytest

from securebase.vault import keys, pairing, vaults
from securebase.vault.codes import Invitation
from securebase.vault.keyring import Keyring
from securebase.vault.models import Delivery, Vault
from securebase.vault.records import Ours
from securebase.vault.seal import CannotOpen

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
_NUMBER = count()


class Hello(Ours, frozen=True, tag="test.hello"):
    """Something shared."""

    words: str


class Scene:
    """An inviter, an invitee, an invitation between them, and an eavesdropper with a vault of their own."""

    def __init__(self) -> None:
        self.inviter, self.invitee, self.eve = (self.ring() for _ in range(3))
        self.invitation = Invitation(f"eight-words-that-nobody-else-could-ever-guess-{next(_NUMBER)}")
        self.id = uuid.uuid4()
        self.proof = pairing.vouch_for_inviter(self.invitation, self.inviter, invitation_id=self.id)

    @staticmethod
    def ring() -> Keyring:
        """A fresh vault's ring."""
        return vaults.create("x", today=TODAY).keyring()

    def accept(self, who: Keyring | None = None) -> uuid.UUID:
        """The invitee's act."""
        inviter = Vault.objects.get(id=self.inviter.me)
        ring = who or self.invitee
        return pairing.accept(
            ring, self.invitation, inviter=inviter, proof=self.proof, invitation_id=self.id, day=TODAY
        )

    def pick_up(self) -> uuid.UUID:
        """The inviter's act."""
        return pairing.pick_up(self.inviter, self.invitation, Delivery.objects.get(), day=TODAY)


def test_two_who_hold_the_words_share_one_space() -> None:
    """Both read what either writes, also after a later unlock; the delivery is gone."""
    scene = Scene()
    couple = scene.accept()
    assert scene.pick_up() == couple
    scene.invitee.add(Hello(words="hello"), day=TODAY)
    again = Keyring(me=scene.inviter.me, box=scene.inviter.box, mine=scene.inviter.mine)
    assert pairing.enter(again, couple)
    assert [stored.record.words for stored in again.list(Hello)] == ["hello"]
    assert not Delivery.objects.exists()
    assert not pairing.enter(scene.eve, couple)


@pytest.mark.parametrize("attempt", range(20))
def test_a_replaced_public_key_is_not_accepted(attempt: int) -> None:
    """The inviter's key was swapped on disk: the invitee makes no couple key at all."""
    scene = Scene()
    Vault.objects.filter(id=scene.inviter.me).update(public_key=keys.new_box().public)
    with pytest.raises(CannotOpen):
        scene.accept()
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("attempt", range(20))
def test_a_planted_couple_key_is_not_picked_up(attempt: int) -> None:
    """Eve can write the database and has a vault, and still cannot get the inviter to take a key of hers."""
    scene = Scene()
    scene.accept()
    couple, key = uuid.uuid4(), keys.new_key()
    box = keys.send(key, to=scene.inviter.box.public, sender=scene.eve.box)
    swaps: list[dict[str, Any]] = [
        {"box": box, "sender": scene.eve.me, "sender_key": scene.eve.box.public},
        {"sender": scene.eve.me},
        {"sender_key": scene.eve.box.public},
        {"space": couple},
        {"epoch": 2},
        {"invitation": uuid.uuid4()},
        {"invitation": None},
        {"proof": bytes(32)},
        {"box": b""},
    ]
    Delivery.objects.update(**swaps[attempt % len(swaps)])
    with pytest.raises(CannotOpen):
        scene.pick_up()
    assert scene.inviter.ours is None


@pytest.mark.parametrize("attempt", range(20))
def test_a_replayed_invitation_is_not_picked_up(attempt: int) -> None:
    """What vouched for one invitation says nothing for another, and other words check nothing."""
    scene, other = Scene(), Scene()
    scene.accept()
    delivery = Delivery.objects.get()
    for ring, invitation in ((scene.inviter, other.invitation), (other.inviter, scene.invitation)):
        with pytest.raises(CannotOpen):
            pairing.pick_up(ring, invitation, delivery, day=TODAY)


def test_the_partners_key_is_pinned() -> None:
    """After joining, a swapped key in the database changes nothing: the pin is the partner's key."""
    scene = Scene()
    couple = scene.accept()
    scene.pick_up()
    before = scene.invitee.box.public
    Vault.objects.filter(id=scene.invitee.me).update(public_key=keys.new_box().public)
    held = pairing.held(scene.inviter, couple)
    assert held is not None
    assert held.record.partner_public == before
