"""A reply beside what it answers: what came back, what did not, what is new."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from securebase.core import language
from securebase.core.language.echo import content, figures, missing_from, stem
from securebase.core.language.mirroring import KINDS, central

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


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_strings_are_compared(speaker: str, reply: str) -> None:
    found = language.mirror(speaker, reply)
    assert found.label in KINDS
    assert 0 < found.score <= 1
    assert not set(found.caught) & set(found.missing)
