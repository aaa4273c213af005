"""A message is cut into pieces that are known, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.pieces import UNKNOWN, Pieces, cut

KNOWN = {
    each: at for at, each in enumerate([UNKNOWN, "you", "never", "ring", "##ing", "##s", "'", "red", "heart", "!", "e"])
}


def words(raw: str) -> list[str]:
    names = list(KNOWN)
    return [names[each] for each in cut(raw, KNOWN, 100).ids]


def test_a_word_is_cut_into_the_longest_parts_that_are_known() -> None:
    assert words("You never rings RINGING!") == ["you", "never", "ring", "##s", "ring", "##ing", "!"]


def test_places_are_those_of_the_text_as_it_was_given() -> None:
    raw = "  Yo\u200bu never"
    assert [raw[start:end] for start, end in cut(raw, KNOWN, 100).spans] == ["Yo\u200bu", "never"]


def test_a_picture_is_read_by_its_name_and_an_accent_is_no_matter() -> None:
    assert words("\N{HEAVY BLACK HEART}\ufe0f") == [UNKNOWN, UNKNOWN, "heart"]
    assert words("é") == ["e"]


def test_what_is_not_known_is_one_piece_and_a_very_long_word_too() -> None:
    assert words("zzz") == [UNKNOWN]
    assert words("you" * 5000) == [UNKNOWN]


def test_no_more_than_was_asked_for() -> None:
    assert cut("you " * 50, KNOWN, 3) == Pieces((1, 1, 1), ((0, 3), (4, 7), (8, 11)), (0, 0, 0))


@given(st.text(max_size=300))
def test_any_text_is_cut_and_places_are_in_order(raw: str) -> None:
    found = cut(raw, KNOWN, 200)
    assert len(found.ids) == len(found.spans) <= 200
    assert all(0 <= start < end <= len(raw) for start, end in found.spans)
    assert list(found.spans) == sorted(found.spans)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("you go. you stay", [0, 0, 0, 1, 1]),
        ("you go\nyou stay", [0, 0, 1, 1]),
        ("you go at 2.15, you", [0, 0, 0, 0, 0, 0, 0, 0]),
        ("you?! go", [0, 0, 0, 1]),
        ("", []),
    ],
)
def test_a_sentence_ends_at_a_stop_with_a_gap_behind_it_or_at_a_new_line(text: str, sentences: list[int]) -> None:
    assert list(cut(text, KNOWN, 50).sentences) == sentences
