"""What the builder asks comes together as a person would say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.building import Parts, build, step_back


def test_all_parts_make_one_statement() -> None:
    parts = Parts(
        ("worried", "lonely"),
        "you did not ring on Tuesday",
        "I thought something had happened",
        "to know where we stand",
        "text me when you are late",
    )
    assert build(parts) == (
        "I felt worried and lonely when you did not ring on Tuesday, because I thought something had happened. "
        "I need to know where we stand. Would you text me when you are late?"
    )


def test_opening_words_may_be_typed_or_not() -> None:
    typed = Parts(
        ("I feel sad",),
        "When the phone is out at dinner.",
        "because I miss you",
        "I need closeness",
        "Could you put it away?",
    )
    bare = Parts(("sad",), "the phone is out at dinner", "I miss you", "closeness", "put it away")
    assert build(typed) == build(bare)


@pytest.mark.parametrize(
    "parts",
    [Parts(when="we row"), Parts(because="I care"), Parts(("sad",)), Parts(need="rest"), Parts(ask="sit with me")],
)
def test_a_part_alone_is_a_sentence(parts: Parts) -> None:
    text = build(parts)
    assert text[0].isupper()
    assert text[-1] in ".?"


def test_nothing_given_is_nothing_said() -> None:
    assert build(Parts()) == ""
    assert build(Parts(("",), " ", "...", "", "?")) == ""


def test_a_name_and_an_i_keep_their_capitals() -> None:
    assert build(Parts(("sad",), "Robin left early")) == "I felt sad when Robin left early."
    assert build(Parts(("sad",), "I sat there")) == "I felt sad when I sat there."


def test_stepping_back_says_what_goes_on_until_when_and_what_then() -> None:
    assert step_back(("tense",), "eight", "come and find you", not_about_you=True) == (
        "I feel tense, and this is a lot for me right now. I need some room until eight, then I'll come and find you. "
        "It is not about whether you matter to me. You do."
    )


def test_no_way_back_is_made_up() -> None:
    assert step_back((), "", "", not_about_you=False) == "This is a lot for me right now. I need some room."


@given(st.lists(st.text(max_size=20), max_size=3), *[st.text(max_size=60)] * 4)
def test_any_words_are_taken(feelings: list[str], when: str, because: str, need: str, ask: str) -> None:
    text = build(Parts(tuple(feelings), when, because, need, ask))
    assert "  " not in text
