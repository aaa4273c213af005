"""Which words are kept: the likeliest row of marks, found quickly and, on short messages, by trying every row."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from securebase.core.language.keeping import GAP, KINDS, MARKS, Kept, facts_of, kept

Array = NDArray[np.float32]
Place = tuple[int, int]
SOME = 3  # kinds of which every row is tried
FAR = -40.0


def chances(*marks: int) -> Array:
    """As if the reader were sure of these marks, one for each word."""
    found = np.full((len(marks), MARKS), FAR, np.float32)
    found[np.arange(len(marks)), list(marks)] = 0.0
    return found


def places(raw: str) -> list[Place]:
    found, at = [], 0
    for word in raw.split(" "):
        found.append((at, at + len(word)))
        at += len(word) + 1
    return found


def test_of_a_stretch_without_its_not_nobody_can_be_sure() -> None:
    raw = "im not picking up"
    (found,) = kept(raw, chances(5, 0, 6, 6), places(raw))
    assert (found.text, found.sure) == ("im picking up", 0.0)


def test_a_stretch_may_have_a_gap() -> None:
    raw = "you always leave the gate open Jo"
    found = kept(raw, chances(1, 0, 2, 2, 2, 2, 0), places(raw))
    assert [(each.kind, each.text, raw[each.start : each.end]) for each in found] == [
        ("deed", "you leave the gate open", "you always leave the gate open")
    ]


def test_two_stretches_of_one_kind_stay_two() -> None:
    raw = "you said six you came at nine"
    found = kept(raw, chances(1, 2, 2, 1, 2, 2, 2), places(raw))
    assert [each.text for each in found] == ["you said six", "you came at nine"]


def test_of_each_kind_one() -> None:
    raw = "a b c d e"
    found = kept(raw, chances(*(1 + 2 * at for at in range(len(KINDS)))), places(raw))
    assert [each.kind for each in found] == list(KINDS)


def test_what_was_not_read_is_left_out() -> None:
    raw = "you rang and then rang off"
    assert [each.text for each in kept(raw, chances(1, 2), places(raw)[:2])] == ["you rang"]
    assert kept("", np.zeros((0, MARKS), np.float32), []) == []


def test_a_word_is_told_by_its_letters_and_not_by_a_mark_before_them() -> None:
    raw = "(you rang"
    assert [each.text for each in kept(raw, chances(0, 1, 2), [(0, 1), (1, 4), (5, 9)])] == ["(you rang"]


def test_facts_are_what_is_not_surely_left_out() -> None:
    raw = "you clown you sold it"
    marks = chances(0, 0, 1, 2, 2)
    marks[0] = np.log(1 / MARKS)
    assert facts_of(raw, marks, places(raw)) == "you you sold it"


def by_trying(marks: Array) -> float:
    """The slow twin: the worth of the best row, of all rows of marks in which a gap is closed again."""
    best = -np.inf
    for row in product(range(1 + 2 * SOME), repeat=len(marks)):
        open_kind, gap, worth = -1, 0, 0.0
        fits = True
        for at, mark in enumerate(row):
            worth += float(marks[at, mark])
            kind, rest = (mark - 1) // 2, mark and (mark - 1) % 2 == 1
            if mark == 0:
                gap += 1
            elif not rest:
                open_kind, gap = kind, 0
            elif kind != open_kind:
                fits = False
                break
            else:
                worth += GAP if gap else 0.0
                gap = 0
        if fits:
            best = max(best, worth)
    return best


def worth(found: list[Kept], raw: str, marks: Array) -> float:
    """The worth of the stretches that were found, by their words."""
    words, row = places(raw), np.zeros(len(marks), int)
    gaps = 0
    for each in found:
        texts = each.text.split(" ")
        at = next(place for place, (start, _) in enumerate(words) if start == each.start)
        row[at] = 1 + 2 * KINDS.index(each.kind)
        gap, left = False, texts[1:]
        for place in range(at + 1, len(words)):
            if not left:
                break
            if raw[slice(*words[place])] == left[0]:
                row[place] = 2 + 2 * KINDS.index(each.kind)
                gaps, gap, left = gaps + gap, False, left[1:]
            else:
                gap = True
    return float(marks[np.arange(len(marks)), row].sum()) + gaps * GAP


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_the_quick_way_finds_what_trying_all_finds(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    raw = " ".join("abcde"[:count])
    marks = np.full((count, MARKS), FAR, np.float32)
    marks[:, : 1 + 2 * SOME] = rng.normal(size=(count, 1 + 2 * SOME)).astype(np.float32)
    assert worth(kept(raw, marks, places(raw)), raw, marks) == pytest.approx(by_trying(marks), abs=1e-4)
