"""Settings in one tap from a phone, and headings that go down one step at a time."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from tests.cast import Actor

PLACES = ("/today/", "/now/", "/journal/", "/together/", "/practise/", "/us/", "/share/", "/settings/", "/check-in/")
HEADING = re.compile(r"<h([1-6])\b")
pytestmark = pytest.mark.django_db


def page(actor: Actor, path: str) -> str:
    answer = actor.client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def main(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("path", ["/today/", "/us/"])
def test_settings_are_one_tap_away(alice: Actor, erin: Actor, path: str) -> None:
    for actor in (alice, erin):
        shown = main(page(actor, path))
        assert shown.count('href="/settings/" aria-label="Settings"') == 1
        assert shown.index('href="/settings/"') < shown.index("</h1>") + 600  # beside the title, not below the page


def skips(html: str) -> list[str]:
    """Where a heading comes more than one level below the one before it."""
    levels = [int(level) for level in HEADING.findall(html)]
    return [f"h{before}, h{after}" for before, after in pairwise(levels) if after > before + 1]


@pytest.mark.parametrize("path", PLACES)
def test_headings_skip_no_level(alice: Actor, bob: Actor, erin: Actor, path: str) -> None:
    alice.client.post("/settle/helped/", {"note": "The cold tap"})
    alice.client.post("/pause/hold/", {"words": "later"})
    for actor in (alice, erin):
        html = page(actor, path)
        assert html.count("<h1") == 1
        assert skips(html) == []


def test_a_skip_is_noticed() -> None:
    assert skips("<h1>a</h1><h3>b</h3>") == ["h1, h3"]
    assert skips(render_to_string("shell/parts/gear.html")) == []
