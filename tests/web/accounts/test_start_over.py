"""Start over, only from a locked device that is signed in; and the way back with the old passphrase."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from securebase.vault.models import Item, Vault
from securebase.vault.records import Mine, Ours
from securebase.web.accounts.models import Device, OldVault
from securebase.web.couples.models import Couple
from securebase.web.couples.records import Kept
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock, pair

URL = "/unlock/new/"
NEW = "seven walnut flags under snow"
pytestmark = pytest.mark.django_db


class Page(Mine, frozen=True, tag="test.start_over.page"):
    """Something private."""

    words: str


class Note(Ours, frozen=True, tag="test.start_over.note"):
    """Something shared."""

    words: str


def start_over(actor: Actor) -> Any:
    actor.lock()
    typed = {"name": "Alice again", "zone": "Europe/Paris", "own": "1"}
    assert actor.client.post(URL, typed).status_code == 200
    return actor.client.post(URL, typed | {"at": "again", "held_passphrase": NEW, "passphrase": NEW})


def test_the_page_says_what_will_happen_and_changes_nothing(alice: Actor, bob: Actor) -> None:
    alice.lock()
    page = alice.client.get(URL).content.decode()
    assert library().say("account.over_ends") in page
    assert not OldVault.objects.exists()
    assert Couple.objects.get().ended_at is None


def test_whoever_can_unlock_is_led_to_the_settings(alice: Actor) -> None:
    assert alice.client.get(URL)["Location"] == "/settings/"
    assert alice.client.post(URL, {"name": "A", "zone": "UTC"})["Location"] == "/settings/"


def test_a_stranger_cannot_start_anybody_over(alice: Actor, client: Client) -> None:
    assert client.get(URL)["Location"].startswith("/sign-in/")
    assert client.post(URL, {"name": "Alice", "zone": "UTC"}).status_code == 401


def test_the_old_vault_rests_sealed_and_a_new_one_begins(alice: Actor, hands: HandClock) -> None:
    alice.ring.add(Page(words="before"), day=hands.now.date())
    assert start_over(alice).status_code == 200
    assert OldVault.objects.get().person_id == alice.person.id
    assert alice.person.zone == "Europe/Paris"
    assert "Alice again" in alice.client.get("/settings/").content.decode()
    assert Item.objects.filter(space=alice.ring.me.bytes).exists()


def test_it_ends_the_couple_in_the_same_moment(alice: Actor, bob: Actor) -> None:
    start_over(alice)
    couple = Couple.objects.get()
    assert couple.ended_at is not None
    assert couple.ended_by_id == alice.person.id


def test_every_other_device_is_signed_out(alice: Actor) -> None:
    Client().post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase})
    start_over(alice)
    assert Device.objects.filter(person=alice.person).count() == 1


def test_a_slip_before_the_end_changes_nothing(alice: Actor) -> None:
    alice.lock()
    typed = {"name": "Alice", "zone": "UTC", "at": "again", "held_passphrase": NEW, "passphrase": "something else"}
    assert alice.client.post(URL, typed).status_code == 422
    assert not OldVault.objects.exists()


def test_the_old_passphrase_brings_everything_back_once(alice: Actor, hands: HandClock) -> None:
    for words in ("one", "two"):
        alice.ring.add(Page(words=words), day=hands.now.date())
    start_over(alice)
    found = alice.client.post("/settings/old/", {"passphrase": alice.passphrase})
    assert library().count("account.old_copied", 2) in found.content.decode()
    again = alice.client.post("/settings/old/", {"passphrase": alice.passphrase})
    assert library().count("account.old_copied", 0) in again.content.decode()
    assert OldVault.objects.count() == 1


def test_what_was_shared_comes_back_with_it(alice: Actor, bob: Actor, hands: HandClock) -> None:
    alice.enter()
    alice.ring.add(Note(words="for both"), day=hands.now.date())
    start_over(alice)
    alice.client.get("/settings/")
    alice.client.post("/settings/old/", {"passphrase": alice.passphrase})
    vault = alice.person.vault_id
    ring = _ring_of(alice)
    assert vault == ring.me
    assert [kept.record.partner for kept in ring.list(Kept)] == ["Bob"]


def _ring_of(actor: Actor) -> Any:
    from securebase.vault import vaults

    return vaults.unlock(Vault.objects.get(id=actor.person.vault_id), NEW).keyring()


def test_a_wrong_old_passphrase_says_so(alice: Actor) -> None:
    start_over(alice)
    assert alice.client.post("/settings/old/", {"passphrase": "wrong"}).status_code == 422


def test_the_old_vault_goes_only_when_its_owner_says_so(alice: Actor) -> None:
    start_over(alice)
    alice.client.post("/settings/old/remove/", {"passphrase": "wrong"})
    assert OldVault.objects.exists()
    alice.client.post("/settings/old/remove/", {"passphrase": alice.passphrase})
    assert not OldVault.objects.exists()
    assert not Item.objects.filter(space=alice.ring.me.bytes).exists()


def test_charlie_cannot_open_what_alice_set_aside(alice: Actor, charlie: Actor, dana: Actor) -> None:
    start_over(alice)
    assert charlie.client.post("/settings/old/", {"passphrase": alice.passphrase}).status_code == 422
    charlie.client.post("/settings/old/remove/", {"passphrase": alice.passphrase})
    assert OldVault.objects.exists()


def test_they_can_be_two_again_afterwards(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start_over(alice)
    alice.ring = _ring_of(alice)
    pair(alice, bob)
    assert bob.client.get("/share/").status_code == 200
