"""The recovery code: opens once, then a new passphrase holds; wrong ones tell nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from securebase.web.accounts import actions, attempts
from securebase.web.accounts.models import Device
from securebase.web.accounts.records import Happening
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

URL = "/recover/"
NEW = "seven walnut flags under snow"
pytestmark = pytest.mark.django_db


def code_of(actor: Actor, hands: HandClock) -> str:
    return actions.new_code(by=actor.person, passphrase=actor.passphrase, now=hands.now)


def finish(client: Client, name: str, code: str) -> Any:
    typed = {"name": name, "code": code, "at": "again", "held_passphrase": NEW, "passphrase": NEW, "own": "1"}
    return client.post(URL, typed)


def test_the_code_leads_to_choosing_a_new_passphrase(alice: Actor, hands: HandClock, client: Client) -> None:
    code = code_of(alice, hands)
    response = client.post(URL, {"name": "alice", "code": code.lower().replace("-", " ")})
    assert response.status_code == 200
    assert library().say("account.recover_new") in response.content.decode()


def test_it_opens_everything_under_the_new_passphrase(alice: Actor, hands: HandClock, client: Client) -> None:
    response = finish(client, "Alice", code_of(alice, hands))
    assert response.status_code == 200
    assert 'value="Alice"' in client.get("/settings/you/").content.decode()
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": NEW}).status_code == 302
    assert Client().post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase}).status_code == 422


def test_a_code_works_once(alice: Actor, hands: HandClock, client: Client) -> None:
    code = code_of(alice, hands)
    finish(client, "Alice", code)
    again = finish(Client(), "Alice", code)
    assert again.status_code == 422
    assert library().say("account.recover_wrong") in again.content.decode()


def test_a_fresh_code_is_offered_and_works_only_once_it_is_kept(alice: Actor, hands: HandClock, client: Client) -> None:
    response = finish(client, "Alice", code_of(alice, hands))
    found = re.search(r'name="offer" value="([^"]+)"', response.content.decode())
    assert found
    assert alice.person.vault.recovery_wrap is None
    client.post("/settings/code/keep/", {"offer": found[1], "go": "keep"})
    assert alice.person.vault.recovery_wrap is not None


def test_every_other_device_is_signed_out_and_it_is_told(alice: Actor, hands: HandClock, client: Client) -> None:
    finish(client, "Alice", code_of(alice, hands))
    assert alice.client.get("/settings/").status_code == 302
    assert Device.objects.filter(person=alice.person).count() == 1
    client.post("/lock/")
    unlocked = client.post("/unlock/", {"passphrase": NEW})
    assert unlocked["Location"] == "/unlock/news/?next=/today/"
    assert library().say("account.news_recovered") in client.get("/unlock/news/").content.decode()


@pytest.mark.parametrize("name", ["Alice", "Nobody"])
def test_a_wrong_code_and_an_unknown_name_look_alike(alice: Actor, hands: HandClock, name: str) -> None:
    code_of(alice, hands)
    wrong = "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AA"
    response = Client().post(URL, {"name": name, "code": wrong})
    assert response.status_code == 422
    assert library().say("account.recover_wrong") in response.content.decode()
    assert wrong in response.content.decode()  # nothing typed is lost


def test_guesses_have_to_wait(alice: Actor, hands: HandClock, client: Client) -> None:
    code = code_of(alice, hands)
    for _ in range(attempts.FREE):
        client.post(URL, {"name": "Alice", "code": "AAAAA"})
    assert client.post(URL, {"name": "Alice", "code": code}).status_code == 429
    assert finish(client, "Alice", code).status_code == 429
    hands.forward(minutes=2)
    assert finish(client, "Alice", code).status_code == 200


def test_without_a_code_nothing_opens(alice: Actor, client: Client) -> None:
    assert finish(client, "Alice", "0" * 26 + "0").status_code == 422
    assert alice.ring.list(Happening) == []


def test_charlies_code_does_not_open_alices_space(alice: Actor, charlie: Actor, hands: HandClock) -> None:
    code_of(alice, hands)
    assert finish(Client(), "Alice", code_of(charlie, hands)).status_code == 422
    assert alice.client.get("/settings/").status_code == 200
