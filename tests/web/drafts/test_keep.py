"""Nothing typed is lost: a closed tab, a locked vault, a restart; and nobody else ever reads a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.vault.models import Vault
from securebase.web.drafts import actions
from securebase.web.drafts.models import Draft
from securebase.web.shell import clock
from tests.cast import Actor

SLOT = "journal:new"
WORDS = "Nobody answered, and I sat there counting."


def found(actor: Actor, slot: str = SLOT) -> str | None:
    """What somebody finds in a slot when they come back."""
    kept = actions.find(ring=actor.ring, by=actor.person.vault, slot=slot, now=clock.now())
    return kept.first()["text"] if kept else None


def test_what_is_typed_is_found_again(alice: Actor) -> None:
    """The newest words of a slot, as they were typed."""
    for text in ("Nobody", WORDS):
        answer = alice.client.post("/drafts/", {"slot": SLOT, "text": text})
    assert answer.status_code == 200
    assert "Kept at 13:00" in answer.content.decode()  # noon UTC, an hour later in Berlin
    assert found(alice) == WORDS
    assert Draft.objects.count() == 1


def test_it_is_kept_while_the_vault_is_locked(alice: Actor) -> None:
    """Sealing needs the public key only; reading needs the passphrase."""
    alice.lock()
    assert alice.client.post("/drafts/", {"slot": SLOT, "text": WORDS}).status_code == 200
    assert found(alice) == WORDS


def test_a_form_that_arrives_locked_is_kept_and_says_so(alice: Actor) -> None:
    """Status 423, the words sealed under the form's slot, and a way back to it."""
    alice.lock()
    answer = alice.client.post(
        "/journal/write/free/",
        {"draft": SLOT, "text": WORDS},
        headers={"referer": "http://testserver/journal/write/free/"},
    )
    assert answer.status_code == 423
    assert "/unlock/?next=/journal/write/free/" in answer.content.decode()
    assert WORDS not in answer.content.decode()
    assert found(alice) == WORDS


def test_secrets_are_never_in_a_draft(alice: Actor) -> None:
    """A passphrase on the same form is left out."""
    alice.client.post("/drafts/", {"slot": SLOT, "text": "x", "passphrase": "secret", "csrfmiddlewaretoken": "t"})
    kept = actions.find(ring=alice.ring, by=alice.person.vault, slot=SLOT, now=clock.now())
    assert kept is not None
    assert set(kept.fields) == {"text"}


def test_the_disk_holds_no_word_of_it(alice: Actor) -> None:
    """Neither the words nor the name of the form."""
    alice.client.post("/drafts/", {"slot": SLOT, "text": WORDS})
    row = Draft.objects.get()
    assert WORDS.encode() not in bytes(row.box)
    assert b"journal" not in bytes(row.box) + bytes(row.slot)


def test_a_draft_moved_to_another_vault_is_not_read(alice: Actor, bob: Actor) -> None:
    """Not by its new owner, and not as theirs."""
    alice.client.post("/drafts/", {"slot": SLOT, "text": WORDS})
    Draft.objects.update(vault=bob.person.vault_id)
    assert actions.unfinished(ring=bob.ring, by=bob.person.vault, prefix="", now=clock.now()) == []
    assert found(alice) is None


def test_a_planted_draft_is_not_taken_for_ones_own(alice: Actor, bob: Actor) -> None:
    """One sealed to Alice, made for Bob's row, opens as nothing."""
    actions.keep(
        by=Vault(id=bob.person.vault_id, public_key=alice.person.vault.public_key),
        slot=SLOT,
        fields={"text": ["x"]},
        now=clock.now(),
    )
    Draft.objects.update(vault=alice.person.vault_id)
    assert actions.unfinished(ring=alice.ring, by=alice.person.vault, prefix="", now=clock.now()) == []


@given(slot=st.text(max_size=90))
def test_a_slots_name_is_small(slot: str) -> None:
    """Only what our own forms use names a slot."""
    assert not actions.is_slot(slot) or (slot.isascii() and slot == slot.lower() and len(slot) <= 80)


def test_a_bad_slot_is_refused(alice: Actor) -> None:
    """400, and nothing is written."""
    assert alice.client.post("/drafts/", {"slot": "No Slot", "text": "x"}).status_code == 400
    assert not Draft.objects.exists()


def test_a_discarded_draft_is_gone(alice: Actor, bob: Actor) -> None:
    """One's own only."""
    for actor in (alice, bob):
        actor.client.post("/drafts/", {"slot": SLOT, "text": actor.name})
    bob.client.post("/drafts/discard/", {"slot": SLOT})
    assert (found(alice), found(bob)) == ("Alice", None)


def test_a_stranger_is_sent_to_sign_in(client: object, db: None) -> None:
    """Nothing is kept for nobody."""
    answer = client.post("/drafts/", {"slot": SLOT, "text": "x"})  # type: ignore[attr-defined]
    assert answer.status_code in (302, 401)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("text", ["", "a" * 200_000, "\u202eright to left", "\x00 zero", "🜁" * 1000])
def test_any_text_is_kept(alice: Actor, text: str) -> None:
    """Empty, very long, odd letters: as typed."""
    alice.client.post("/drafts/", {"slot": SLOT, "text": text})
    assert found(alice) == text


def test_a_locked_page_keeps_drafts_and_ends_none(alice: Actor) -> None:
    """Whoever holds the phone without its key cannot throw away what was written."""
    alice.client.post("/drafts/", {"slot": SLOT, "text": "Alice"})
    alice.lock()
    assert alice.client.post("/drafts/discard/", {"slot": SLOT}).status_code == 423
    assert found(alice) == "Alice"
