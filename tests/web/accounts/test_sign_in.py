"""Sign in: the same words and status for a name nobody has, and a wait that a stranger cannot put on somebody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from securebase.web.accounts import attempts, cookies
from securebase.web.accounts.models import Attempt, Device
from securebase.web.accounts.records import Happening
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

URL = "/sign-in/"
pytestmark = pytest.mark.django_db


def form(actor: Actor, **more: str) -> dict[str, str]:
    return {"name": actor.name, "passphrase": actor.passphrase, "next": ""} | more


def test_the_right_passphrase_opens(alice: Actor, client: Client) -> None:
    response = client.post(URL, form(alice))
    assert (response.status_code, response["Location"]) == (302, "/today/")
    assert client.get("/settings/").status_code == 200


def test_case_and_spaces_of_the_name_do_not_matter(alice: Actor, client: Client) -> None:
    assert client.post(URL, form(alice, name="  aLice ")).status_code == 302


def test_it_goes_on_to_where_somebody_was_going(alice: Actor, client: Client) -> None:
    assert client.get("/settings/look/")["Location"] == "/sign-in/?next=%2Fsettings%2Flook%2F"
    assert client.post(URL, form(alice, next="/settings/look/"))["Location"] == "/settings/look/"


@pytest.mark.parametrize(
    "next_path", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/a/?q=words"]
)
def test_it_goes_nowhere_else(alice: Actor, client: Client, next_path: str) -> None:
    assert client.post(URL, form(alice, next=next_path))["Location"] in ("/today/", "/a/")


def test_a_wrong_passphrase_and_an_unknown_name_look_alike(alice: Actor) -> None:
    wrong = Client().post(URL, form(alice, passphrase="not this one"))
    nobody = Client().post(URL, form(alice, name="Nobody", passphrase="not this one"))
    assert wrong.status_code == nobody.status_code == 422
    assert library().say("err.signin") in wrong.content.decode()
    one, other = (page.content.decode().replace("Nobody", "Alice") for page in (wrong, nobody))
    assert _without_token(one) == _without_token(other)


def _without_token(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def test_what_was_typed_as_a_name_is_still_there_and_the_passphrase_is_not(alice: Actor, client: Client) -> None:
    page = client.post(URL, form(alice, passphrase="not this one")).content.decode()
    assert 'value="Alice"' in page
    assert "not this one" not in page


def test_after_five_wrong_ones_the_next_has_to_wait(alice: Actor, client: Client, hands: HandClock) -> None:
    for _ in range(attempts.FREE):
        assert client.post(URL, form(alice, passphrase="wrong")).status_code == 422
    waiting = client.post(URL, form(alice))
    assert waiting.status_code == 429
    assert library().count("account.many_in", 1) in waiting.content.decode()
    hands.forward(seconds=31)
    assert client.post(URL, form(alice)).status_code == 302


def test_wrong_guesses_from_elsewhere_do_not_slow_down_a_browser_she_knows(alice: Actor, hands: HandClock) -> None:
    known = Client()
    known.cookies[cookies.name_of("known")] = cookies.known_token(bytes(alice.person.handle)).hex()
    for _ in range(attempts.FREE + 1):
        Client().post(URL, form(alice, passphrase="wrong"))
    assert known.post(URL, form(alice)).status_code == 302


def test_a_new_device_is_told_to_the_others_and_not_to_itself(alice: Actor, client: Client) -> None:
    assert client.post(URL, form(alice))["Location"] == "/today/"
    assert [stored.record.what for stored in alice.ring.list(Happening)] == ["new_device"]
    alice.lock()
    unlocked = alice.client.post("/unlock/", {"passphrase": alice.passphrase})
    assert unlocked["Location"] == "/unlock/news/?next=/today/"


def test_what_happened_is_shown_until_it_was_seen(alice: Actor, client: Client) -> None:
    client.post(URL, form(alice))
    assert library().say("account.news_device") in alice.client.get("/unlock/news/").content.decode()
    assert alice.client.post("/unlock/news/", {"next": "/settings/"})["Location"] == "/settings/"
    assert alice.client.get("/unlock/news/").status_code == 302


def test_a_browser_that_signs_in_again_does_not_stay_twice(alice: Actor, client: Client) -> None:
    client.post(URL, form(alice))
    client.post("/lock/")
    client.post("/sign-out/")
    client.post(URL, form(alice))
    assert Device.objects.filter(person=alice.person).count() == 2


def test_cookies_that_were_there_before_are_not_taken_over(alice: Actor, client: Client) -> None:
    client.cookies[cookies.name_of("sid")] = planted = "ab" * 32
    client.cookies[cookies.name_of("unlock_key")] = planted
    client.post(URL, form(alice))
    assert client.cookies[cookies.name_of("sid")].value != planted
    assert client.cookies[cookies.name_of("unlock_key")].value != planted


def test_the_cookies_are_for_this_host_and_no_script(alice: Actor, client: Client) -> None:
    client.post(URL, form(alice))
    jar = client.cookies
    assert all(jar[cookies.name_of(name)]["httponly"] for name in ("sid", "unlock_key", "known"))
    assert jar[cookies.name_of("unlock_key")]["samesite"] == "Strict"
    assert jar[cookies.name_of("unlock_key")]["max-age"] == ""


def test_the_words_of_an_invitation_go_on(alice: Actor, client: Client) -> None:
    response = client.post(URL, form(alice, words_of_invitation="a-b-c-d-e-f-g-h"))
    assert response.status_code == 200
    assert 'name="words_of_invitation" value="a-b-c-d-e-f-g-h"' in response.content.decode()


def test_rows_of_old_guesses_are_swept(alice: Actor, client: Client, hands: HandClock) -> None:
    client.post(URL, form(alice, passphrase="wrong"))
    assert attempts.sweep(hands.now) == 0
    assert attempts.sweep(hands.now + timedelta(days=2)) == 1
    assert not Attempt.objects.exists()


def test_charlie_does_not_get_in_with_his_own_passphrase(alice: Actor, charlie: Actor, client: Client) -> None:
    assert client.post(URL, form(alice, passphrase=charlie.passphrase)).status_code == 422
    assert Device.objects.filter(person=alice.person).count() == 1
