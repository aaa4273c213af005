"""Change the passphrase; make, keep and drop a code."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from securebase.vault.keyring import StaleRecord
from securebase.web.accounts import attempts, cookies, offering, sessions
from securebase.web.accounts.models import Device
from securebase.web.shell.library import library
from tests.cast import NOON, Actor, HandClock

URL = "/settings/passphrase/"
NEW = "seven walnut flags under snow"
pytestmark = pytest.mark.django_db


def change(actor: Actor, *, old: str = "") -> object:
    typed = {"old_passphrase": old or actor.passphrase, "at": "again", "held_passphrase": NEW, "passphrase": NEW}
    return actor.client.post(URL, typed | {"own": "1"})


def test_the_old_one_is_asked_first(alice: Actor) -> None:
    wrong = alice.client.post(URL, {"passphrase": "wrong"})
    assert wrong.status_code == 422
    right = alice.client.post(URL, {"passphrase": alice.passphrase})
    assert 'name="old_passphrase"' in right.content.decode()


def test_the_new_one_opens_and_the_old_one_does_not(alice: Actor) -> None:
    change(alice)
    assert alice.client.get("/settings/?said=passphrase").status_code == 200
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": NEW}).status_code == 302
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase}).status_code == 422


def test_this_device_stays_open_even_if_its_session_was_due_to_be_written_back(alice: Actor, hands: HandClock) -> None:
    hands.forward(minutes=5)
    change(alice)
    hands.forward(minutes=5)
    assert alice.client.get("/settings/").status_code == 200


def test_every_other_device_is_signed_out_and_the_digits_end(alice: Actor) -> None:
    other = Client()
    other.post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase})
    six = {"digits": "274913", "digits_again": "274913", "passphrase": alice.passphrase}
    alice.client.post("/settings/digits/", six)
    change(alice)
    assert other.get("/settings/")["Location"].startswith("/sign-in/")
    assert Device.objects.get(id=alice.device.id).quick_wrap is None


def test_a_form_sent_twice_leaves_the_new_passphrase_in_force(alice: Actor) -> None:
    change(alice)
    second = change(alice)
    assert second.status_code == 409  # type: ignore[attr-defined]
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": NEW}).status_code == 302


def test_a_passphrase_with_a_name_in_it_is_refused(alice: Actor, bob: Actor) -> None:
    typed = {"old_passphrase": alice.passphrase, "at": "own", "passphrase": "Bob Alice Bob", "go": "take"}
    assert alice.client.post(URL, typed).status_code == 422


def test_guesses_at_the_old_one_have_to_wait(alice: Actor, hands: HandClock) -> None:
    for _ in range(attempts.FREE):
        alice.client.post(URL, {"passphrase": "wrong"})
    assert alice.client.post(URL, {"passphrase": alice.passphrase}).status_code == 429


def test_a_new_code_takes_over_when_its_owner_has_it(alice: Actor) -> None:
    page = alice.client.post("/settings/code/", {"passphrase": alice.passphrase, "go": "on"}).content.decode()
    code, offer = (re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("code", "offer"))
    assert code
    assert offer
    kept = {"offer": offer[1], "go": "keep", "next": "/settings/"}
    assert alice.client.post("/settings/code/keep/", kept)["Location"] == "/settings/"
    assert Client().post("/recover/", {"name": "Alice", "code": code[1]}).status_code == 200


def test_a_code_can_be_taken_away(alice: Actor) -> None:
    test_a_new_code_takes_over_when_its_owner_has_it(alice)
    response = alice.client.post("/settings/code/", {"passphrase": alice.passphrase, "go": "drop"})
    assert response["Location"] == "/settings/?said=code_gone"
    assert alice.person.vault.recovery_wrap is None


def offered(actor: Actor) -> str:
    page = actor.client.post("/settings/code/", {"passphrase": actor.passphrase, "go": "on"}).content.decode()
    found = re.search(r'name="offer" value="([^"]+)"', page)
    assert found
    return found[1]


def test_the_page_with_the_code_holds_no_passphrase(alice: Actor) -> None:
    page = alice.client.post("/settings/code/", {"passphrase": alice.passphrase, "go": "on"}).content.decode()
    assert alice.passphrase not in page


@pytest.mark.parametrize("typed", ["nonsense", "", "ab" * 200])
def test_a_code_that_cannot_be_kept_says_so(alice: Actor, typed: str) -> None:
    answer = alice.client.post("/settings/code/keep/", {"offer": typed, "go": "keep"})
    assert answer.status_code == 422
    assert library().say("account.code_over") in answer.content.decode()
    assert alice.person.vault.recovery_wrap is None


def test_a_code_is_kept_by_the_session_that_saw_it_and_no_other(alice: Actor, charlie: Actor) -> None:
    offer = offered(alice)
    assert charlie.client.post("/settings/code/keep/", {"offer": offer, "go": "keep"}).status_code == 422
    alice.lock()
    alice.client.post("/unlock/", {"passphrase": alice.passphrase})
    assert alice.client.post("/settings/code/keep/", {"offer": offer, "go": "keep"}).status_code == 422
    assert alice.person.vault.recovery_wrap is None
    assert charlie.person.vault.recovery_wrap is None


def test_a_code_from_before_a_new_passphrase_is_not_kept(alice: Actor) -> None:
    offer, held = offered(alice), alice.client.cookies[cookies.name_of("unlock_key")].value
    visit = sessions.visit_of({name: each.value for name, each in alice.client.cookies.items()}, now=NOON)
    assert visit is not None
    change(alice)
    with pytest.raises(StaleRecord):
        offering.keep(offer, cookie_key=bytes.fromhex(held), device=visit.device)


def test_a_locked_browser_gets_neither_page_nor_code(alice: Actor) -> None:
    alice.lock()
    assert alice.client.get("/settings/code/").status_code == 302
    assert alice.client.post("/settings/code/", {"passphrase": alice.passphrase}).status_code == 423


def test_charlie_changes_only_his_own(alice: Actor, charlie: Actor) -> None:
    assert change(charlie, old=alice.passphrase).status_code == 409  # type: ignore[attr-defined]
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase}).status_code == 302
    assert cookies.name_of("known") not in charlie.client.cookies
    assert library().say("account.change_done") not in charlie.client.get("/settings/").content.decode()
