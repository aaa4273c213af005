"""Sign up: screen by screen, nothing stored before the end, nothing typed lost, one account for a form sent twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from securebase.vault.codes import read_recovery_code
from securebase.vault.models import Item, Vault
from securebase.web.accounts.models import Device, Person
from securebase.web.accounts.records import Profile
from securebase.web.couples import actions as couples
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

URL = "/sign-up/"
WHO = {"step": "who", "name": "  Noor  Amal ", "zone": "Europe/Berlin"}
pytestmark = pytest.mark.django_db


def hidden(response: Any, name: str) -> str:
    """The value of a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert found, name
    return found[1]


def offer(client: Client, **more: str) -> str:
    """Go to the offered passphrase; returns it."""
    response = client.post(URL, WHO | more)
    assert response.status_code == 200
    return hidden(response, "held_passphrase")


def make(client: Client, **more: str) -> Any:
    """Sign up whole."""
    words = offer(client, **more)
    at = {"at": "again", "held_passphrase": words, "passphrase": words.upper().lower(), "go": "check"}
    return client.post(URL, WHO | more | at)


@pytest.fixture(params=["open", "by invitation"])
def door(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether anybody may sign up."""
    monkeypatch.setattr(settings, "ENV", replace(settings.ENV, open_signup=request.param == "open"))
    return str(request.param)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody may sign up."""
    monkeypatch.setattr(settings, "ENV", replace(settings.ENV, open_signup=True))


def test_who_runs_the_server_is_said_before_anything_is_typed(hands: HandClock, client: Client) -> None:
    page = client.get(URL).content.decode()
    assert 0 < page.index(library().say("start.host_program").split(",")[0]) < page.index('name="name"')


def test_nothing_is_stored_until_the_passphrase_was_typed_again(hands: HandClock, client: Client) -> None:
    words = offer(client)
    client.post(URL, WHO | {"at": "offer", "go": "have", "held_passphrase": words})
    assert len(words.split()) == 6
    assert not Person.objects.exists()
    assert not Vault.objects.exists()


def test_another_one_is_another_one(hands: HandClock, client: Client) -> None:
    words = offer(client)
    response = client.post(URL, WHO | {"at": "offer", "go": "another", "held_passphrase": words})
    assert hidden(response, "held_passphrase") != words


def test_typing_it_again_makes_the_account_and_opens_it(hands: HandClock, client: Client) -> None:
    response = make(client)
    assert response.status_code == 200
    assert Person.objects.get().zone == "Europe/Berlin"
    assert Person.objects.get().hosts
    assert "Noor Amal" in client.get("/settings/").content.decode()


def test_the_name_is_in_no_column(hands: HandClock, client: Client) -> None:
    make(client)
    person = Person.objects.get()
    rows = [bytes(item.body) for item in Item.objects.all()] + [bytes(person.handle)]
    assert not any(b"Noor" in row or b"noor" in row for row in rows)


def test_a_slip_the_second_time_loses_nothing(hands: HandClock, client: Client) -> None:
    words = offer(client)
    response = client.post(URL, WHO | {"at": "again", "held_passphrase": words, "passphrase": "not it", "go": "check"})
    assert response.status_code == 422
    assert hidden(response, "held_passphrase") == words
    assert hidden(response, "name") == "Noor Amal"


def test_spaces_and_unicode_forms_do_not_matter_the_second_time(hands: HandClock, client: Client) -> None:
    words = offer(client)
    typed = "  ".join(words.split()) + " "
    response = client.post(URL, WHO | {"at": "again", "held_passphrase": words, "passphrase": typed, "go": "check"})
    assert response.status_code == 200
    assert Person.objects.count() == 1


def test_showing_it_once_more_keeps_the_same_words(hands: HandClock, client: Client) -> None:
    words = offer(client)
    response = client.post(URL, WHO | {"at": "again", "held_passphrase": words, "go": "show", "own": ""})
    assert hidden(response, "held_passphrase") == words


@pytest.mark.parametrize("typed", ["short", "Noor Amal 2019", "password password", "iloveyou1234"])
def test_words_that_can_be_guessed_are_refused(hands: HandClock, client: Client, typed: str) -> None:
    response = client.post(URL, WHO | {"at": "own", "passphrase": typed, "go": "take"})
    assert response.status_code == 422
    assert not Person.objects.exists()


def test_strong_words_of_ones_own_are_taken(hands: HandClock, client: Client) -> None:
    typed = "kettle under seven walnut flags"
    response = client.post(URL, WHO | {"at": "own", "passphrase": typed, "go": "take"})
    assert hidden(response, "held_passphrase") == typed
    assert hidden(response, "own") == "1"


@pytest.mark.parametrize(
    "who", [{"name": ""}, {"name": " . "}, {"name": "x" * 61}, {"zone": "Mars/Base"}, {"zone": ""}]
)
def test_a_first_screen_that_cannot_be_used_comes_back_as_it_was(
    hands: HandClock, client: Client, who: dict[str, str]
) -> None:
    response = client.post(URL, WHO | who)
    assert response.status_code == 422
    assert not Person.objects.exists()


def test_a_name_in_use_gets_a_plain_sentence(opened: None, alice: Actor, client: Client) -> None:
    response = client.post(URL, WHO | {"name": "aLICE "})
    assert response.status_code == 422
    assert library().say("account.name_taken") in response.content.decode()


def test_the_form_sent_twice_makes_one_account(door: str, hands: HandClock, client: Client) -> None:
    words = offer(client)
    form = WHO | {"at": "again", "held_passphrase": words, "passphrase": words, "go": "check"}
    first, second = client.post(URL, form), Client().post(URL, form)
    assert (first.status_code, second.status_code) == (200, 200)
    assert Person.objects.count() == Vault.objects.count() == 1


def test_the_same_name_with_another_passphrase_is_somebody_else(door: str, hands: HandClock, client: Client) -> None:
    make(client)
    form = WHO | {"at": "again", "held_passphrase": "other words here", "passphrase": "other words here"}
    response = Client().post(URL, form)
    assert response.status_code == (422 if door == "open" else 403)
    assert Person.objects.count() == 1
    assert Device.objects.count() == 1


def test_the_code_works_only_once_its_owner_has_it(hands: HandClock, client: Client) -> None:
    response = make(client)
    assert read_recovery_code(hidden(response, "code"))
    assert Vault.objects.get().recovery_wrap is None
    kept = client.post("/settings/code/keep/", {"offer": hidden(response, "offer"), "go": "keep"})
    assert (kept.status_code, kept["Location"]) == (303, "/today/")
    assert Vault.objects.get().recovery_wrap is not None


def test_going_without_a_code_goes_on(hands: HandClock, client: Client) -> None:
    response = make(client)
    client.post("/settings/code/keep/", {"offer": hidden(response, "offer"), "go": "without"})
    assert Vault.objects.get().recovery_wrap is None


def test_the_code_can_be_saved_as_a_file_with_a_dull_name(hands: HandClock, client: Client) -> None:
    code = hidden(make(client), "code")
    response = client.post("/settings/code/file/", {"code": code})
    assert code in response.content.decode()
    assert response["Content-Disposition"] == 'attachment; filename="notes.txt"'


def test_the_first_account_is_free_and_the_next_is_not(hands: HandClock, client: Client) -> None:
    assert make(client).status_code == 200
    assert Client().post(URL, WHO).status_code == 403
    assert library().say("start.closed_title") in Client().get(URL).content.decode()
    assert Person.objects.count() == 1


def test_an_invitation_opens_the_door(alice: Actor, hands: HandClock, client: Client) -> None:
    invitation = couples.invite(by=alice.person, ring=alice.ring, words=library().word_list, now=hands.now)
    response = make(client, words_of_invitation=invitation.words)
    assert response.status_code == 200
    assert hidden(response, "words_of_invitation") == invitation.words
    assert Person.objects.count() == 2


def test_an_invitation_that_was_taken_back_does_not(alice: Actor, client: Client, hands: HandClock) -> None:
    invitation = couples.invite(by=alice.person, ring=alice.ring, words=library().word_list, now=hands.now)
    couples.take_back(by=alice.person, now=hands.now)
    assert client.post(URL, WHO | {"words_of_invitation": invitation.words}).status_code == 403


def test_the_words_of_an_invitation_are_carried_past_the_code(alice: Actor, hands: HandClock, client: Client) -> None:
    invitation = couples.invite(by=alice.person, ring=alice.ring, words=library().word_list, now=hands.now)
    make(client, words_of_invitation=invitation.words)
    response = client.post("/settings/code/keep/", {"go": "without", "words_of_invitation": invitation.words})
    assert hidden(response, "words_of_invitation") == invitation.words
    assert 'action="/join/"' in response.content.decode()


def test_a_profile_is_sealed_for_its_owner(cast: Callable[..., Actor]) -> None:
    erin = cast("Erin")
    kept = erin.ring.find(Profile, name="self")
    assert kept is not None and kept.record.name == "Erin"


def test_somebody_who_is_signed_in_already_goes_on(alice: Actor) -> None:
    response = alice.client.get(URL)
    assert (response.status_code, response["Location"]) == (302, "/today/")
