"""The life of keys: 300 random histories of two people; the right things open, and nothing else ever does."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

import pytest

from securebase.vault import vaults
from securebase.vault.models import Vault
from securebase.vault.records import Mine, Ours
from securebase.vault.seal import CannotOpen
from securebase.web.accounts import actions
from securebase.web.accounts.models import Device, Person
from securebase.web.couples import actions as couples
from securebase.web.couples import parting
from securebase.web.couples.access import living
from securebase.web.couples.models import Invite, Member
from securebase.web.couples.records import Kept
from securebase.web.shell import clock
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

HISTORIES = 300
STEPS = 14
_NUMBER = count()


class Private(Mine, frozen=True, tag="test.private"):
    """Private."""

    words: str


class Shared(Ours, frozen=True, tag="test.shared"):
    """Shared."""

    words: str


@dataclass
class Side:
    """One person, and what by rights they can read now."""

    actor: Actor
    passphrase: str
    code: str | None = None
    private: dict[str, int] = field(default_factory=dict)  # words -> the epoch in which they were written
    shared: set[str] = field(default_factory=set)  # in the living couple
    kept: set[str] = field(default_factory=set)  # from earlier ones
    copies: list[tuple[Vault, str]] = field(default_factory=list)  # (row on a stolen disk, passphrase)
    ever: dict[uuid.UUID, dict[str, int]] = field(default_factory=dict)  # the same, of every vault this person had

    @property
    def person(self) -> Person:
        """The row as it is now."""
        return Person.objects.select_related("vault").get(id=self.actor.device.person_id)

    def unlock(self) -> None:
        """A fresh ring, as the next sign-in would give, with everything that waits picked up."""
        self.actor.ring = vaults.unlock(self.person.vault, self.passphrase).keyring()
        for left in Member.objects.filter(person=self.person, left=True, forked=False):
            parting.fork(self.actor.ring, left, now=clock.now())
        if living(self.person.id) is not None:
            self.actor.enter()


class History:
    """Two people and a random course of events."""

    def __init__(self, seed: int, cast: Callable[..., Actor], hands: HandClock) -> None:
        self.rng, self.hands = random.Random(seed), hands
        people = [cast(f"{name} {seed}") for name in ("Ada", "Ben")]
        self.sides = [Side(actor, actor.passphrase) for actor in people]

    def step(self) -> None:
        """One event."""
        side, other = self.rng.sample(self.sides, 2)
        self.hands.forward(days=8)  # so that the limit of three invitations a week is never what is tested
        event = self.rng.choice([self.write, self.write, self.share, self.share, self.change, self.code, self.recover])
        event = self.rng.choice([event, event, event, self.pair, self.part, self.start_over, self.steal])
        event(side, other)
        side.unlock()
        other.unlock()

    def write(self, side: Side, other: Side) -> None:
        """A private line."""
        words = f"private {next(_NUMBER)}"
        side.actor.ring.add(Private(words=words), day=clock.now().date())
        side.private[words] = side.person.vault.epoch

    def share(self, side: Side, other: Side) -> None:
        """A shared line, if there is a couple."""
        if living(side.person.id) is not None:
            words = f"shared {next(_NUMBER)}"
            side.actor.ring.add(Shared(words=words), day=clock.now().date())
            side.shared.add(words)
            other.shared.add(words)

    def change(self, side: Side, other: Side) -> None:
        """A new passphrase."""
        new = f"passphrase {next(_NUMBER)}"
        device = Device.objects.select_related("person__vault").get(person=side.person)
        actions.change_passphrase(by=side.person, device=device, old=side.passphrase, new=new, now=clock.now())
        side.passphrase = new

    def code(self, side: Side, other: Side) -> None:
        """A recovery code."""
        side.code = actions.new_code(by=side.person, passphrase=side.passphrase, now=clock.now())

    def recover(self, side: Side, other: Side) -> None:
        """Forget the passphrase, use the code."""
        if side.code is None:
            return
        new, old = f"passphrase {next(_NUMBER)}", side.passphrase
        now, name = clock.now(), side.actor.name
        signed_in = actions.recover(name=name, code=side.code, passphrase=new, network=b"home", now=now)
        side.actor.device, side.passphrase = signed_in.device, new
        with pytest.raises(actions.NotOpened):
            actions.recover(name=name, code=side.code, passphrase="x", network=uuid.uuid4().bytes, now=now)
        side.code = None
        with pytest.raises(CannotOpen):
            vaults.unlock(side.person.vault, old)

    def pair(self, side: Side, other: Side) -> None:
        """Invite and join, if both are free."""
        if living(side.person.id) or living(other.person.id):
            return
        now = clock.now()
        if couples.barred(inviter=side.person.id, invitee=other.person.id, now=now):
            side, other = other, side  # only whoever left begins again
        invitation = couples.invite(by=side.person, ring=side.actor.ring, words=library().word_list, now=now)
        couple = couples.join(by=other.person, ring=other.actor.ring, typed=invitation.words, now=now)
        assert couples.pick_up(by=side.person, ring=side.actor.ring, couple=couple, now=now)
        with pytest.raises(couples.InviteClosed):
            couples.look(invitation.words, now=now + timedelta(minutes=1))

    def part(self, side: Side, other: Side) -> None:
        """Part ways: each keeps what is shared now."""
        if living(side.person.id) is None:
            return
        couples.part(by=side.person, now=clock.now())
        Invite.objects.all().delete()
        for one in self.sides:
            one.kept |= one.shared
            one.shared = set()

    def start_over(self, side: Side, other: Side) -> None:
        """Neither passphrase nor code: a new vault; nothing of the old one is readable, nor lost."""
        old_vault, old_passphrase, then = side.person.vault, side.passphrase, side.private
        couple_ended = living(side.person.id) is not None
        couples.part(by=side.person, now=clock.now())
        device = Device.objects.select_related("person__vault").get(person=side.person)
        new = f"passphrase {next(_NUMBER)}"
        signed_in = actions.start_over(device=device, passphrase=new, zone="UTC", name=side.actor.name, now=clock.now())
        side.actor.device, side.passphrase, side.code = signed_in.device, new, None
        side.ever[old_vault.id] = then
        side.private, side.kept = {}, set()
        if couple_ended:
            other.kept |= other.shared
        side.shared, other.shared = set(), set()
        assert self.read(vaults.unlock(Vault.objects.get(id=old_vault.id), old_passphrase)) == set(then)

    def steal(self, side: Side, other: Side) -> None:
        """Somebody copies the disk, and knows today's passphrase."""
        side.copies.append((Vault.objects.get(id=side.person.vault_id), side.passphrase))

    @staticmethod
    def read(opened: vaults.Opened) -> set[str]:
        """All private lines that an opened vault reads."""
        return {stored.record.words for stored in opened.keyring().list(Private)}

    def check(self) -> None:
        """Each reads exactly what is theirs; a stolen copy reads nothing written after the passphrase was changed."""
        for side in self.sides:
            ring = side.actor.ring
            assert {stored.record.words for stored in ring.list(Private)} == set(side.private)
            if living(side.person.id):
                assert {stored.record.words for stored in ring.list(Shared)} == side.shared
            kept = {stored.record.record for stored in ring.list(Kept) if stored.record.kind == "test.shared"}
            assert len(kept) == len(side.kept)
            assert all(any(words.encode() in record for record in kept) for words in side.kept)
            for stolen, passphrase in side.copies:
                written = side.ever.get(stolen.id, side.private)
                by_rights = {words for words, epoch in written.items() if epoch <= stolen.epoch}
                assert self.read(vaults.unlock(stolen, passphrase)) == by_rights


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_the_right_things_open_and_nothing_else(part: int, cast: Callable[..., Actor], hands: HandClock) -> None:
    """Change, recover, start over, part and re-pair, in any order."""
    for number in range(HISTORIES // 10):
        history = History(part * 1000 + number, cast, hands)
        for _ in range(STEPS):
            history.step()
        history.check()
