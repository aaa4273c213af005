"""For one of two: words, cards, a talk on one phone. The same for everybody, and nothing goes anywhere."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from securebase.web.shell.library import library
from securebase.web.start.turns import TURNS, minutes
from tests.cast import Actor

PAGES = ("/words/", "/words/cards/", "/words/talk/", *(f"/words/cards/{card.id}/" for card in library().cards))


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_signed_out_nothing_is_set_asked_or_kept(client: Client, path: str) -> None:
    answer = client.get(path)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "<form" not in words
    assert "csrf" not in words
    assert answer["Cache-Control"] == "no-cache"
    assert answer.content == Client().get(path).content


@pytest.mark.parametrize("path", PAGES)
def test_signed_in_they_are_there_too(bob: Actor, path: str) -> None:
    answer = bob.client.get(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    bob.lock()
    assert bob.client.get(path).status_code == 200


@pytest.mark.django_db
def test_every_line_can_be_copied(client: Client) -> None:
    words = client.get("/words/").content.decode()
    ids = re.findall(r'<p class="words grow" id="([^"]+)"', words)
    assert len(ids) == len(set(ids)) == 10
    assert [f'data-from="#{name}"' in words for name in ids] == [True] * 10


@pytest.mark.django_db
def test_without_script_the_whole_talk_stands_on_the_page(client: Client) -> None:
    words = client.get("/words/talk/").content.decode()
    assert words.count('<li class="turn"') == len(TURNS)
    assert f"About {minutes()} minutes." in words


def test_in_a_talk_both_have_the_same_time() -> None:
    time = {who: sum(turn.seconds for turn in TURNS if turn.who == who) for who in ("one", "two")}
    assert time["one"] == time["two"]
    swap = {"one": "two", "two": "one", "both": "both"}
    first = [(turn.who, turn.what) for turn in TURNS if turn.who != "both"]
    assert sorted((swap[who], what) for who, what in first) == sorted(first)


@pytest.mark.django_db
def test_an_unknown_card_is_nothing(client: Client) -> None:
    assert client.get("/words/cards/sun/").status_code == 404
