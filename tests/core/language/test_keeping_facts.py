"""What is offered in place of a message keeps its facts, or is not offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.facts import Facts, negations
from securebase.core.language.verbs import base_of_past, base_of_third, gerund, not_never, past, past_of_gerund


@pytest.mark.parametrize(
    ("raw", "again", "kept"),
    [
        ("You left Ana at the station on Friday", "I felt hurt when you left Ana at the station on Friday.", True),
        ("You left Ana at the station on Friday", "I felt hurt when you left Ana at the station.", False),
        ("You left Ana at the station on Friday", "I felt hurt when you left her at the station on Friday.", False),
        ("You spent 400 on shoes, Derek", "I felt worried when you spent 400 on shoes.", True),
        ("You spent 400 on shoes, Derek", "I felt worried when you spent so much on shoes.", False),
        ("For the 100th time, shut the gate", "I feel tense about the gate. Would you shut it?", True),
        ("we agreed and you sent him 80,000 at 6.40", "i felt hurt when you sent him 80,000 at 6.40", True),
        ("we agreed and you sent him 80,000 at 6.40", "i felt hurt when you sent him 80 at 6.40", False),
        ("You never noticed the garden, the fence, the roses", "I feel hurt right now.", False),
        ("You forgot my mother's scan", "I felt hurt when you forgot it.", False),
        ("you told Zoë about the loan", "I felt hurt when you told her about the loan.", False),
        ("you met Tom's boss at lunch", "I felt hurt when you met a boss at lunch.", False),
        ("you promise and you answered", "I felt hurt about promises and answers.", True),
        ("whatever, talk to yourself", "I feel overwhelmed right now.", True),
    ],
)
def test_names_numbers_days_and_people_stay(raw: str, again: str, kept: bool) -> None:
    assert Facts.of(raw).are_in(again) is kept


@given(st.text(max_size=200))
def test_a_message_keeps_its_own_facts(raw: str) -> None:
    assert Facts.of(raw).are_in(raw)


@pytest.mark.parametrize(
    ("base", "ing", "was"),
    [
        ("leave", "leaving", "left"),
        ("tell", "telling", "told"),
        ("forget", "forgetting", "forgot"),
        ("like", "liking", "liked"),
        ("stop", "stopping", "stopped"),
        ("carry", "carrying", "carried"),
        ("play", "playing", "played"),
        ("ask", "asking", "asked"),
        ("lie", "lying", "lied"),
        ("see", "seeing", "saw"),
        ("be", "being", "were"),
        ("agree", "agreeing", "agreed"),
        ("hurt", "hurting", "hurt"),
        ("feed", "feeding", "fed"),
    ],
)
def test_forms_of_a_verb(base: str, ing: str, was: str) -> None:
    assert (past(base), gerund(base)) == (was, ing)
    assert past_of_gerund(ing) == was


@pytest.mark.parametrize(
    ("third", "base"),
    [("leaves", "leave"), ("watches", "watch"), ("carries", "carry"), ("goes", "go"), ("lets", "let"), ("lies", "lie")],
)
def test_third_persons(third: str, base: str) -> None:
    assert base_of_third(third) == base


def test_never_of_ones_own_becomes_what_one_knows() -> None:
    assert not_never("I never told Ana") == "I didn't tell Ana"
    assert not_never("I never flounced") == "I never flounced"


@pytest.mark.parametrize(
    ("was", "base"),
    [
        ("said", "say"),
        ("asked", "ask"),
        ("stopped", "stop"),
        ("cared", "care"),
        ("carried", "carry"),
        ("zoomed", "zoom"),
    ],
)
def test_base_forms_of_pasts(was: str, base: str) -> None:
    assert base_of_past(was) == base


def test_denials_are_counted() -> None:
    assert negations("You never rang and I don't know") == 2
    assert negations("you rang") == 0


def test_words_that_carry_nothing_hold_no_facts() -> None:
    assert Facts.of("you are so selfish") == Facts(frozenset(), frozenset())
    assert Facts.of("you lost my ring").plain == {"lost", "ring"}
