"""Trouble: the right status, one plain sentence, and nothing typed is lost or leaked."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from securebase.vault.sqlite.library import module
from securebase.web.shell import errors
from securebase.web.shell.errors import NO_ROOM, Typed
from securebase.web.shell.quiet import QuietFormatter, QuietReporter, tell

WORDS = "Tonight I noticed that I listen for your key in the door."


def test_foreign_and_missing_are_the_same_page(site: Client) -> None:
    foreign, missing, nowhere = (site.get(path) for path in ("/foreign/", "/missing/", "/nowhere/"))
    assert foreign.status_code == missing.status_code == nowhere.status_code == 404
    assert foreign.content == missing.content == nowhere.content


def test_a_full_disk_hands_the_words_back_with_a_way_to_try_again(site: Client) -> None:
    response = site.post("/full/", {"words": WORDS, "kind": "note"})
    page = response.content.decode()
    assert response.status_code == 507
    assert f">{WORDS}</textarea>" in page
    assert '<input type="hidden" name="kind" value="note">' in page
    assert 'action="/full/"' in page


def test_a_fault_hands_the_words_back(site: Client) -> None:
    response = site.post("/broken/", {"words": WORDS})
    assert response.status_code == 500
    assert WORDS in response.content.decode()


def test_words_come_back_even_if_pages_cannot_be_made(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pages(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(errors, "render", no_pages)
    response = site.post("/broken/", {"words": WORDS})
    assert (response.status_code, response["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert WORDS in response.content.decode()


def test_a_fault_shows_and_logs_nothing_of_what_it_was_about(site: Client, caplog: pytest.LogCaptureFixture) -> None:
    page = site.post("/broken/?q=private", {"words": WORDS}).content.decode()
    logged = "\n".join(QuietFormatter().format(record) for record in caplog.records)
    assert "RuntimeError" in logged
    assert "pages.py:" in logged
    for secret in ("tender words", WORDS, "q=private", "/broken/?"):
        assert secret not in logged
    assert "tender words" not in page


def test_words_with_markup_come_back_as_words(site: Client) -> None:
    page = site.post("/full/", {"words": "</textarea><script>alert(1)</script> and more"}).content.decode()
    assert "<script>alert" not in page


def test_a_form_with_a_passphrase_is_not_offered_again(site: Client) -> None:
    page = site.post("/full/", {"words": WORDS, "passphrase": "seven boats at noon"}).content.decode()
    assert "seven boats" not in page
    assert 'action="/full/"' not in page


def test_two_hundred_thousand_letters_fit(site: Client) -> None:
    response = site.post("/save/", {"words": "ü" * 200_000})
    assert (response.status_code, response.content) == (200, b"200000")


def test_more_than_eight_mebibytes_do_not(site: Client) -> None:
    response = site.post("/save/", {"words": "x" * (8 * 2**20)})
    assert response.status_code == 413
    assert "8 million letters" in response.content.decode()


def test_too_many_fields_are_refused_like_too_many_bytes(site: Client) -> None:
    assert site.post("/save/", {f"field{n}": "x" for n in range(501)}).status_code == 413


def test_a_method_that_does_not_fit_gets_a_page(site: Client) -> None:
    response = site.get("/save/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert b"<h1>" in response.content


def test_an_old_form_of_ours_gets_its_words_back(strict_site: Client) -> None:
    ours = settings.CSRF_TRUSTED_ORIGINS[0]
    response = strict_site.post("/save/", {"words": WORDS}, headers={"Origin": ours})
    assert response.status_code == 403
    assert WORDS in response.content.decode()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999"])
def test_a_form_from_elsewhere_is_refused_and_gets_nothing(strict_site: Client, origin: str) -> None:
    response = strict_site.post("/save/", {"words": WORDS}, headers={"Origin": origin})
    assert response.status_code == 403
    assert WORDS not in response.content.decode()


def test_a_part_of_a_page_gets_the_whole_error_page(site: Client) -> None:
    response = site.post("/full/", {"words": WORDS}, headers={"HX-Request": "true"})
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("body", "innerHTML")


def test_only_what_somebody_wrote_is_shown() -> None:
    assert Typed("words", "two words").written
    assert not Typed("kind", "note").written


@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_grow_keeps_the_words_on_the_page_and_recovers(site: Client) -> None:
    def set_most(pages: int) -> int:
        with connection.cursor() as cursor:
            most: int = cursor.execute(f"PRAGMA max_page_count = {pages}").fetchone()[0]
            return most

    usual = set_most(0)
    words = f"{WORDS} " * 10_000
    set_most(1)  # the database cannot be smaller than it is, so this is: no page more
    refused = site.post("/write/", {"words": words})
    set_most(usual)
    assert refused.status_code == 507
    assert words in refused.content.decode()
    assert site.post("/write/", {"words": words}).content == b"written"


def test_the_library_tells_a_full_disk_in_the_words_we_look_for() -> None:
    database = module().connect(":memory:")
    database.execute("CREATE TABLE entry (words BLOB)")
    database.execute("PRAGMA max_page_count = 2")
    with pytest.raises(module().OperationalError) as full:
        database.execute("INSERT INTO entry VALUES (zeroblob(100000))")
    database.close()
    assert str(full.value) in NO_ROOM


def fault_with_words() -> Exception:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as cause:
            raise RuntimeError(WORDS) from cause
    except RuntimeError as fault:
        return fault


def test_a_fault_is_told_by_type_and_place_with_its_cause() -> None:
    told = tell(fault_with_words())
    assert WORDS not in told
    assert told.count("test_errors.py:") == 2
    assert "caused by builtins.KeyError" in told


def test_djangos_own_report_tells_no_more() -> None:
    fault = fault_with_words()
    reporter = QuietReporter(None, type(fault), fault, fault.__traceback__)
    for text in (reporter.get_traceback_text(), reporter.get_traceback_html(), str(reporter.get_traceback_data())):
        assert WORDS not in text


def test_a_logged_value_stays_out_when_a_fault_comes_with_it() -> None:
    fault = fault_with_words()
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "failed: %s", (WORDS,), (type(fault), fault, None))
    assert WORDS not in QuietFormatter().format(record)
