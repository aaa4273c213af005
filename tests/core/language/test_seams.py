"""Where a line cuts a message: words gone in the middle, a clause ended or begun half-way, and nothing of the kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.seams import COUNT, Words, seams

MESSAGE = "u liked her pic at 2am but couldn't reply to me??"
HOLES, WORDS, LOST = 0, 1, 2
ENDS, JOINED_ENDS, BEGINS, JOINED_BEGINS = 4, 7, 8, 11


def found(message: str, line: str, held: float = 0.5) -> list[float]:
    return seams(Words.of(message, [(0, held)]), Words.of(line))


def test_words_gone_in_the_middle_are_a_hole() -> None:
    numbers = found(MESSAGE, "i felt hurt when u liked her pic at 2am reply.")
    assert [*numbers[HOLES:LOST], numbers[LOST]] == pytest.approx([1, 2, 1.0])


def test_a_clause_that_ends_half_way() -> None:
    numbers = found("You treat this flat like a hotel.", "I feel hurt when you treat this flat.", 0.9)
    assert numbers[ENDS : ENDS + 3] == [1, pytest.approx(0.9), pytest.approx(0.9)]


def test_an_end_at_a_joining_word_is_told_apart() -> None:
    numbers = found(MESSAGE, "i felt hurt when u liked her pic at 2am.")
    assert (numbers[ENDS], numbers[JOINED_ENDS]) == (0, 1)


def test_a_clause_that_begins_half_way() -> None:
    numbers = found("I sat in that waiting room by myself", "In that waiting room by myself, I feel lonely.")
    assert (numbers[BEGINS], numbers[JOINED_BEGINS]) == (1, 0)


def test_what_was_said_again_whole_has_no_seam() -> None:
    numbers = found("You bought a car without telling me.", "I felt hurt when you bought a car without telling me.")
    assert not any(numbers[: JOINED_BEGINS + 1])


def test_each_word_has_the_chance_of_what_stands_between_blanks() -> None:
    words = Words.of("on-and-off since May", [(0, 0.1), (11, 0.2), (17, 0.3)])
    assert words.held == (0.1, 0.1, 0.1, 0.2, 0.3)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_give_as_many_numbers(message: str, line: str) -> None:
    assert len(found(message, line)) == COUNT
