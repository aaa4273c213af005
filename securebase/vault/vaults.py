"""The life of a vault: create, open, change the passphrase, recover with a code, start over.

Three flows that look alike and are not. *Change* knows the old passphrase and begins a new root epoch. *Recover* knows
the code and does the same. *Start over* knows neither: the old vault is left as it was, sealed, and a new one begins;
whoever finds the old passphrase later opens the old one again. Nothing is ever overwritten that could still be opened.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

import msgspec
from django.db import transaction

from securebase.vault import keys
from securebase.vault.codes import recovery_box
from securebase.vault.keyring import EpochKeys, Keyring, Space, StaleRecord
from securebase.vault.keys import BoxKeys, Cost, PassKeys
from securebase.vault.models import Vault
from securebase.vault.seal import CannotOpen, bind, seal, unseal


class Bundle(msgspec.Struct, frozen=True):
    """All keys under the root: every epoch of mine, the box's secret half, the key that pins public halves."""

    epochs: dict[int, bytes]
    box: bytes
    pin: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A vault opened with its root. Lives only inside the request that typed the passphrase or the code."""

    vault: Vault
    root: bytes
    bundle: Bundle

    def keyring(self) -> Keyring:
        """What the rest of the program gets: no root in it."""
        return ring_of(self.vault, self.bundle)


def ring_of(vault: Vault, bundle: Bundle) -> Keyring:
    """A keyring over mine from a bundle."""
    box = BoxKeys(secret=bundle.box, public=bytes(vault.public_key))
    mine = Space(vault.id, {epoch: EpochKeys(key) for epoch, key in bundle.epochs.items()})
    return Keyring(me=vault.id, box=box, mine=mine)


def _root_context(vault: Vault) -> bytes:
    # The salt and the cost are part of the context: a wrap cannot be moved under a cheaper run.
    figures = (vault.epoch, vault.passes, vault.memory)
    return bind(b"root/1", vault.id.bytes, bytes(vault.salt), *(figure.to_bytes(8, "big") for figure in figures))


def _bundle_context(vault: Vault) -> bytes:
    return bind(b"bundle/1", vault.id.bytes, vault.epoch.to_bytes(8, "big"), bytes(vault.public_key))


def _lock(vault: Vault, passphrase: str, root: bytes, bundle: Bundle) -> None:
    """Write verifier, wrap and bundle for a new root epoch onto the row (not yet saved)."""
    vault.salt = keys.new_salt()
    vault.passes, vault.memory = keys.COST.passes, keys.COST.memory
    passkeys = keys.stretch(passphrase, salt=vault.salt, cost=keys.COST)
    vault.verifier = keys.verifier(passkeys.proof)
    vault.root_wrap = keys.wrap(root, wrapping=passkeys.wrapping, context=_root_context(vault))
    vault.bundle = seal(msgspec.msgpack.encode(bundle), key=keys.derive(root, "bundle"), context=_bundle_context(vault))


def _open_bundle(vault: Vault, root: bytes) -> Bundle:
    plain = unseal(bytes(vault.bundle), key=keys.derive(root, "bundle"), context=_bundle_context(vault))
    bundle = msgspec.msgpack.decode(plain, type=Bundle)
    if keys.box_public(bundle.box) != bytes(vault.public_key):
        raise CannotOpen
    return bundle


def create(passphrase: str, *, today: date) -> Opened:
    """A new vault under a passphrase (one Argon2id run). Saved."""
    opened = prepare(passphrase, today=today)
    opened.vault.save(force_insert=True)
    return opened


def prepare(passphrase: str, *, today: date) -> Opened:
    """A new vault, not saved yet: the slow hash runs before a transaction begins, so that no write waits for it."""
    root, box = keys.new_key(), keys.new_box()
    bundle = Bundle(epochs={1: keys.derive(root, "mine/1")}, box=box.secret, pin=keys.new_key())
    vault = Vault(id=uuid.uuid4(), began=today, public_key=box.public)
    _lock(vault, passphrase, root, bundle)
    return Opened(vault, root, bundle)


def prove(vault: Vault, passphrase: str) -> PassKeys:
    """Run Argon2id once for this vault and check the verifier. Raises CannotOpen for a wrong passphrase."""
    cost = Cost(vault.passes, vault.memory)
    passkeys = keys.stretch(passphrase, salt=bytes(vault.salt), cost=cost)
    if not keys.same(keys.verifier(passkeys.proof), bytes(vault.verifier)):
        raise CannotOpen
    return passkeys


def decoy(passphrase: str) -> None:
    """Spend what ``prove`` would, for a name that does not exist here, so that time does not tell."""
    keys.stretch(passphrase, salt=bytes(keys.SALT), cost=keys.COST)


def unlock(vault: Vault, passphrase: str) -> Opened:
    """Open a vault (one Argon2id run). Raises CannotOpen."""
    passkeys = prove(vault, passphrase)
    root = keys.unwrap(bytes(vault.root_wrap), wrapping=passkeys.wrapping, context=_root_context(vault))
    return Opened(vault, root, _open_bundle(vault, root))


@transaction.atomic
def change(opened: Opened, passphrase: str) -> Opened:
    """A new passphrase and a new root epoch: old wraps, wherever a copy lies, open nothing written from now on.

    Raises StaleRecord if the vault was changed elsewhere meanwhile.
    """
    before = opened.vault.epoch
    vault = Vault.objects.get(id=opened.vault.id)
    if vault.epoch != before:
        raise StaleRecord
    vault.epoch = before + 1
    root = keys.new_key()
    epochs = opened.bundle.epochs | {vault.epoch: keys.derive(root, f"mine/{vault.epoch}")}
    bundle = Bundle(epochs=epochs, box=opened.bundle.box, pin=opened.bundle.pin)
    _lock(vault, passphrase, root, bundle)
    if vault.recovery_public is not None:
        _check_recovery(vault, opened.bundle)
        vault.recovery_wrap = keys.drop(root, to=bytes(vault.recovery_public))
    vault.save()
    return Opened(vault, root, bundle)


def _recovery_proof(vault: Vault, bundle: Bundle, public: bytes) -> bytes:
    return keys.mac(bundle.pin, b"recovery", vault.id.bytes, public)


def _check_recovery(vault: Vault, bundle: Bundle) -> None:
    public = bytes(vault.recovery_public or b"")
    if not keys.same(bytes(vault.recovery_proof or b""), _recovery_proof(vault, bundle, public)):
        raise CannotOpen  # somebody put another code's key there: never seal the root to it


class Offer(msgspec.Struct, frozen=True):
    """A recovery code that waits for its owner's yes: what the row will hold then. There is no secret in it."""

    public: bytes
    wrap: bytes
    proof: bytes
    epoch: int


