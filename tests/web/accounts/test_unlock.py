"""Unlock, lock, sign out; six digits on one device, which five wrong ones destroy."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from securebase.web.accounts import attempts, cookies, sessions
from securebase.web.accounts.models import Device
from securebase.web.accounts.records import Happening
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

URL = "/unlock/"
SIX = "274913"
pytestmark = pytest.mark.django_db


def page(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]


def set_digits(actor: Actor) -> None:
    typed = {"digits": SIX, "digits_again": SIX, "passphrase": actor.passphrase, "go": "on"}
    response = actor.client.post("/settings/digits/", typed)
    assert response["Location"] == "/settings/?said=quick_on"


def device(actor: Actor) -> Device:
    return Device.objects.get(id=actor.device.id)


def test_a_locked_page_leads_here_and_back(alice: Actor) -> None:
    alice.lock()
    assert alice.client.get("/settings/look/")["Location"] == "/unlock/?next=%2Fsettings%2Flook%2F"
    response = alice.client.post(URL, {"passphrase": alice.passphrase, "next": "/settings/look/"})
    assert response["Location"] == "/settings/look/"
    assert alice.client.get("/settings/look/").status_code == 200


def test_the_lock_screen_has_no_name_on_it(alice: Actor, bob: Actor) -> None:
    alice.lock()
    assert not {"Alice", "Bob"} & set(page(alice.client.get(URL)).replace("<", " ").replace(">", " ").split())


def test_a_wrong_passphrase_says_so(alice: Actor) -> None:
    alice.lock()
    response = alice.client.post(URL, {"passphrase": "wrong"})
    assert response.status_code == 422
    assert library().say("err.pass") in page(response)


def test_after_five_wrong_ones_the_time_of_the_next_is_said_in_local_words(alice: Actor, hands: HandClock) -> None:
    alice.lock()
    for _ in range(attempts.FREE):
        alice.client.post(URL, {"passphrase": "wrong"})
    response = alice.client.post(URL, {"passphrase": alice.passphrase})
    assert response.status_code == 429
    assert library().say("err.many", time="13:00") in page(response)  # noon UTC is one o'clock in Berlin
    hands.forward(minutes=1)
    assert alice.client.post(URL, {"passphrase": alice.passphrase}).status_code == 302


def test_each_unlock_has_a_fresh_key(alice: Actor) -> None:
    before = alice.client.cookies[cookies.name_of("unlock_key")].value
    alice.lock()
    alice.client.post(URL, {"passphrase": alice.passphrase})
    assert alice.client.cookies[cookies.name_of("unlock_key")].value != before


def test_lock_locks_and_takes_the_key_back(alice: Actor) -> None:
    response = alice.client.post("/lock/")
    assert response["Location"] == URL
    assert response["Clear-Site-Data"] == '"cache"'
    assert device(alice).unlocked is None
    assert alice.client.cookies[cookies.name_of("unlock_key")].value == ""


def test_a_lock_that_wins_is_not_undone_by_the_answer_that_carries_it(alice: Actor, hands: HandClock) -> None:
    hands.forward(minutes=5)  # long enough that the session would be written back
    alice.client.post("/lock/")
    assert device(alice).unlocked is None


def test_sign_out_forgets_the_device(alice: Actor) -> None:
    assert alice.client.post("/sign-out/")["Location"] == "/sign-in/"
    assert not Device.objects.filter(id=alice.device.id).exists()
    assert alice.client.get("/settings/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("path", ["/lock/", "/sign-out/"])
def test_looking_never_locks(alice: Actor, path: str) -> None:
    assert alice.client.get(path).status_code == 405
    assert device(alice).unlocked is not None


def test_it_locks_by_itself_after_a_quiet_while(alice: Actor, hands: HandClock) -> None:
    hands.forward(minutes=14)
    assert alice.client.get("/settings/").status_code == 200
    hands.forward(minutes=16)
    assert alice.client.get("/settings/").status_code == 302


def test_keys_nobody_came_back_for_are_destroyed(alice: Actor, hands: HandClock) -> None:
    assert sessions.purge(hands.now) == 0
    assert sessions.purge(hands.now + timedelta(days=3)) == 1
    assert device(alice).unlocked is None


def test_six_digits_unlock_this_device(alice: Actor) -> None:
    set_digits(alice)
    alice.lock()
    assert library().say("account.quick_label") in page(alice.client.get(URL))
    assert alice.client.post(URL, {"digits": SIX, "next": "/settings/"})["Location"] == "/settings/"
    assert alice.client.get("/settings/").status_code == 200


def test_setting_digits_needs_the_passphrase(alice: Actor) -> None:
    typed = {"digits": SIX, "digits_again": SIX, "passphrase": "wrong"}
    assert alice.client.post("/settings/digits/", typed).status_code == 422
    assert device(alice).quick_wrap is None


@pytest.mark.parametrize(
    ("digits", "again", "words"),
    [
        ("123456", "123456", "account.quick_easy"),
        ("111112", "111112", "account.quick_easy"),
        ("12345", "12345", "account.quick_shape"),
        ("12a456", "12a456", "account.quick_shape"),
        ("٢٧٤٩١٣", "٢٧٤٩١٣", "account.quick_shape"),
        ("274913", "274931", "account.quick_differ"),
    ],
)
def test_digits_that_will_not_do(alice: Actor, digits: str, again: str, words: str) -> None:
    typed = {"digits": digits, "digits_again": again, "passphrase": alice.passphrase}
    response = alice.client.post("/settings/digits/", typed)
    assert response.status_code == 422
    assert library().say(words) in page(response)


def test_wrong_digits_five_times_destroy_that_way_in_and_no_other(alice: Actor) -> None:
    set_digits(alice)
    alice.lock()
    for left in (4, 3, 2, 1):
        response = alice.client.post(URL, {"digits": "999999"})
        assert library().count("account.quick_left", left) in page(response)
    gone = alice.client.post(URL, {"digits": "999999"})
    assert gone.status_code == 422
    assert library().say("account.quick_gone") in page(gone)
    assert device(alice).quick_wrap is None
    assert alice.client.post(URL, {"digits": SIX}).status_code == 422
    assert alice.client.post(URL, {"passphrase": alice.passphrase}).status_code == 302


def test_the_owner_is_told_of_five_wrong_tries(alice: Actor) -> None:
    set_digits(alice)
    alice.lock()
    for _ in range(5):
        alice.client.post(URL, {"digits": "999999"})
    response = alice.client.post(URL, {"passphrase": alice.passphrase})
    assert response["Location"] == "/unlock/news/?next=/today/"
    assert [stored.record.what for stored in alice.ring.list(Happening)] == ["quick_destroyed"]
    alice.lock()
    alice.client.post(URL, {"passphrase": alice.passphrase})
    assert len(alice.ring.list(Happening)) == 1


def test_a_right_one_gives_the_five_tries_back(alice: Actor) -> None:
    set_digits(alice)
    for _ in range(3):
        alice.lock()
        for _ in range(4):
            alice.client.post(URL, {"digits": "999999"})
        assert alice.client.post(URL, {"digits": SIX}).status_code == 302


def test_without_the_devices_own_secret_the_digits_are_not_even_asked(alice: Actor) -> None:
    set_digits(alice)
    del alice.client.cookies[cookies.name_of("device_secret")]
    alice.lock()
    assert library().say("account.quick_label") not in page(alice.client.get(URL))
    assert alice.client.post(URL, {"digits": SIX}).status_code == 422


def test_digits_can_be_turned_off(alice: Actor) -> None:
    set_digits(alice)
    alice.client.post("/settings/digits/", {"go": "off"})
    assert device(alice).quick_wrap is None


def test_charlie_cannot_unlock_alices_device_with_his_digits(alice: Actor, charlie: Actor) -> None:
    set_digits(charlie)
    alice.lock()
    thief = Client()
    thief.cookies[cookies.name_of("sid")] = alice.client.cookies[cookies.name_of("sid")].value
    thief.cookies[cookies.name_of("device_secret")] = charlie.client.cookies[cookies.name_of("device_secret")].value
    assert thief.post(URL, {"digits": SIX}).status_code == 422
    assert thief.get("/settings/").status_code == 302
