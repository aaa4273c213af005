from __future__ import annotations

import pytest
from django.test import Client

from securebase.web.couples import endings
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import start


def page(actor: Actor, path: str = "/now/") -> str:
    return str(actor.client.get(path).content.decode())


def test_two_doors_of_one_size_lead_to_both_needs(bob: Actor) -> None:
    shown = page(bob)
    assert shown.count('class="door"') == 2
    assert 'href="/reach/ask/"' in shown
    assert 'href="/pause/ask/"' in shown
    for words in ("No words yet", "Settle first", "Support"):
        assert words in shown


def test_locked_there_are_no_names_and_every_door_leads_on(alice: Actor, bob: Actor) -> None:
    bob.client.post("/settle/helped/", {"note": "my own words"})
    bob.lock()
    shown = page(bob)
    assert "Alice" not in shown
    assert "my own words" not in shown
    for path in ("/reach/card/", "/pause/ask/", "/now/words/", "/now/ring/", "/settle/"):
        assert bob.client.get(path).status_code == 200


def test_while_the_other_has_room_the_door_to_a_sign_begins_with_oneself(alice: Actor, bob: Actor) -> None:
    start(bob)
    assert 'href="/reach/ask/?first=me"' in page(alice)
    assert "First two minutes for you, then Bob’s list." in page(alice)
    assert 'href="/reach/ask/"' in page(bob)


def test_after_an_ending_nothing_leads_back_to_the_other(alice: Actor, bob: Actor, hands: HandClock) -> None:
    alice.client.post("/part/last/")
    for actor in (alice, bob):
        shown = page(actor)
        assert "I need a kind word" in shown
        assert 'href="/now/words/"' not in shown
        for path in ("/today/", "/together/"):
            assert "Invite a partner" not in page(actor, path)
        assert 'href="/words/"' not in page(actor, "/together/")
        assert actor.client.get("/invite/").status_code == 200
    hands.forward(days=91)
    assert not endings.lately(bob.person, hands.now)


def test_alone_the_doors_lead_to_words_for_ones_own_phone(erin: Actor) -> None:
    shown = page(erin)
    assert shown.count('href="/now/words/"') == 2
    words = page(erin, "/now/words/")
    assert "I need room. I am back at your time. This is not leaving." in words
    assert words.count("<sb-copy") == 3


@pytest.mark.parametrize(
    ("asked", "words"), [("here", "I am here, no words yet."), ("sign", "are we all right?"), ("nothing", "Copy one")]
)
def test_a_line_can_be_shown_large(erin: Actor, asked: str, words: str) -> None:
    assert words in page(erin, f"/now/words/?show={asked}")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/now/", "/now/words/", "/now/ring/", "/pause/", "/pause/ask/", "/reach/card/"])
def test_signed_out_it_asks_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"].startswith("/sign-in/")
