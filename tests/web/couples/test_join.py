"""Join: look, decide, join or not now; every closed invitation looks alike, and nothing from before is shared."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from securebase.web.couples import actions
from securebase.web.couples.models import Couple, Invite, Member
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock
from tests.web.couples.test_invite import make, without_token

URL = "/join/"
pytestmark = pytest.mark.django_db


def send(client: Client, words: str, go: str = "") -> Any:
    return client.post(URL, {"words_of_invitation": words, "go": go})


def text(response: Any) -> str:
    return unescape(response.content.decode())


def test_the_page_takes_the_words_from_the_part_that_is_never_sent(client: Client) -> None:
    page = text(client.get(URL))
    assert "<sb-invitation>" in page
    assert library().say("invite.words_title") in page


def test_a_visitor_sees_who_asks_and_what_would_be_shared(alice: Actor, client: Client) -> None:
    page = text(send(client, make(alice)))
    assert library().say("invite.seen_title", inviter="Alice") in page
    assert library().say("invite.seen_shared") in page
    assert library().say("invite.seen_never") in page


def test_that_the_inviter_runs_the_server_is_said(alice: Actor, charlie: Actor, client: Client) -> None:
    said = library().say("invite.seen_host", inviter="Alice")
    assert said in text(send(client, make(alice)))
    assert "runs this server" not in text(send(client, make(charlie)))


def test_the_first_four_letters_of_each_word_are_enough(alice: Actor, client: Client) -> None:
    words = make(alice).split("-")
    typed = "  ".join(word[:4].upper() for word in words)
    assert send(client, typed).status_code == 200
    assert send(client, f"http://testserver/join/#{'-'.join(words)}").status_code == 200


@pytest.mark.parametrize("typed", ["", "three little words", "x " * 9])
def test_words_that_are_not_eight_come_back_as_they_were(client: Client, typed: str) -> None:
    response = send(client, typed)
    assert response.status_code == 422
    assert typed.strip() in text(response)


def test_the_words_go_through_signing_up_in_the_form_alone(alice: Actor, client: Client) -> None:
    words = make(alice)
    page = text(send(client, words))
    assert f'name="words_of_invitation" value="{words}"' in page
    assert not re.search(rf'(href|action)="[^"]*{words}', page)


def test_joining_makes_them_two(alice: Actor, charlie: Actor) -> None:
    response = send(charlie.client, make(alice), "join")
    assert response["Location"] == "/joined/"
    assert library().say("share.sees", name="Alice") in text(charlie.client.get("/share/"))
    assert library().say("share.sees", name="Charlie") in text(alice.client.get("/share/"))


def test_both_read_the_same_four_words(alice: Actor, charlie: Actor) -> None:
    send(charlie.client, make(alice), "join")
    pages = [text(actor.client.get("/share/")) for actor in (alice, charlie)]
    found = [re.findall(r'class="fourwords">([a-z ]+)<', page) for page in pages]
    assert found[0] == found[1] and len(found[0][0].split()) == 4


def test_the_same_form_twice_is_joining_once(alice: Actor, charlie: Actor) -> None:
    words = make(alice)
    send(charlie.client, words, "join")
    assert send(charlie.client, words, "join").status_code in (409, 410)
    assert Couple.objects.count() == 1


def test_not_now_records_nothing(alice: Actor, charlie: Actor) -> None:
    words = make(alice)
    before = list(Invite.objects.values_list())
    page = text(send(charlie.client, words, "notnow"))
    assert library().say("invite.notnow_1", inviter="Alice") in page
    assert list(Invite.objects.values_list()) == before
    assert send(charlie.client, words).status_code == 200


def test_every_closed_invitation_looks_alike(alice: Actor, charlie: Actor, cast: Callable[..., Actor]) -> None:
    used = make(alice)
    send(charlie.client, used, "join")
    frank = cast("Frank")
    taken_back = make(frank)
    frank.client.post("/invite/", {"go": "back"})
    never = "-".join(library().word_list[:8])
    pages = [send(Client(), words) for words in (used, taken_back, never)]
    assert {page.status_code for page in pages} == {410}
    assert len({without_token(text(page)) for page in pages}) == 1


def test_a_third_person_gets_a_closed_link_and_changes_nothing(alice: Actor, charlie: Actor, erin: Actor) -> None:
    words = make(alice)
    send(charlie.client, words, "join")
    assert send(erin.client, words, "join").status_code == 410
    assert {member.person_id for member in Member.objects.all()} == {alice.person.id, charlie.person.id}


def test_ones_own_link_says_so(alice: Actor) -> None:
    response = send(alice.client, make(alice), "join")
    assert response.status_code == 409
    assert library().say("invite.own") in text(response)


def test_somebody_who_is_two_already_stays_so(alice: Actor, bob: Actor, charlie: Actor) -> None:
    response = send(bob.client, make(charlie), "join")
    assert response.status_code == 409
    assert library().say("invite.paired") in text(response)
    assert Couple.objects.count() == 1


def test_two_people_on_one_link_make_one_couple(alice: Actor, charlie: Actor, erin: Actor, hands: HandClock) -> None:
    words = make(alice)
    actions.join(by=charlie.person, ring=charlie.ring, typed=words, now=hands.now)
    with pytest.raises(actions.InviteClosed):
        actions.join(by=erin.person, ring=erin.ring, typed=words, now=hands.now)


def test_a_locked_visitor_unlocks_first_and_loses_nothing(alice: Actor, charlie: Actor) -> None:
    words = make(alice)
    charlie.lock()
    page = text(send(charlie.client, words))
    assert 'action="/unlock/"' in page
    asked = charlie.client.post("/unlock/", {"words_of_invitation": words})
    assert f'value="{words}"' in text(asked)
    onward = charlie.client.post("/unlock/", {"words_of_invitation": words, "passphrase": charlie.passphrase})
    assert f'value="{words}"' in text(onward)
    assert send(charlie.client, words, "join")["Location"] == "/joined/"


def test_other_open_links_of_both_close_when_they_join(alice: Actor, charlie: Actor, erin: Actor) -> None:
    of_charlie = make(charlie)
    send(charlie.client, make(alice), "join")
    assert send(erin.client, of_charlie).status_code == 410


def test_joined_is_for_two(erin: Actor) -> None:
    assert erin.client.get("/joined/")["Location"] == "/invite/"
