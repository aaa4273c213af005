"""Keys: one slow run, a verifier that tells nothing, a wrap that commits; and vectors that never change."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from securebase.vault import keys
from securebase.vault.keys import Cost
from securebase.vault.seal import CannotOpen

CHEAP = Cost(passes=1, memory=8 * 1024 * 1024)
SALT = bytes(range(16))


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "FLOOR", CHEAP)


def test_known_answers() -> None:
    """Frozen: these bytes were made by the first version and open every vault that it made."""
    passkeys = keys.stretch("correct horse", salt=SALT, cost=CHEAP)
    assert keys.verifier(passkeys.proof).hex() == "a28cfd463dc49942b2ee0851b69a5ff4fff0d620984ca52eacaf56ba0b2cf400"
    assert passkeys.wrapping.hex() == (
        "8d9fa49f4b5be3aff6c8ccd630a31685ca7a0b01ea7658d47b5841d36f26557d"
        "54beffe3cfe7a89aabf8665900e0e74a96ade7eca77998cc7df2203ba99abae9"
    )
    assert keys.derive(bytes(32), "mine/1").hex() == "fd232ccf13b0dcfdec998dfb9a9ae15114752662f1016e89f797333f2f0dfef1"
    assert (
        keys.mac(bytes(32), b"one", b"two").hex() == "5858d3ba60ed6df702081dc7f5433b0996b55170e8debd7ea5a5879ad2ce4de9"
    )


def test_the_real_cost_is_what_is_promised() -> None:
    """64 MiB and three passes, and no lower floor. Read from a fresh copy: tests lower the one in use."""
    spec = importlib.util.spec_from_file_location("fresh_keys", keys.__file__)
    assert spec and spec.loader
    fresh = importlib.util.module_from_spec(spec)
    sys.modules["fresh_keys"] = fresh
    spec.loader.exec_module(fresh)
    assert (fresh.COST.passes, fresh.COST.memory) == (3, 64 * 1024 * 1024)
    assert fresh.FLOOR == fresh.COST


@pytest.mark.parametrize("cost", [Cost(0, 8 * 1024 * 1024), Cost(1, 8 * 1024 * 1024 - 1), Cost(1, 1024)])
def test_a_cheaper_run_is_refused(cost: Cost) -> None:
    """A row whose figures were lowered on disk opens nothing, whatever was typed."""
    with pytest.raises(CannotOpen):
        keys.stretch("correct horse", salt=SALT, cost=cost)


@pytest.mark.parametrize("same", ["correct  horse", " correct horse ", "correct\u00a0horse", "\uff43orrect horse"])
def test_a_passphrase_is_read_as_it_was_meant(same: str) -> None:
    """Spaces and full-width letters from another keyboard make no difference."""
    assert keys.normal(same) == keys.normal("correct horse")


def test_proof_and_wrapping_tell_nothing_of_each_other() -> None:
    """The halves differ, and another salt or device changes both."""
    one = keys.stretch("correct horse", salt=SALT, cost=CHEAP)
    other = keys.stretch("correct horse", salt=SALT, cost=CHEAP, device=b"x" * 32)
    assert one.proof not in (other.proof, one.wrapping[:32])
    assert one.wrapping != other.wrapping


def test_a_wrap_opens_with_its_key_and_place_only() -> None:
    """Another passphrase, another place, an altered commitment: nothing opens."""
    wrapping, foreign = bytes(range(64)), bytes(64)
    wrapped = keys.wrap(b"root", wrapping=wrapping, context=b"a")
    assert keys.unwrap(wrapped, wrapping=wrapping, context=b"a") == b"root"
    for attempt, key, place in (
        (wrapped, foreign, b"a"),
        (wrapped, wrapping, b"b"),
        (bytes(32) + wrapped[32:], wrapping, b"a"),
        (wrapped[:32], wrapping, b"a"),
        (b"", wrapping, b"a"),
    ):
        with pytest.raises(CannotOpen):
            keys.unwrap(attempt, wrapping=key, context=place)


def test_a_wrap_cannot_be_made_to_open_under_two_keys() -> None:
    """The commitment is part of the associated data: swapping it for another key's does not help."""
    one, other = bytes(range(64)), bytes(range(64, 128))
    wrapped = keys.wrap(b"root", wrapping=one, context=b"")
    mixed = one[:32] + other[32:]
    with pytest.raises(CannotOpen):
        keys.unwrap(other[32:] + wrapped[32:], wrapping=mixed, context=b"")


def test_a_box_opens_for_its_receiver_from_its_sender_only() -> None:
    """Neither a third key nor a swapped sender opens a delivery."""
    anna, ben, eve = keys.new_box(), keys.new_box(), keys.new_box()
    box = keys.send(b"key", to=ben.public, sender=anna)
    assert keys.receive(box, sender=anna.public, me=ben) == b"key"
    for sender, me in ((eve.public, ben), (anna.public, eve)):
        with pytest.raises(CannotOpen):
            keys.receive(box, sender=sender, me=me)
    with pytest.raises(CannotOpen):
        keys.receive(b"", sender=anna.public, me=ben)


def test_a_drop_opens_for_its_owner_only() -> None:
    """A draft sealed to a public key is read by nobody else."""
    anna, eve = keys.new_box(), keys.new_box()
    dropped = keys.drop(b"words", to=anna.public)
    assert keys.pick_up(dropped, me=anna) == b"words"
    for box, me in ((dropped, eve), (dropped[:-1], anna), (b"", anna)):
        with pytest.raises(CannotOpen):
            keys.pick_up(box, me=me)


def test_nothing_secret_shows_in_a_repr() -> None:
    """What ends up in a traceback or a log by accident holds no key."""
    passkeys = keys.stretch("correct horse", salt=SALT, cost=CHEAP)
    assert passkeys.proof.hex() not in repr(passkeys)
    assert repr(keys.new_box()).count("b'") == 0
