"""What we share: who can see what today; each line comes from the slice that shows it, with its own silent off."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from securebase.web.couples import sharing
from securebase.web.shell.library import library
from tests.cast import Actor

URL = "/share/"
pytestmark = pytest.mark.django_db


def page(actor: Actor) -> str:
    return unescape(actor.client.get(URL).content.decode())


def test_the_least_is_a_name_a_colour_and_three_lines_to_ask_for(alice: Actor, bob: Actor) -> None:
    shown = page(alice)
    assert library().say("reach.list_title", name="Bob") in shown
    assert library().say("share.sees", name="Bob") in shown
    assert library().say("share.line_face", name="Alice") in shown
    assert library().say("share.nothing_more") in shown


def test_a_slice_adds_its_lines_with_their_off(alice: Actor, bob: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    line = sharing.Line("My list of signs", more="Four lines", off="/somewhere/off/")
    monkeypatch.setitem(sharing._LISTERS, "test", lambda _request: [line])
    shown = page(alice)
    assert '<form class="off" method="post" action="/somewhere/off/">' in shown
    assert library().say("share.off_long", what="My list of signs") in shown


def test_alone_nothing_is_shared(erin: Actor) -> None:
    assert library().say("share.review_none") in page(erin)


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(URL)["Location"].startswith("/sign-in/")


def test_charlie_sees_only_his_own_two(alice: Actor, bob: Actor, charlie: Actor, dana: Actor) -> None:
    shown = page(charlie)
    assert "Dana" in shown
    assert not {"Alice", "Bob"} & set(shown.replace("<", " ").replace(">", " ").replace(",", " ").split())
