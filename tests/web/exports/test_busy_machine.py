"""A locked file is opened on a busy machine: what the library reckons for a moment is not believed at once."""

from __future__ import annotations

from collections.abc import Callable

import pyrage
import pytest

from securebase import agefile

BUSY = "Excessive work parameter for passphrase. Decryption would take around 64 seconds."
OPENED = b"PK of a folder"


class Library:
    """Stands in for the one that opens; refuses so often, then opens."""

    def __init__(self, refusals: list[str]) -> None:
        self.refusals = refusals

    def decrypt(self, data: bytes, passphrase: str) -> bytes:
        if self.refusals:
            raise pyrage.DecryptError(self.refusals.pop(0))
        return OPENED


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Library]:
    def after(*refusals: str) -> Library:
        library = Library(list(refusals))
        monkeypatch.setattr(pyrage, "passphrase", library)
        return library

    return after


@pytest.fixture(scope="module")
def locked() -> bytes:
    return agefile.lock(b"words", "seven words that nobody else knows at all")


def test_it_is_tried_again(opens: Callable[..., Library], locked: bytes) -> None:
    opens(BUSY, BUSY)
    assert agefile.unlock(locked, "seven words") == OPENED


def test_not_for_ever(opens: Callable[..., Library], locked: bytes) -> None:
    library = opens(BUSY, BUSY, BUSY, BUSY)
    with pytest.raises(agefile.TooHeavy):
        agefile.unlock(locked, "seven words")
    assert len(library.refusals) == 1


def test_a_wrong_passphrase_is_not_tried_again(opens: Callable[..., Library], locked: bytes) -> None:
    library = opens("Decryption failed", "Decryption failed")
    with pytest.raises(agefile.WrongPassphrase):
        agefile.unlock(locked, "other words")
    assert len(library.refusals) == 1
