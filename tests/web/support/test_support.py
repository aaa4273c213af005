"""Support leaves no trace: no cookie, no row, no form, no question to the database. Numbers are honest."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from securebase.web.shell.calendar import date_words
from securebase.web.shell.library import library
from securebase.web.support.numbers import parts
from tests.cast import Actor
from tests.web.openings.daybook import seen

COUNTRIES = [country.code.lower() for country in library().countries]
PAGES = (
    "/support/",
    *(f"/support/{code}/" for code in COUNTRIES),
    *(f"/support/read/{page.id}/" for page in library().support),
)
MOST_KEPT = 120  # pages that the service worker keeps at most


def fingerprint() -> str:
    """The database file with its log, as they lie on the disk."""
    name = Path(connection.settings_dict["NAME"])
    found = [path.read_bytes() for path in (name, name.with_name(f"{name.name}-wal")) if path.exists()]
    return hashlib.sha256(b"".join(found)).hexdigest()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_signed_out_it_asks_nothing_sets_nothing_and_holds_no_form(client: Client, path: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert len(asked) == 0
    assert not answer.cookies
    assert "<form" not in words
    assert "csrf" not in words
    assert '<meta name="referrer" content="no-referrer">' in words
    assert answer["Cache-Control"] == "no-cache"


@pytest.mark.django_db(transaction=True)
def test_reading_all_of_it_changes_no_byte_of_the_database(client: Client) -> None:
    before = fingerprint()
    for path in PAGES:
        client.get(path, headers={"Referer": "https://example.org/", "Cookie": "sid=00"})
    assert fingerprint() == before


@pytest.mark.django_db
def test_it_is_the_same_for_everybody_and_fits_on_a_phone(client: Client) -> None:
    assert client.get("/support/").content == Client().get("/support/").content
    assert len(PAGES) + len(library().breaths) + len(library().scripts) + 4 < MOST_KEPT
    words = client.get("/support/").content.decode()
    assert [path for path in PAGES[1:] if f'href="{path}"' not in words] == []


@pytest.mark.django_db
@pytest.mark.parametrize("code", COUNTRIES)
def test_a_country_shows_every_line_with_its_day_and_its_source(client: Client, code: str) -> None:
    words = client.get(f"/support/{code}/").content.decode()
    for line in library().lines(code.upper()):
        assert line.name in words
        day = f"{date_words(library(), line.checked)} {line.checked.year}"
        told = f"Compared with their own page on {day}." if line.confirmed else f"Second-hand, noted {day}."
        assert told in words
    for part in (part for line in library().lines(code.upper()) for part in parts(line.phone) if part.dial):
        assert f'href="tel:{part.dial}"' in words
    assert 'href="tel:' in words


@pytest.mark.django_db
def test_a_line_that_we_do_not_know_is_said(client: Client) -> None:
    words = client.get("/support/it/").content.decode()
    known = {line.purpose for line in library().lines("IT")}
    assert ("We have not found such a line for Italy." in words) is ("own_harm" not in known)
    assert ("We know no line of this kind for Italy." in words) is bool({"crisis", "violence"} - known)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/support/xx/", "/support/DE/", "/support/read/nothing/", "/support/germany/"])
def test_what_is_not_there_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_signed_in_exit_locks_and_what_is_for_one_alone_is_offered(alice: Actor) -> None:
    words = seen(alice, "/support/")
    assert '<form class="exit"' in words
    assert 'href="/questions/two/"' in words
    assert 'href="/part/"' in words
    assert alice.client.get("/support/")["Cache-Control"] == "no-store"
    alice.lock()
    assert alice.client.get("/support/").status_code == 200


def test_nobody_sees_that_it_was_read(alice: Actor, bob: Actor) -> None:
    pages = ("/today/", "/together/", "/us/", "/share/", "/support/")
    before = [seen(bob, page) for page in pages]
    for path in PAGES:
        alice.client.get(path)
    assert [seen(bob, page) for page in pages] == before


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("112, police 110", ["112", "110"]),
        ("0800 111 0 111, 0800 111 0 222 or 116 123", ["08001110111", "08001110222", "116123"]),
        ("113 or 0800 0113", ["113", "08000113"]),
        ("text 988", ["988"]),
        ("+49 (0)30 1234", ["+490301234"]),
        ("chat on their page", []),
        ("24 hours, 7 days", []),
        ("", []),
    ],
)
def test_numbers_can_be_dialled_and_no_word_is_lost(text: str, dialled: list[str]) -> None:
    found: list[Any] = parts(text)
    assert [part.dial for part in found if part.dial] == dialled
    assert "".join(part.words for part in found) == text
