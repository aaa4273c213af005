"""Tabs that were left open: locked meanwhile, signed out meanwhile, signed in meanwhile. Nothing typed is lost."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from securebase.web.accounts.models import Device
from securebase.web.accounts.records import Profile
from tests.cast import Actor

pytestmark = pytest.mark.django_db


def test_a_form_sent_after_the_lock_comes_back_with_its_words(alice: Actor) -> None:
    alice.lock()
    response = alice.client.post("/settings/you/", {"name": "Alice of the long evenings", "colour": "plum"})
    assert response.status_code == 423
    assert "Alice of the long evenings" in unescape(response.content.decode())
    kept = alice.ring.find(Profile, name="self")
    assert kept is not None and kept.record.name == "Alice"


def test_a_passphrase_sent_after_the_lock_is_not_handed_back(alice: Actor) -> None:
    alice.lock()
    response = alice.client.post("/settings/end/", {"passphrase": alice.passphrase})
    assert response.status_code == 423
    assert alice.passphrase not in unescape(response.content.decode())


def test_a_form_sent_after_signing_out_says_so(alice: Actor) -> None:
    page = Client().post("/settings/you/", {"name": "Alice of the long evenings", "colour": "plum"})
    assert page.status_code == 401
    assert "Alice of the long evenings" in unescape(page.content.decode())


def test_an_old_unlock_page_sent_when_it_is_open_already_goes_on(alice: Actor) -> None:
    response = alice.client.post("/unlock/", {"passphrase": alice.passphrase, "next": "/settings/"})
    assert response["Location"] == "/settings/"
    assert alice.client.get("/settings/").status_code == 200


def test_an_old_sign_in_page_sent_by_somebody_signed_in_leaves_one_device(alice: Actor) -> None:
    form = {"name": "Alice", "passphrase": alice.passphrase}
    assert alice.client.post("/sign-in/", form).status_code == 302
    assert Device.objects.filter(person=alice.person).count() == 1
    assert alice.client.get("/settings/").status_code == 200


def test_somebody_else_on_the_same_browser_takes_nothing_over(alice: Actor, charlie: Actor) -> None:
    alice.client.post("/sign-in/", {"name": "Charlie", "passphrase": charlie.passphrase})
    page = unescape(alice.client.get("/settings/").content.decode())
    assert "Charlie" in page and "Alice" not in page
    assert not Device.objects.filter(id=alice.device.id).exists()
