"""A few words tell by themselves, in time that grows with the message and no faster."""

from __future__ import annotations

import pytest

from securebase.core.language import rules
from securebase.core.language.labels import LABELS
from securebase.core.language.rules import cue, found_by_rule, patterns


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("you never call me back", "generalisation"),
        ("you're so selfish", "criticism"),
        ("I feel ignored", "pseudo_feeling"),
        ("k.", "stonewalling"),
        ("you don't care about me", "mind_reading"),
        ("you'd better be here by six", "demand"),
        ("or we're done", "threat"),
        ("I felt so lonely last night", "feeling"),
        ("could you ring me at nine?", "request"),
        ("thank you for waiting up", "appreciation"),
        ("I need an hour", "bid_space"),
        ("that makes sense", "validation"),
    ],
)
def test_a_pattern_finds_what_it_is_for(text: str, label: str) -> None:
    assert label in {each.label for each in found_by_rule(text)}


def test_a_plain_message_has_nothing_unkind() -> None:
    assert [each.label for each in found_by_rule("the shop is open till nine, shall I go")] == []


def test_places_are_those_of_the_text() -> None:
    raw = "Look, you’re so selfish!"
    (found,) = [each for each in found_by_rule(raw) if each.label == "criticism"]
    assert raw[found.start : found.end] == "you’re so selfish"


def test_every_label_has_a_pattern_and_none_is_empty() -> None:
    assert set(patterns()) == set(LABELS)
    assert all(not each.fullmatch("") for label in LABELS for each in patterns()[label])


def test_no_pattern_looks_further_than_a_bounded_stretch() -> None:
    """A star over a class of letters could take time with the square of the length."""
    table = rules.RULES.read_text("utf-8")
    assert "]*" not in table.replace("[^.!?]*", "") or "{0,140}" in table
    assert not any(
        "]*" in each.pattern or "]+" in each.pattern or ".*" in each.pattern
        for every in patterns().values()
        for each in every
    )


def test_the_word_that_gave_it_away_is_told() -> None:
    raw = "well I feel ignored by you"
    assert cue(raw, "pseudo_feeling", 0, len(raw)) == "I feel ignored"
    assert cue("nothing here", "threat", 0, 12) == ""
