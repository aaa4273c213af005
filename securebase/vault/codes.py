"""Codes that people hold in their hands: the recovery code and an invitation's words.

Both carry enough chance of their own (130 and 88 bits) that no slow hash is needed; both are typed by tired people, so
reading them is forgiving about case, spaces and look-alike letters.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from securebase.vault.keys import BoxKeys, box_from, derive, mac, same
from securebase.vault.seal import CannotOpen

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LOOKALIKE: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
_CHECK_LOOKALIKE: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})  # "U" is a check sign of its own
_LETTERS: Final = 26  # 130 bits
_CHECK_MODULUS: Final = 37
_CHECK_ALPHABET: Final = _ALPHABET + "*~$=U"
WORDS: Final = 8
LEAST: Final = 2048  # words in the list: eleven bits each


def _check_letter(letters: str) -> str:
    number = 0
    for letter in letters:
        number = number * 32 + _ALPHABET.index(letter)
    return _CHECK_ALPHABET[number % _CHECK_MODULUS]


def new_recovery_code() -> str:
    """A fresh code: 26 random letters and a check sign, in groups, as it is printed."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    whole = letters + _check_letter(letters)
    return "-".join(whole[start : start + 5] for start in range(0, len(whole), 5))


def read_recovery_code(typed: str) -> str | None:
    """The 26 letters of what somebody typed, or None if letters are missing or the check sign does not fit."""
    bare = re.sub(r"[\s\-–—_.]", "", typed).upper()
    letters, check = bare[:_LETTERS].translate(_LOOKALIKE), bare[_LETTERS:].translate(_CHECK_LOOKALIKE)
    if len(letters) != _LETTERS or any(letter not in _ALPHABET for letter in letters):
        return None
    return letters if check == _check_letter(letters) else None


def recovery_box(letters: str, *, vault: bytes) -> BoxKeys:
    """The key pair that a recovery code stands for.

    The server keeps its public half, so each later root can be sealed to a code that it has never seen again.
    """
    return box_from(derive(letters.encode(), "recovery", salt=vault))


@dataclass(frozen=True, slots=True, repr=False)
class Invitation:
    """An invitation's secret, known to the two people and never to the database."""

    words: str

    @property
    def lookup(self) -> bytes:
        """What the database may hold to find the row; tells nothing about the words."""
        return derive(self.words.encode(), "invitation/lookup")

    @property
    def note_key(self) -> bytes:
        """Seals the inviter's name for whoever holds the words."""
        return derive(self.words.encode(), "invitation/note")

    def vouch(self, role: str, *parts: bytes) -> bytes:
        """A proof that somebody who holds the words said these parts, in this role."""
        return mac(derive(self.words.encode(), "invitation/" + role), *parts)

    def check(self, proof: bytes, role: str, *parts: bytes) -> None:
        """Raise CannotOpen unless ``proof`` vouches for these parts."""
        if not same(proof, self.vouch(role, *parts)):
            raise CannotOpen


def new_invitation(word_list: Sequence[str]) -> Invitation:
    """Eight random words from a list of at least 2,048 (88 bits)."""
    if len(word_list) < LEAST:
        raise ValueError("An invitation needs a list of at least 2,048 words.")
    return Invitation("-".join(secrets.choice(word_list) for _ in range(WORDS)))


def read_invitation(typed: str) -> Invitation | None:
    """The invitation in what somebody typed or pasted (a whole link counts), or None if it is not eight words."""
    words = re.findall(r"[a-z]+", typed.rsplit("#", 1)[-1].lower())
    return Invitation("-".join(words)) if len(words) == WORDS else None


def new_passphrase(word_list: Sequence[str], *, words: int = 6) -> str:
    """A passphrase of random words (six from 2,048 are 66 bits)."""
    return " ".join(secrets.choice(word_list) for _ in range(words))
