"""The first page and the promise: who runs this, before anything is typed; no form, no cookie, nothing kept."""

from __future__ import annotations

import dataclasses

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Actor

UNNAMED = "The person who runs this server has not given a name."


def page(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def name_operator(monkeypatch: pytest.MonkeyPatch, name: str, *, open_signup: bool = False) -> None:
    changed = dataclasses.replace(settings.ENV, operator=name, open_signup=open_signup)
    monkeypatch.setattr(settings, "ENV", changed)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/start/before/"])
def test_whoever_comes_first_runs_the_server(client: Client, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name_operator(monkeypatch, "")
    words = page(client, path)
    assert "You run this server." in words
    assert "SECUREBASE_OPERATOR" in words
    assert UNNAMED not in words


@pytest.mark.parametrize("path", ["/", "/start/before/"])
def test_later_ones_read_a_name_or_that_there_is_none(
    erin: Actor, client: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_operator(monkeypatch, "")
    assert UNNAMED in page(client, path)
    name_operator(monkeypatch, "Ilse <b>Brandt</b>")
    words = page(client, path)
    assert "Ilse &lt;b&gt;Brandt&lt;/b&gt; runs this server." in words
    assert "You run this server." not in words


@pytest.mark.django_db
def test_every_way_on_is_there(client: Client) -> None:
    words = page(client)
    for way in ("/start/before/", "/join/", "/sign-in/", "/look/", "/support/", "/words/", "/questions/"):
        assert f'href="{way}"' in words
        assert client.get(way).status_code == 200
    assert "<form" not in words


@pytest.mark.django_db
def test_the_promise_stands_before_the_first_word(client: Client) -> None:
    words = page(client, "/start/before/")
    assert "What you keep private never reaches a partner" in words
    assert "within 30 days" in words
    assert "It is not therapy." in words
    assert 'href="/sign-up/"' in words
    assert "<form" not in words


@pytest.mark.parametrize(("open_signup", "way"), [(True, 'href="/sign-up/"'), (False, 'href="/join/"')])
def test_a_closed_door_is_said_before_somebody_stands_before_it(
    erin: Actor, client: Client, monkeypatch: pytest.MonkeyPatch, open_signup: bool, way: str
) -> None:
    name_operator(monkeypatch, "Ilse", open_signup=open_signup)
    words = page(client, "/start/before/")
    assert way in words
    assert ("by invitation" in words) is not open_signup


def test_somebody_signed_in_is_taken_to_today(alice: Actor) -> None:
    assert alice.client.get("/")["Location"] == "/today/"
    alice.lock()
    assert alice.client.get("/")["Location"] == "/today/"
