"""Words of one's own, looked at before they go: reasons, other words, danger first, and nothing kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from securebase.commands import check
from securebase.core.language import reader
from securebase.vault.models import Item
from tests.cast import Actor

BLAME = "You never call me back"
UNSURE = "You never rang the roofer."
BOXES = {
    "/check-in/": "line",
    "/noticed/": "line",
    "/journal/write/free/": "text",
    "/circle/": "line",
    "/pause/hold/": "words",
    "/map/half/": "move",
    "/reach/list/": "own",
}


def look(client: Client, text: str, **more: str) -> str:
    """The page after a look at some words."""
    return client.post("/say/", {"text": text, **more}).content.decode()


@pytest.fixture
def without_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader, "WEIGHTS", tmp_path / "reader.npz")
    reader.reader.cache_clear()


def test_anybody_may_look_and_blame_is_underlined_with_a_reason(client: Client) -> None:
    page = look(client, BLAME)
    assert re.search(r'<a class="u u--\w+" href="#why-1">You never call me back</a>', page)
    assert "easier to answer" in page
    assert page.count("data-text") >= 2
    assert "It stays here" in client.get("/say/").content.decode()


def test_other_words_name_another_feeling_when_one_is_chosen(client: Client) -> None:
    assert "jealous" not in look(client, BLAME)
    assert "jealous" in look(client, BLAME, feeling="jealous")
    assert "nonsense" not in look(client, BLAME, feeling="nonsense")


def test_where_the_feeling_is_all_that_is_missing_it_is_asked_for(client: Client) -> None:
    page = look(client, UNSURE)
    assert "It could also sound like this" not in page
    assert "Which feeling is under it?" in page
    offered = re.findall(r'name="feeling" value="(\w+)"', page)
    assert offered
    for feeling in offered:
        assert "haven&#x27;t rung the roofer" in look(client, UNSURE, feeling=feeling)


def test_where_more_is_missing_the_builder_is_named(client: Client) -> None:
    page = look(client, "Late again. What a surprise.")
    assert "No other words came that surely fit this" in page
    assert 'name="feeling"' not in page


def test_a_chosen_feeling_does_not_make_broken_words_whole(client: Client) -> None:
    page = look(client, "Must you correct everything I say?", feeling="hurt")
    assert "It could also sound like this" not in page
    assert "No other words came that surely fit this" in page


def test_fine_words_are_left_as_they_are(client: Client) -> None:
    page = look(client, "I felt lonely when you went up without saying goodnight.")
    assert "Nothing to underline" in page
    assert "A feeling of yours" in page
    assert "It could also sound like this" not in page


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I don't want to be alive any more", "This sounds very heavy"),
        ("He locked me in the bedroom and took my phone", "This sounds frightening"),
        ("You slapped me at the wedding", "This sounds frightening"),
        ("I feel like a prisoner in this house", "This sounds frightening"),
        ("I feel controlled by you", "This sounds frightening"),
        ("If you leave I'll post those pictures to your boss", "These words could frighten someone"),
    ],
)
def test_danger_comes_before_wording(client: Client, text: str, title: str) -> None:
    page = look(client, text)
    assert title in page
    assert 'href="/support/"' in page
    for gone in ("It could also sound like this", "What may make it hard to hear", "data-text"):
        assert gone not in page


def test_fear_and_control_are_no_problem_of_wording(client: Client) -> None:
    assert "data-text" not in look(client, "I feel trapped and controlled by you")


def test_another_language_is_not_guessed_at(client: Client) -> None:
    page = look(client, "Nunca me llamas y estoy triste contigo")
    assert "does not look like English" in page
    assert "u--" not in page


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b"])
def test_no_words_are_told(client: Client, text: str) -> None:
    assert client.post("/say/", {"text": text}).status_code == 200


def test_what_is_said_twice_is_explained_once(client: Client) -> None:
    once, twice = look(client, "You never ring me."), look(client, "You never ring me. You never ring me.")
    assert once.count('<a class="u ') == once.count('id="why-') == twice.count('id="why-') == 1
    assert twice.count('<a class="u ') == 2


def test_of_a_very_long_text_the_beginning_is_looked_at_and_that_is_said(client: Client) -> None:
    page = look(client, "You never ring. " * 1000)
    assert "The first part was looked at" in page
    assert page.count("You never ring") < 1000


def test_what_is_typed_is_shown_as_it_is_and_never_run(client: Client) -> None:
    page = look(client, "<script>alert(1)</script> you never listen & I'm sad")
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_answer_can_be_a_part_of_a_page(client: Client) -> None:
    answer = client.post("/say/", {"text": BLAME}, headers={"X-Part": "1"})
    page = answer.content.decode()
    assert "<html" not in page
    assert "data-use" in page
    assert "data-keep" in page
    assert answer["Cache-Control"] == "no-store"


def test_a_form_of_another_page_says_which_box(client: Client) -> None:
    page = client.post("/say/", {"line": BLAME, "text": "thank you for the soup", "box": "line"}).content.decode()
    assert BLAME in page
    assert "soup" not in page


@pytest.mark.parametrize(("path", "box"), BOXES.items())
def test_every_box_offers_it_and_sends_as_before(erin: Actor, path: str, box: str) -> None:
    page = erin.client.get(path, follow=True).content.decode()
    if f'name="{box}"' not in page:  # a place for two alone
        pytest.skip("no box for somebody alone")
    assert f'name="box" value="{box}"' in page
    assert 'formaction="/say/"' in page
    assert "formnovalidate" in page


def test_nothing_is_kept(erin: Actor) -> None:
    before = list(Item.objects.order_by("n").values_list("n", flat=True))
    look(erin.client, BLAME, feeling="sad")
    erin.client.post("/say/build/", {"made": "1", "when": "the door shut", "feelings": ["sad"]})
    erin.client.post("/say/room/", {"made": "1", "until": "nine"})
    assert list(Item.objects.order_by("n").values_list("n", flat=True)) == before


@pytest.mark.usefixtures("without_weights")
def test_without_the_weights_single_words_are_looked_at_and_that_is_said(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    page = look(client, BLAME)
    assert "only single words were looked at" in page
    assert "u--" in page
    found = list(check._language())
    assert [each.good for each in found] == [False]
    assert "reader.npz" in found[0].text
    assert capsys.readouterr().out == ""
