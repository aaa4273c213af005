"""What a message fills in of the builder: the situation and the request, and nothing of danger or of blame."""

from __future__ import annotations

import pytest

from securebase.core import language


def begun(text: str) -> tuple[str, str]:
    parts = language.begin(text, language.look(text))
    assert not (parts.feelings or parts.because or parts.need)
    return parts.when, parts.ask


def test_what_was_done_stands_where_the_builder_asks_when() -> None:
    assert begun("You never call me back") == ("you don't call me back", "")


def test_an_order_becomes_the_request() -> None:
    when, ask = begun("Put your phone away at dinner, you're like a child.")
    assert "phone away" in ask.lower()
    assert "child" not in when + ask


@pytest.mark.parametrize(
    "text",
    [
        "",
        "whatever",
        "I love you",
        "You hit me again last night",
        "If you leave I'll take the kids",
        "Tu ne m'appelles jamais",
    ],
)
def test_nothing_is_filled_in_of_danger_or_where_nothing_is_unkind(text: str) -> None:
    assert begun(text) == ("", "")


@pytest.mark.parametrize("text", ["You always ruin everything, you selfish pig", "You never listen and you never will"])
def test_nothing_unkind_is_filled_in(text: str) -> None:
    when, ask = begun(text)
    assert not language.look(f"I felt sad when {when}. Would you {ask}?").unkind
