"""A disk that is really full: a plain sentence, 507, the words handed back, and nothing half written."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.db import connection

from securebase.vault.models import Item
from tests.cast import Actor

WORDS = "Everything that I wanted to say tonight, and could not say. " * 600


def pragma(line: str) -> int:
    with connection.cursor() as cursor:
        return int(cursor.execute(f"PRAGMA {line}").fetchone()[0])


@pytest.fixture
def full(alice: Actor, bob: Actor) -> Iterator[None]:
    """The database may not grow by a single page, and has none to spare: other tests leave free ones in it."""
    most = pragma("max_page_count")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE left_over (body BLOB)")
        cursor.execute("INSERT INTO left_over VALUES (zeroblob(2000000))")
        cursor.execute("DELETE FROM left_over")
        assert pragma("freelist_count") > 100  # what has to be filled, also where this file runs alone
        while free := pragma("freelist_count"):
            cursor.execute("INSERT INTO left_over VALUES (zeroblob(%s))", [free * pragma("page_size")])
    pragma(f"max_page_count = {pragma('page_count')}")
    yield
    pragma(f"max_page_count = {most}")


@pytest.mark.usefixtures("full")
def test_an_entry_comes_back_whole_and_nothing_is_half_there(alice: Actor) -> None:
    alice.client.raise_request_exception = False
    before = Item.objects.count()
    sent = {"token": str(uuid.uuid4()), "day": "2026-11-24", "text": WORDS}
    answer = alice.client.post("/journal/write/free/", sent)
    assert answer.status_code == 507
    assert WORDS.strip() in answer.content.decode()
    assert "no room left" in answer.content.decode()
    assert Item.objects.count() == before


@pytest.mark.usefixtures("full")
def test_reading_goes_on_and_so_does_support(alice: Actor) -> None:
    for address in ("/support/", "/journal/", "/today/", "/now/"):
        assert alice.client.get(address).status_code == 200


def test_once_there_is_room_the_same_form_is_kept(alice: Actor, full: None) -> None:
    alice.client.raise_request_exception = False
    sent = {"token": str(uuid.uuid4()), "day": "2026-11-24", "text": WORDS}
    assert alice.client.post("/journal/write/free/", sent).status_code == 507
    pragma("max_page_count = 1000000")
    assert alice.client.post("/journal/write/free/", sent).status_code == 302
