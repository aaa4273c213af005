"""Messages with marked facts are read as they were written, and what the reader would say of them gives them back."""

from __future__ import annotations

import numpy as np
import pytest

from lab.language.marks import Marked, mark_of, marked, one
from lab.language.reading import Unreadable
from securebase.core.language.keeping import FEELINGS, MARKS, WORD, kept

LINE = "Brilliant, <d:you ~always~ leave the gate open> and <k:the dog got out>||worried,tired"
MOST_LOST = 0.01


def told(given: Marked) -> list[tuple[str, str]]:
    """The stretches that would be found if the reader were sure of every mark."""
    places = [(found.start(), found.end()) for found in WORD.finditer(given.text)]
    marks = np.full((len(places), MARKS), -40.0, np.float32)
    before = 0
    for at, (start, _) in enumerate(places):
        letter = given.letters[start]
        marks[at, mark_of(letter, before)] = 0.0
        before = letter[0] if letter else before
    return [(each.kind, each.text) for each in kept(given.text, marks, places)]


def test_a_line_with_a_gap_and_two_kinds() -> None:
    given = one(LINE, "here")
    assert given.text == "Brilliant, you always leave the gate open and the dog got out"
    assert told(given) == [("deed", "you leave the gate open"), ("own", "the dog got out")]
    assert given.feelings == ("worried", "tired")


@pytest.mark.parametrize(
    "line",
    [
        "no bar at all",
        "<d:never closed||hurt",
        "closed> only||hurt",
        "<d:one <k:two>>||hurt",
        "<d:a ~gap>||hurt",
        "x||joyful",
    ],
)
def test_a_broken_line_is_told(line: str) -> None:
    with pytest.raises(Unreadable):
        one(line, "here")


def test_what_was_written_can_be_found_again() -> None:
    every = marked()
    assert len(every) >= 2000
    wanted = lost = 0
    for each in every:
        found = {text for _, text in told(each)}
        numbers = {letter[0] for letter in each.letters if letter}
        wanted += len(numbers)
        lost += max(len(numbers) - len(found), 0)
    assert lost / wanted <= MOST_LOST


def test_every_feeling_is_one_of_the_map_and_used() -> None:
    assert {feeling for each in marked() for feeling in each.feelings} == set(FEELINGS)
