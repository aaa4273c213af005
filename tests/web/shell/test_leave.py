"""Leave this page: it locks, goes to something ordinary, and leaves nothing behind on the screen."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from securebase.web.accounts import cookies, sessions
from securebase.web.shell import clock
from securebase.web.shell.library import library
from tests.cast import arrive

pytestmark = pytest.mark.django_db


def test_leaving_locks_the_vault_and_goes_to_the_ordinary_page() -> None:
    alice = arrive("Alice")
    answer = alice.client.post("/leave/")
    assert (answer.status_code, answer["Location"]) == (303, "/notes/")
    visit = sessions.visit_of({name: morsel.value for name, morsel in alice.client.cookies.items()}, now=clock.now())
    assert visit is not None
    assert visit.ring is None


def test_leaving_takes_the_key_back_and_clears_what_was_kept() -> None:
    alice = arrive("Alice")
    answer = alice.client.post("/leave/")
    assert answer.cookies[cookies.name_of("unlock_key")].value == ""
    assert answer["Clear-Site-Data"] == '"cache"'


def test_leaving_works_for_a_locked_browser_and_for_a_stranger() -> None:
    alice = arrive("Alice")
    alice.lock()
    assert alice.client.post("/leave/")["Location"] == "/notes/"
    assert Client().post("/leave/")["Location"] == "/notes/"


def test_looking_at_the_address_changes_nothing() -> None:
    alice = arrive("Alice")
    assert alice.client.get("/leave/").status_code == 405


def test_a_form_from_elsewhere_cannot_lock() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/leave/").status_code == 403


def test_the_ordinary_page_holds_no_word_of_ours() -> None:
    page = Client().get("/notes/").content.decode()
    text = re.sub(r"<[^>]+>", " ", page).lower()
    names = {word.lower() for key in ("name", "now", "today", "support", "exit") for word in _words(f"shell.{key}")}
    assert [word for word in names if re.search(rf"\b{word}\b", text)] == []
    assert "mark" not in page
    assert "securebase/js" not in page


def test_the_ordinary_page_sets_nothing_and_may_be_kept() -> None:
    answer = Client().get("/notes/")
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-cache"


def _words(key: str) -> list[str]:
    return library().say(key).split()
