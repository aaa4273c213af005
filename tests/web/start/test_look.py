"""Looking around: six places, two people who do not exist, no account."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_six_places_and_nobody_real(client: Client) -> None:
    answer = client.get("/look/")
    words = answer.content.decode()
    assert not answer.cookies
    for place in ("Today", "Right now", "Journal", "Together", "Practise", "Us"):
        assert f"<h2>{place}</h2>" in words
    assert "make sample" in words
    assert "Noor and Robin in the drawings are made up." in words


def test_the_drawings_are_told_apart_and_say_what_they_show(client: Client) -> None:
    words = client.get("/look/").content.decode()
    assert words.count("<desc ") >= 4
    for key in ("look-c", "look-w", "look-d", "look-l"):
        assert words.count(f'id="{key}-d"') == 1
