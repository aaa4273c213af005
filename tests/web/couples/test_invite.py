"""Invite: one link, 48 hours, three a week; the inviter's page is the same whatever the other does."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from securebase.web.couples import planning
from securebase.web.couples.models import Invite
from securebase.web.couples.records import InviteWords
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

URL = "/invite/"
pytestmark = pytest.mark.django_db


def page(actor: Actor) -> str:
    response = actor.client.get(URL)
    assert response.status_code == 200
    return unescape(response.content.decode())


def without_token(text: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|csrf" content)="[^"]*"', "", text)


def make(actor: Actor) -> str:
    """Make an invitation; returns its words."""
    assert actor.client.post(URL, {"go": "make"})["Location"] == URL
    found = re.search(r"/join/#([a-z-]+)", page(actor))
    assert found
    return found[1]


def test_a_link_a_picture_and_eight_words_until_when(alice: Actor) -> None:
    words = make(alice).split("-")
    shown = page(alice)
    assert len(words) == 8
    assert [word for word in words if f"<li>{word}</li>" not in shown] == []
    assert '<path class="modules" d="M4 4.5h7' in shown
    assert library().say("invite.waiting_until", until="13:00 on Thursday") in shown


def test_the_words_are_in_no_column(alice: Actor) -> None:
    words = make(alice)
    row = Invite.objects.get()
    assert words.encode() not in bytes(row.note) + bytes(row.lookup) + bytes(row.proof)


def test_the_form_sent_twice_makes_one(alice: Actor) -> None:
    assert make(alice) == make(alice)
    assert Invite.objects.count() == 1


def test_looking_at_it_changes_nothing_for_the_inviter(alice: Actor, client: Client) -> None:
    words = make(alice)
    before = without_token(page(alice))
    client.post("/join/", {"words_of_invitation": words})
    client.post("/join/", {"words_of_invitation": words, "go": "notnow"})
    assert without_token(page(alice)) == before
    assert Invite.objects.get().used_at is None


def test_it_can_be_taken_back(alice: Actor, client: Client) -> None:
    words = make(alice)
    alice.client.post(URL, {"go": "back"})
    assert library().say("invite.new_how") in page(alice)
    assert client.post("/join/", {"words_of_invitation": words}).status_code == 410
    assert alice.ring.list(InviteWords) == []


def test_after_48_hours_it_has_closed(alice: Actor, client: Client, hands: HandClock) -> None:
    words = make(alice)
    hands.forward(hours=48)
    alice.client.post("/unlock/", {"passphrase": alice.passphrase})
    assert library().say("invite.closed_title") in page(alice)
    assert client.post("/join/", {"words_of_invitation": words}).status_code == 410


def test_three_in_a_week_is_the_most(alice: Actor, hands: HandClock) -> None:
    for _ in range(3):
        make(alice)
        alice.client.post(URL, {"go": "back"})
    response = alice.client.post(URL, {"go": "make"})
    assert response.status_code == 429
    assert "on Tuesday 1 December" in unescape(response.content.decode())
    hands.forward(days=7)
    alice.client.post("/unlock/", {"passphrase": alice.passphrase})
    make(alice)


def test_two_cannot_invite_a_third(alice: Actor, bob: Actor) -> None:
    assert library().say("invite.paired") in page(alice)
    assert alice.client.post(URL, {"go": "make"}).status_code == 409
    assert Invite.objects.filter(used_at=None).count() == 0


def test_invitations_that_do_not_count_any_more_are_swept(alice: Actor, hands: HandClock) -> None:
    make(alice)
    assert planning.sweep_invites(hands.forward(days=13)) == 0
    assert planning.sweep_invites(hands.forward(days=1)) == 1


def test_charlie_cannot_take_alices_link_back(alice: Actor, charlie: Actor, client: Client) -> None:
    words = make(alice)
    charlie.client.post(URL, {"go": "back"})
    assert client.post("/join/", {"words_of_invitation": words}).status_code == 200


def test_a_locked_or_signed_out_browser_sees_no_words(alice: Actor, client: Client) -> None:
    make(alice)
    alice.lock()
    assert alice.client.get(URL)["Location"].startswith("/unlock/")
    assert client.get(URL)["Location"].startswith("/sign-in/")
