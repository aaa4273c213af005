"""Codes in people's hands: forgiving to read, hard to guess, useless in the wrong place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.vault.codes import (
    Invitation,
    new_invitation,
    new_passphrase,
    new_recovery_code,
    read_invitation,
    read_recovery_code,
    recovery_box,
)
from securebase.vault.seal import CannotOpen

WORDS = [f"{a}{b}{c}" for a in "bcdfghjklmnprst" for b in "aeiou" for c in "bcdfghjklmnpqrstvwxyzabcdefghjkl"]


def test_a_code_is_read_however_it_is_typed() -> None:
    """Small letters, spaces, no dashes, look-alike letters: the same code."""
    code = new_recovery_code()
    letters = read_recovery_code(code)
    assert letters is not None
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code}\n",
        code.replace("0", "O", 3),
    ):
        assert read_recovery_code(typed) == letters


def test_the_check_sign_may_be_a_look_alike_too() -> None:
    """One code in thirty-seven ends in a nought, which a tired hand types as the letter."""
    assert read_recovery_code("P9TB1-M0DNC-VF378-KKG2M-N4FHZ-GO") == "P9TB1M0DNCVF378KKG2MN4FHZG"
    assert read_recovery_code("P9TB1-M0DNC-VF378-KKG2M-N4FHZ-GU") is None


@given(st.integers(0, 25), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_noticed(where: int, letter: str) -> None:
    """The check sign tells a slip from a wrong code before anything slow happens."""
    bare = new_recovery_code().replace("-", "")
    wrong = bare[:where] + letter + bare[where + 1 :]
    assert (read_recovery_code(wrong) is None) == (wrong != bare)


@given(st.text(max_size=60))
def test_whatever_is_typed_never_breaks(typed: str) -> None:
    """Any text gives a code, an invitation or None."""
    read_recovery_code(typed)
    read_invitation(typed)


def test_the_same_code_is_another_key_in_another_vault() -> None:
    """A code found by somebody else opens nothing of theirs."""
    letters = read_recovery_code(new_recovery_code())
    assert letters
    assert recovery_box(letters, vault=b"a").public != recovery_box(letters, vault=b"b").public


def test_an_invitation_is_read_from_words_or_a_whole_link() -> None:
    """The eight words, with dashes or spaces, or the link with its fragment."""
    invitation = new_invitation(WORDS)
    for typed in (
        invitation.words,
        invitation.words.replace("-", " ").upper(),
        f"https://base.example/join/#{invitation.words}",
    ):
        assert read_invitation(typed) == invitation
    assert read_invitation("seven words are not enough to join us") is not None  # eight words, whatever they are
    assert read_invitation("only three words") is None


def test_an_invitations_proofs_bind_role_and_parts() -> None:
    """A proof for one role, key or invitation does not pass for another, nor under other words."""
    invitation, foreign = new_invitation(WORDS), new_invitation(WORDS)
    proof = invitation.vouch("inviter", b"id", b"key")
    invitation.check(proof, "inviter", b"id", b"key")
    for words, role, parts in (
        (invitation, "invitee", (b"id", b"key")),
        (invitation, "inviter", (b"id", b"yek")),
        (invitation, "inviter", (b"idk", b"ey")),
        (foreign, "inviter", (b"id", b"key")),
    ):
        with pytest.raises(CannotOpen):
            words.check(proof, role, *parts)


def test_a_short_list_makes_no_invitation() -> None:
    """Fewer than 2,048 words would be guessable; that is a fault of the list, said at once."""
    with pytest.raises(ValueError, match="2,048"):
        new_invitation(WORDS[:2000])


def test_words_do_not_show_in_a_repr() -> None:
    """An invitation in a traceback gives nothing away."""
    assert "aaa" not in repr(Invitation("aaa-bbb"))
    assert len(new_passphrase(WORDS).split()) == 6
