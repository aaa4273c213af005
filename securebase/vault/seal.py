"""Sealing: bytes and their context in, an envelope out, and back.

One envelope for everything that rests on disk: ``version (1) | nonce (24) | XChaCha20-Poly1305 ciphertext``.
The nonce is random (192 bits, so chance never repeats one), the plaintext is padded to a bucket so that a length tells
little, and the associated data binds the envelope to the one place where it belongs. Every refusal is the same
``CannotOpen``: why something does not open is nobody's business.
"""

from __future__ import annotations

import secrets
from typing import Final

from nacl._sodium import ffi, lib
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as _encrypt

VERSION: Final = b"\x01"
NONCE: Final = 24
KEY: Final = 32
MAC: Final = 16
_BUCKETS: Final = (256, 1024, 4096, 16384, 65536)


class CannotOpen(Exception):
    """The envelope does not open here: wrong key, wrong place, or altered. Deliberately says no more."""

    def __init__(self) -> None:
        super().__init__("This does not open.")


def _decrypt(sealed: bytes, context: bytes, nonce: bytes, key: bytes) -> bytes:
    """Decrypt and verify, or raise CannotOpen.

    This is libsodium's own function, called as ``nacl.bindings`` calls it but without its argument checks, which cost
    twice the decryption itself: a search opens ten thousand rows in one request. It is not public in PyNaCl:
    ``tests/vault/test_seal.py`` holds it against the function that is, and the lock file pins the version.
    """
    if len(nonce) != NONCE or len(key) != KEY or len(sealed) < MAC:
        raise CannotOpen
    length = len(sealed) - MAC
    out = ffi.new("unsigned char[]", length or 1)
    failed = lib.crypto_aead_xchacha20poly1305_ietf_decrypt(
        out, ffi.NULL, ffi.NULL, sealed, len(sealed), context, len(context), nonce, key
    )
    if failed:
        raise CannotOpen
    return bytes(ffi.buffer(out, length))


def bind(*parts: bytes) -> bytes:
    """Join context parts so that no two different lists give the same bytes (each part carries its length)."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def pad(plain: bytes) -> bytes:
    """Pad to 256 B, 1, 4, 16, 64 KiB, then to whole multiples of 64 KiB (ISO 7816-4: 0x80, then zeros)."""
    need = len(plain) + 1
    size = next((bucket for bucket in _BUCKETS if need <= bucket), -(-need // _BUCKETS[-1]) * _BUCKETS[-1])
    return plain + b"\x80" + bytes(size - need)


def unpad(padded: bytes) -> bytes:
    """Undo ``pad``; raises CannotOpen if the padding is not ours."""
    stripped = padded.rstrip(b"\x00")
    if not stripped.endswith(b"\x80"):
        raise CannotOpen
    return stripped[:-1]


def seal(plain: bytes, *, key: bytes, context: bytes) -> bytes:
    """Seal ``plain`` under a 32-byte ``key``; it opens only with the same ``context``."""
    nonce = secrets.token_bytes(NONCE)
    return VERSION + nonce + _encrypt(pad(plain), VERSION + context, nonce, key)


def unseal(envelope: bytes, *, key: bytes, context: bytes) -> bytes:
    """Open an envelope; raises CannotOpen for any other key, context or version, and for any altered byte."""
    if envelope[:1] != VERSION:
        raise CannotOpen
    return unpad(_decrypt(envelope[1 + NONCE :], VERSION + context, envelope[1 : 1 + NONCE], key))