def offer_recovery(opened: Opened, letters: str) -> Offer:
    """Make ready that a recovery code opens this vault. Nothing is changed before ``keep_recovery``."""
    vault, public = opened.vault, recovery_box(letters, vault=opened.vault.id.bytes).public
    wrap, proof = keys.drop(opened.root, to=public), _recovery_proof(vault, opened.bundle, public)
    return Offer(public, wrap, proof, vault.epoch)


def keep_recovery(vault: uuid.UUID, offer: Offer) -> None:
    """Let the code of an offer open the vault, in place of any earlier one. StaleRecord after a new passphrase."""
    row = {"recovery_public": offer.public, "recovery_wrap": offer.wrap, "recovery_proof": offer.proof}
    if not Vault.objects.filter(id=vault, epoch=offer.epoch).update(**row):
        raise StaleRecord


def set_recovery(opened: Opened, letters: str | None) -> None:
    """Let a recovery code open this vault at once, in place of any earlier one; None takes the code away."""
    vault = opened.vault
    if letters is not None:
        keep_recovery(vault.id, offer_recovery(opened, letters))
        vault.refresh_from_db()
        return
    vault.recovery_public = vault.recovery_wrap = vault.recovery_proof = None
    vault.save(update_fields=["recovery_public", "recovery_wrap", "recovery_proof"])


@transaction.atomic
def recover(vault: Vault, letters: str, passphrase: str, *, today: date) -> Opened:
    """Open with the code, set a new passphrase, use the code up. Raises CannotOpen."""
    if vault.recovery_wrap is None:
        raise CannotOpen
    root = keys.pick_up(bytes(vault.recovery_wrap), me=recovery_box(letters, vault=vault.id.bytes))
    opened = change(Opened(vault, root, _open_bundle(vault, root)), passphrase)
    set_recovery(opened, None)
    opened.vault.recovery_used = today
    opened.vault.save(update_fields=["recovery_used"])
    return opened
