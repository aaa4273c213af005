"""Sealing: what opens, and everything that must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)

from securebase.vault.seal import KEY, NONCE, VERSION, CannotOpen, bind, pad, seal, unpad, unseal

A_KEY, CONTEXT = bytes(range(KEY)), b"here"


@given(st.binary(max_size=70_000))
def test_what_was_sealed_opens_again(plain: bytes) -> None:
    """Any bytes come back as they were."""
    assert unseal(seal(plain, key=A_KEY, context=CONTEXT), key=A_KEY, context=CONTEXT) == plain


@given(st.binary(max_size=400), st.integers(min_value=0), st.integers(0, 7))
def test_one_flipped_bit_anywhere_closes_it(plain: bytes, where: int, bit: int) -> None:
    """Version, nonce, ciphertext and tag are all covered."""
    envelope = bytearray(seal(plain, key=A_KEY, context=CONTEXT))
    envelope[where % len(envelope)] ^= 1 << bit
    with pytest.raises(CannotOpen):
        unseal(bytes(envelope), key=A_KEY, context=CONTEXT)


@given(st.binary(max_size=300), st.integers(min_value=0))
def test_a_cut_envelope_does_not_open(plain: bytes, length: int) -> None:
    """Truncation at any point is refused, the empty envelope too."""
    envelope = seal(plain, key=A_KEY, context=CONTEXT)
    with pytest.raises(CannotOpen):
        unseal(envelope[: length % len(envelope)], key=A_KEY, context=CONTEXT)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_it_opens_in_its_own_place_only(here: bytes, there: bytes) -> None:
    """Another context, or another key, does not open it."""
    envelope = seal(b"words", key=A_KEY, context=here)
    if here != there:
        with pytest.raises(CannotOpen):
            unseal(envelope, key=A_KEY, context=there)
    with pytest.raises(CannotOpen):
        unseal(envelope, key=bytes(KEY), context=here)


@given(st.binary(max_size=3000), st.binary(max_size=300))
def test_it_agrees_with_the_public_function(plain: bytes, context: bytes) -> None:
    """What PyNaCl's public binding seals opens here, and what is sealed here opens there."""
    nonce = bytes(NONCE)
    theirs = crypto_aead_xchacha20poly1305_ietf_encrypt(pad(plain), VERSION + context, nonce, A_KEY)
    assert unseal(VERSION + nonce + theirs, key=A_KEY, context=context) == plain
    own = seal(plain, key=A_KEY, context=context)
    padded = crypto_aead_xchacha20poly1305_ietf_decrypt(own[25:], VERSION + context, own[1:25], A_KEY)
    assert unpad(padded) == plain


@given(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_two_different_lists_never_bind_alike(one: list[bytes], other: list[bytes]) -> None:
    """Moving a border between two parts changes the context."""
    assert (bind(*one) == bind(*other)) == (one == other)


@given(st.binary(max_size=140_000))
def test_padding_hides_all_but_the_bucket(plain: bytes) -> None:
    """Lengths come in a few sizes; the padding comes off exactly."""
    padded = pad(plain)
    assert unpad(padded) == plain
    assert len(padded) in (256, 1024, 4096, 16384) or len(padded) % 65536 == 0


@pytest.mark.parametrize("broken", [b"", b"\x00" * 256, b"a" * 256, b"\x80\x01"])
def test_padding_that_is_not_ours_is_refused(broken: bytes) -> None:
    """A decrypted body without our mark is not read as words."""
    with pytest.raises(CannotOpen):
        unpad(broken)


def test_no_nonce_comes_twice() -> None:
    """Twenty thousand envelopes, twenty thousand nonces."""
    nonces = {seal(b"", key=A_KEY, context=b"")[1 : 1 + NONCE] for _ in range(20_000)}
    assert len(nonces) == 20_000
