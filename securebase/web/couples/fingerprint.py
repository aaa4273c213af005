"""Four words that two people can read out to each other: the same on both sides exactly if nobody sits between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from securebase.vault import pairing
from securebase.vault.keyring import Keyring
from securebase.vault.keys import derive

HOW_MANY: Final = 4  # words of 11 bits: 44 bits, enough for something that is compared by voice once
_BITS: Final = 11


def words(ring: Keyring, couple: UUID, word_list: Sequence[str]) -> list[str]:
    """The words of both pinned keys, or none while the couple's key has not been picked up."""
    held = pairing.held(ring, couple)
    if held is None:
        return []
    both = b"".join(sorted((ring.box.public, held.record.partner_public)))
    number = int.from_bytes(derive(both, "fingerprint", size=8, salt=couple.bytes), "big")
    return [word_list[number >> _BITS * place & (2**_BITS - 1)] for place in range(HOW_MANY)]
