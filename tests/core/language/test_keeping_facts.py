"""What is offered in place of a message keeps its facts, or is not offered; parts that hold both are split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.facts import keeps_facts
from securebase.core.language.parts import Part
from securebase.core.language.splitting import apart
from securebase.core.language.verbs import base_of_third, gerund, not_never, past, past_of_gerund


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
        ("whatever, talk to yourself", "I feel overwhelmed right now.", True),
    ],
)
def test_names_numbers_days_and_people_stay(raw: str, again: str, kept: bool) -> None:
    assert keeps_facts(raw, again) is kept


@given(st.text(max_size=200))
def test_a_message_keeps_its_own_facts(raw: str) -> None:
    assert keeps_facts(raw, raw)


def split(text: str, *labels: str) -> list[tuple[str, bool]]:
    return [(part.text, bool(part.labels)) for part in apart([Part(text, frozenset(labels))])]


@pytest.mark.parametrize(
    ("text", "label", "parts"),
    [
        (
            "Sunday was ours and you gave it to the club",
            "accusation",
            [("Sunday was ours", False), ("you gave it to the club", True)],
        ),
        ("You came late and you left early", "accusation", [("You came late and you left early", True)]),
        (
            "nothing to discuss, the money's spent",
            "stonewalling",
            [("nothing to discuss", True), ("the money's spent", False)],
        ),
        (
            "muting this, going to my cousins in leeds",
            "stonewalling",
            [("muting this", True), ("I'm going to my cousins in leeds", False)],
        ),
        ("You sold it, Reinhard", "accusation", [("You sold it", True)]),
        ("Seriously Jo", "accusation", []),
        ("I'm on the bus", "stonewalling", [("I'm on the bus", False)]),
        ("I'm not coming", "stonewalling", [("I'm not coming", True)]),
        ("How was I meant to know it was Ana's?", "defensiveness", [("I didn't know it was Ana's", False)]),
        (
            "Can't cook and you call mine salty",
            "accusation",
            [("Can't cook", True), ("you call mine salty", True)],
        ),
    ],
)
def test_a_fact_stands_apart_from_what_judges(text: str, label: str, parts: list[tuple[str, bool]]) -> None:
    assert split(text, label) == parts


def test_what_is_drawn_from_a_guess_is_a_deed() -> None:
    assert split("that's why you paid for the table") == [("you paid for the table", True)]


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
    ],
)
def test_forms_of_a_verb(base: str, ing: str, was: str) -> None:
    assert (past(base), gerund(base)) == (was, ing)
    assert past_of_gerund(ing) == was


@pytest.mark.parametrize(
    ("third", "base"),
    [("leaves", "leave"), ("watches", "watch"), ("carries", "carry"), ("goes", "go"), ("lets", "let")],
)
def test_third_persons(third: str, base: str) -> None:
    assert base_of_third(third) == base


def test_never_of_ones_own_becomes_what_one_knows() -> None:
    assert not_never("I never told Ana") == "I didn't tell Ana"
    assert not_never("I never flounced") == "I never flounced"
