"""How a message is read: every place is one of the text as it was given, whatever stands in it, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.text import read, words_of


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "you never call me back, and I get scared. whatever",
            ["you never call me back", "and I get scared.", "whatever"],
        ),
        ("k", ["k"]),
        ("Stop. Now.", ["Stop.", "Now."]),
        ("I felt sad when you left", ["I felt sad", "when you left"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    found = read(text)
    assert [text[start:end] for start, end in found.clauses] == clauses


@given(st.text(max_size=300))
def test_any_text_is_read_and_places_are_its_own(text: str) -> None:
    found = read(text)
    for word in found.words:
        assert 0 <= word.start < word.end <= len(text)
        assert word.text
    ends = [0]
    for start, end in found.clauses:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


@pytest.mark.parametrize(
    ("one", "other"),
    [("You don’t care", "you don't care"), ("ＹＯＵ never", "you never"), ("you nev\u200ber call", "you never call")],
)
def test_the_same_words_in_another_dress_are_the_same(one: str, other: str) -> None:
    assert [word.text for word in read(one).words] == [word.text for word in read(other).words]


@pytest.mark.parametrize(
    "text", ["💔" * 50, "שלום, אתה תמיד מאחר", "\u202eyou never", "<script>you</script>", "\ud800 lone"]
)
def test_strange_letters_are_no_trouble(text: str) -> None:
    assert all(word.text for word in read(text).words)


@given(st.text(max_size=120))
def test_words_without_their_places_are_the_same_words(text: str) -> None:
    assert words_of(text) == [word.text for word in read(text).words]


def test_a_stretch_keeps_the_places_of_the_whole() -> None:
    text = "I love you, but you never ring"
    part = read(text).part(12, len(text))
    assert [text[word.start : word.end] for word in part.words] == ["but", "you", "never", "ring"]


def test_twenty_thousand_letters_are_counted_and_not_squared() -> None:
    """Steps, not seconds: words and clauses grow as the text does."""
    short, long = read("you never ring, and I wait. " * 100), read("you never ring, and I wait. " * 700)
    assert len(long.words) == 7 * len(short.words)
    assert len(long.clauses) == 7 * len(short.clauses)
