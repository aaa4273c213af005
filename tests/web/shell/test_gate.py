"""Every page is private until it says otherwise, and a form's words are never lost at the gate."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from securebase.web.shell import gate
from tests.cast import Actor
from tests.web.shell.conftest import PAGES

WORDS = "I was short with you this morning and I am sorry."


@pytest.fixture
def inside(alice: Actor, settings: Settings) -> Actor:
    settings.ROOT_URLCONF = PAGES
    return alice


def test_a_stranger_is_sent_to_sign_in_with_the_way_back(site: Client) -> None:
    response = site.get("/private/?q=private+words")
    assert (response.status_code, response["Location"]) == (302, "/sign-in/?next=%2Fprivate%2F")


def test_a_public_page_answers_a_stranger(site: Client) -> None:
    assert site.get("/welcome/").content == b"welcome"


def test_a_wordless_page_is_not_for_strangers(site: Client) -> None:
    assert site.get("/wordless/").status_code == 302


def test_an_open_vault_passes(inside: Actor) -> None:
    assert inside.client.get("/private/").content == b"private"


def test_a_closed_vault_is_sent_to_unlock_with_the_way_back(inside: Actor) -> None:
    inside.lock()
    response = inside.client.get("/private/")
    assert (response.status_code, response["Location"]) == (302, "/unlock/?next=%2Fprivate%2F")


def test_a_wordless_page_works_with_a_closed_vault(inside: Actor) -> None:
    inside.lock()
    assert inside.client.get("/wordless/").content == b"wordless"


def test_words_sent_to_a_closed_vault_come_back_on_the_page(inside: Actor) -> None:
    inside.lock()
    response = inside.client.post("/private/", {"words": WORDS, "passphrase": "do not show this"})
    page = response.content.decode()
    assert response.status_code == 423
    assert WORDS in page
    assert "do not show this" not in page


def test_words_sent_by_a_stranger_come_back_on_the_page(site: Client) -> None:
    response = site.post("/private/", {"words": WORDS})
    assert response.status_code == 401
    assert WORDS in response.content.decode()


def test_another_app_may_keep_what_a_closed_vault_was_sent(inside: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"kept {len(request.POST['words'])}", status=423)

    monkeypatch.setattr(gate, "on_locked_post", keep)
    inside.lock()
    response = inside.client.post("/private/", {"words": WORDS})
    assert (response.status_code, response.content.decode()) == (423, f"kept {len(WORDS)}")


@pytest.mark.parametrize(("locked", "status", "to"), [(False, 401, "/sign-in/"), (True, 423, "/unlock/")])
def test_a_part_of_a_page_sends_the_whole_page_away(
    locked: bool, status: int, to: str, inside: Actor, site: Client
) -> None:
    inside.lock()
    client = inside.client if locked else site
    response = client.get("/private/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/today/?x=1"})
    assert (response.status_code, response["HX-Redirect"]) == (status, f"{to}?next=%2Ftoday%2F")


ELSEWHERE = ["//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:alert(1)", "\\\\evil", "", None]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_the_way_back_never_leads_elsewhere(path: str | None) -> None:
    assert gate.safe_next(path) == "/"


def test_the_way_back_is_a_path_without_a_query() -> None:
    assert gate.safe_next("/journal/?q=private+words#part") == "/journal/"
