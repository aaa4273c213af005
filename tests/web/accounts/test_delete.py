"""Delete everything: not a row of the person is left, and the partner keeps their own copy."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from securebase.vault import graves
from securebase.vault.models import Item, Vault
from securebase.vault.records import Mine, Ours
from securebase.web.accounts import cookies, deleting
from securebase.web.accounts.models import Device, Person
from securebase.web.couples.models import Couple, Invite, Member
from securebase.web.couples.records import Kept
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

URL = "/settings/end/"
pytestmark = pytest.mark.django_db


class Page(Mine, frozen=True, tag="test.delete.page"):
    """Something private."""

    words: str


class Note(Ours, frozen=True, tag="test.delete.note"):
    """Something shared."""

    words: str


def delete(actor: Actor, **more: str) -> Any:
    return actor.client.post(URL, {"passphrase": actor.passphrase} | more)


def rows_with(needle: bytes) -> list[str]:
    """The tables in which these bytes rest."""
    found = []
    for model in apps.get_models():
        for row in model.objects.all().values_list():  # type: ignore[attr-defined]
            cells = [bytes(cell) for cell in row if isinstance(cell, bytes | memoryview)]
            ids = [cell.bytes for cell in row if hasattr(cell, "bytes")]
            if any(needle in cell for cell in cells + ids):
                found.append(model.__name__)
    return found


def test_the_page_says_what_goes_and_what_stays(alice: Actor, bob: Actor) -> None:
    page = alice.client.get(URL).content.decode()
    assert library().say("settings.delete_2", name="Bob") in page
    assert library().say("settings.delete_1", days=30) in page


def test_a_wrong_passphrase_deletes_nothing(alice: Actor) -> None:
    assert delete(alice, passphrase="wrong").status_code == 422
    assert Person.objects.count() == 1


def test_no_row_of_somebody_alone_is_left(alice: Actor, erin: Actor, hands: HandClock) -> None:
    erin.ring.add(Page(words="private"), day=hands.now.date())
    person, vault, device = erin.person.id, erin.person.vault_id, erin.device.id
    assert delete(erin)["Location"] == "/gone/"
    assert [rows_with(key.bytes) for key in (person, vault, device)] == [[], [], []]
    assert Person.objects.count() == Vault.objects.count() == 1


def test_after_the_partner_has_forked_nothing_of_the_two_is_left(alice: Actor, bob: Actor) -> None:
    person, vault = alice.person.id, alice.person.vault_id
    alice.client.get("/settings/")
    delete(alice)
    bob.client.get("/settings/")
    assert rows_with(person.bytes) == []
    assert rows_with(vault.bytes) == []
    delete(bob)
    assert not Couple.objects.exists()
    assert not Item.objects.exists()


def test_the_partner_keeps_what_was_shared(alice: Actor, bob: Actor, hands: HandClock) -> None:
    alice.enter()
    alice.ring.add(Note(words="for both"), day=hands.now.date())
    delete(alice)
    assert Couple.objects.get().ended_at is not None
    bob.client.get("/settings/")
    assert [kept.record.partner for kept in bob.ring.list(Kept)] == ["Alice"]
    assert not Item.objects.filter(author=alice.ring.me.bytes).exists()


def test_removed_ids_are_noted_so_that_no_backup_brings_them_back(
    erin: Actor, hands: HandClock, django_capture_on_commit_callbacks: Any
) -> None:
    stored = erin.ring.add(Page(words="private"), day=hands.now.date())
    with django_capture_on_commit_callbacks(execute=True):
        delete(erin)
    assert stored.id in graves.buried()


def test_the_browser_forgets_too(alice: Actor) -> None:
    delete(alice)
    values = {name: alice.client.cookies[cookies.name_of(name)].value for name in ("sid", "unlock_key", "known")}
    assert set(values.values()) == {""}
    assert alice.client.get("/settings/")["Location"].startswith("/sign-in/")


def test_open_invitations_go_too(alice: Actor) -> None:
    alice.client.post("/invite/", {"go": "make"})
    delete(alice)
    assert not Invite.objects.exists()


def test_the_name_is_free_again_and_finds_nothing_old(alice: Actor) -> None:
    delete(alice)
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase}).status_code == 422


def test_a_slice_can_remove_its_own_rows_first(alice: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setitem(
        deleting._DELETERS, "test", lambda person: seen.append(Device.objects.filter(person=person).count())
    )
    delete(alice)
    assert seen == [1]


def test_the_passphrase_asked_for_is_ones_own(alice: Actor, bob: Actor, charlie: Actor) -> None:
    assert delete(charlie, passphrase=alice.passphrase).status_code == 422
    assert delete(bob, passphrase=alice.passphrase).status_code == 422
    assert Person.objects.count() == 3
    assert Member.objects.filter(left=False).count() == 2
