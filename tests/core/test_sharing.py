"""The consent ladder shows exactly what will be copied, and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.library import load_library
from securebase.core.sharing import LONG_LINE, Preview, SharingRefused, preview, split_lines

TEXT = "I was scared.\n\n  Then you rang.  \nIt helped."
WORDS = st.text(st.sampled_from("ab .!?…”\n\t") | st.characters(codec="utf-8"), max_size=600)


def test_lines_are_what_stands_on_a_line_of_its_own() -> None:
    assert split_lines(TEXT) == ("I was scared.", "Then you rang.", "It helped.")


def test_a_long_line_is_offered_sentence_by_sentence() -> None:
    long = "I said “Why not?” and went. " * 7
    assert len(long) > LONG_LINE
    assert split_lines(long) == ("I said “Why not?”", "and went.") * 7


def test_a_long_line_without_a_stop_stays_whole() -> None:
    assert split_lines("la " * 100) == (("la " * 100).strip(),)


@given(WORDS)
def test_splitting_loses_no_letter_and_adds_none(text: str) -> None:
    lines = split_lines(text)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line == line.strip() and line for line in lines)


def test_private_shows_nothing_and_a_shape_shows_no_word() -> None:
    assert preview(TEXT, [0], "private", title="Tuesday") is None
    assert preview(TEXT, [0], "shape", title="Tuesday") == Preview("shape", "", "")


def test_all_shows_the_text_as_it_is_with_its_title() -> None:
    assert preview(TEXT, [], "all", title=" Tuesday ") == Preview("all", "Tuesday", TEXT)


def test_chosen_lines_come_in_order_once_each_and_without_the_title() -> None:
    assert preview(TEXT, [2, 0, 2], "lines", title="Tuesday") == Preview("lines", "", "I was scared.\nIt helped.")


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=9), st.data())
def test_what_is_not_chosen_leaves_no_trace(words: list[str], data: st.DataObject) -> None:
    """Two entries that differ only in lines that were left out give the same copy."""
    lines = [f"{number}{word}" for number, word in enumerate(words)]
    chosen = data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=1))
    shared = preview("\n".join(lines), chosen, "lines")
    only = preview("\n".join(lines[number] for number in sorted(chosen)), range(len(chosen)), "lines")
    assert shared == only


@pytest.mark.parametrize(
    ("chosen", "key"), [([], "share.pick_none"), ([3], "share.unknown_line"), ([-1], "share.unknown_line")]
)
def test_no_line_or_a_line_that_is_gone_is_refused(chosen: list[int], key: str) -> None:
    assert preview(TEXT, chosen, "lines") == SharingRefused(key)
    assert load_library().slots[key] == frozenset()


def test_an_unknown_rung_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="rung"):
        preview(TEXT, [], "everyone")  # type: ignore[arg-type]
