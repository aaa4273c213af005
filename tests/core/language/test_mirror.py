"""A reply beside what it answers: what came back, what did not, what is new."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from securebase.core import language
from securebase.core.language.echo import content, figures, missing_from, stem
from securebase.core.language.mirroring import BACK, GIVES_BACK, KINDS, central, numbers_of
from securebase.core.language.reader import reader

SAID = "I felt lonely when you went to bed without saying goodnight. I want to feel close."


def test_the_central_pieces_are_the_feelings_and_what_they_are_about() -> None:
    assert central(SAID)[0] == "lonely"
    assert any("goodnight" in each for each in central(SAID))


def test_a_piece_is_caught_by_another_word_for_the_same_feeling() -> None:
    assert missing_from("You were all alone", ["lonely", "saying goodnight"]) == ["saying goodnight"]


def test_words_are_compared_without_their_endings_and_without_the_small_ones() -> None:
    assert stem("waiting") == stem("waited")
    assert content("I was so very scared of the dogs") == [stem("scared"), stem("dogs")]


def test_figures_say_how_much_is_echoed() -> None:
    same, other = figures(SAID, SAID), figures(SAID, "Shall we order pizza")
    assert same[0] == same[1] == 1
    assert other[0] == 0
    assert len(same) == 9


def test_a_parrot_misses_nothing_and_adds_nothing() -> None:
    found = language.mirror("When you're late I get anxious.", "When I'm late you get anxious.")
    assert (found.label, found.missing, found.added) == ("parrot", (), ())


def test_advice_has_what_it_left_out() -> None:
    found = language.mirror(SAID, "You should just tell me earlier next time.")
    assert found.label == "advice"
    assert "lonely" in found.missing
    assert found.added


LONG = (
    "I've been up since five with the baby, and then work rang about the audit, and I had to take the car in, and your "
    "mother called twice about Sunday, and by the time you came home I was so worn out and sad that I couldn't even "
    "say hello."
)


@pytest.mark.parametrize("reply", ["Okay. I'll get the milk then.", "Did you take the car to Tony?"])
def test_nothing_is_given_back_however_much_was_said(reply: str) -> None:
    assert language.mirror(LONG, reply).label not in GIVES_BACK


def test_a_guess_at_what_is_meant_gives_back_however_little_was_said() -> None:
    assert language.mirror("I missed you.", "So it was lonely without me there.").label in GIVES_BACK


def test_what_the_reply_alone_sounds_like_moves_all_that_give_back_alike() -> None:
    with_ = reader()
    plain = numbers_of(replace(with_, back=0 * with_.back), SAID, "So it was cold and you were alone?")
    moved = numbers_of(with_, SAID, "So it was cold and you were alone?") - plain
    assert np.allclose(moved[BACK > 0], moved[0])
    assert moved[0] > 0
    assert not moved[BACK == 0].any()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_strings_are_compared(speaker: str, reply: str) -> None:
    found = language.mirror(speaker, reply)
    assert found.label in KINDS
    assert 0 < found.score <= 1
    assert not set(found.caught) & set(found.missing)
