"""Keys: from a passphrase to a verifier and a wrapping key, and everything that hangs from the root.

Pure functions over bytes. The design and its reasons: docs/vault.md. One Argon2id run per sign-in gives 32 bytes; HKDF
splits them into a *verifier* (the database keeps its hash only) and a *wrapping key* with a commitment, so that one
wrap can never open under two keys. The wrapped **root** is random; a new passphrase begins a new root epoch.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.bindings import (
    crypto_box,
    crypto_box_keypair,
    crypto_box_open,
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_box_seed_keypair,
    crypto_scalarmult_base,
)
from nacl.exceptions import CryptoError

from securebase.vault import slow
from securebase.vault.seal import CannotOpen, bind, seal, unseal

SALT: Final = 16
_BOX_NONCE: Final = 24


@dataclass(frozen=True, slots=True)
class Cost:
    """What one Argon2id run costs: passes and bytes of memory."""

    passes: int
    memory: int

    def below(self, floor: Cost) -> bool:
        """True if either figure is under the floor: such a wrap is a downgrade and is refused."""
        return self.passes < floor.passes or self.memory < floor.memory


# OWASP names 19 MiB and 2 passes as the least for Argon2id; 64 MiB and 3 passes take about 100 ms on one core (2026).
COST = Cost(passes=3, memory=64 * 1024 * 1024)
FLOOR = COST


@dataclass(frozen=True, slots=True, repr=False)
class PassKeys:
    """What a passphrase turns into: a proof for the server and a key for the root's wrap."""

    proof: bytes
    wrapping: bytes


@dataclass(frozen=True, slots=True, repr=False)
class BoxKeys:
    """An X25519 key pair. The secret half is 32 bytes and is only ever stored sealed."""

    secret: bytes
    public: bytes


def derive(key: bytes, label: str, *, size: int = 32, salt: bytes = b"") -> bytes:
    """Derive ``size`` bytes from ``key`` for one purpose (HKDF-SHA256; RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=size, salt=salt or None, info=b"secure-base/1/" + label.encode()).derive(key)


def mac(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 over unambiguously joined parts, 32 bytes."""
    return hmac.digest(key, bind(*parts), "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Compare without telling by time where they differ."""
    return hmac.compare_digest(one, other)


def normal(passphrase: str) -> bytes:
    """The bytes of a passphrase as a person means it: NFKC, spaces folded, so every keyboard gives the same."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split()).encode()


def new_salt() -> bytes:
    """16 random bytes for one Argon2id run."""
    return secrets.token_bytes(SALT)


def stretch(passphrase: str, *, salt: bytes, cost: Cost, device: bytes = b"") -> PassKeys:
    """Run Argon2id once and split the result; ``device`` mixes in a secret that only one device holds.

    Raises CannotOpen if ``cost`` is below the floor (a downgrade), slow.Busy if too many are waiting already.
    """
    if cost.below(FLOOR):
        raise CannotOpen
    master = slow.run(normal(passphrase), salt, passes=cost.passes, memory=cost.memory)
    return PassKeys(
        proof=derive(master, "proof", salt=device), wrapping=derive(master, "wrapping", size=64, salt=device)
    )


def verifier(proof: bytes) -> bytes:
    """The hash of the proof, the only thing about a passphrase that the database keeps (BLAKE2b, 32 bytes)."""
    return hashlib.blake2b(proof, digest_size=32, person=b"sb-verifier").digest()


def wrap(secret: bytes, *, wrapping: bytes, context: bytes) -> bytes:
    """Seal ``secret`` under a 64-byte wrapping key: half is the key, half is a commitment that stands in front."""
    key, commitment = wrapping[:32], wrapping[32:]
    return commitment + seal(secret, key=key, context=commitment + context)


def unwrap(wrapped: bytes, *, wrapping: bytes, context: bytes) -> bytes:
    """Open a wrap; the commitment is compared before anything is opened. Raises CannotOpen."""
    key, commitment = wrapping[:32], wrapping[32:]
    if not same(wrapped[:32], commitment):
        raise CannotOpen
    return unseal(wrapped[32:], key=key, context=commitment + context)


def new_key() -> bytes:
    """A random 32-byte key."""
    return secrets.token_bytes(32)


def new_box() -> BoxKeys:
    """A random X25519 pair."""
    public, secret = crypto_box_keypair()
    return BoxKeys(secret=secret, public=public)


def box_from(seed: bytes) -> BoxKeys:
    """The X25519 pair that belongs to a 32-byte seed."""
    public, secret = crypto_box_seed_keypair(seed)
    return BoxKeys(secret=secret, public=public)


def box_public(secret: bytes) -> bytes:
    """The public half that belongs to an X25519 secret."""
    return crypto_scalarmult_base(secret)


def send(plain: bytes, *, to: bytes, sender: BoxKeys) -> bytes:
    """``crypto_box`` between two known keys: only ``to`` opens it, and only ``sender`` can have made it."""
    nonce = secrets.token_bytes(_BOX_NONCE)
    return nonce + crypto_box(plain, nonce, to, sender.secret)


def receive(box: bytes, *, sender: bytes, me: BoxKeys) -> bytes:
    """Open what ``sender`` made for ``me``. Raises CannotOpen."""
    try:
        return crypto_box_open(box[_BOX_NONCE:], box[:_BOX_NONCE], sender, me.secret)
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error


def drop(plain: bytes, *, to: bytes) -> bytes:
    """Seal to a public key without being anybody (drafts written while locked). Says nothing about who wrote it."""
    return crypto_box_seal(plain, to)


def pick_up(box: bytes, *, me: BoxKeys) -> bytes:
    """Open a ``drop``. Raises CannotOpen."""
    try:
        return crypto_box_seal_open(box, me.public, me.secret)
    except (CryptoError, ValueError, TypeError) as error:
        raise CannotOpen from error
