"""How much harm the unkind part of a message is likely to do: section 1.5 of the guide, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.labels import LABELS, NEGATIVE, POSITIVE, Found, severity


def found(*labels: str, insult: bool = False) -> list[Found]:
    return [Found(label, 1.0, open=insult and label == "contempt") for label in labels]


@pytest.mark.parametrize(
    ("labels", "insult", "weighs"),
    [
        ((), False, 0),
        (("feeling", "request"), False, 0),
        (("accusation",), False, 1),
        (("pseudo_feeling",), False, 1),
        (("accusation", "generalisation"), False, 2),
        (("criticism",), False, 2),
        (("demand",), False, 2),
        (("contempt",), False, 2),
        (("contempt",), True, 3),
        (("threat",), False, 3),
        (("threat", "repair"), False, 3),
        (("criticism", "repair"), False, 1),
        (("criticism", "feeling"), False, 2),
        (("criticism", "bid_space"), False, 2),
        (("contempt", "appreciation"), True, 3),
        (("accusation", "appreciation"), False, 1),
    ],
)
def test_the_rules(labels: tuple[str, ...], insult: bool, weighs: int) -> None:
    assert severity("some words", found(*labels, insult=insult)) == weighs


@pytest.mark.parametrize(("text", "weighs"), [("k.", 1), ("do what you want", 2), ("whatever", 1)])
def test_a_bare_shut_down_is_less_than_a_refusal(text: str, weighs: int) -> None:
    assert severity(text, [Found("stonewalling", 1.0, 0, len(text))]) == weighs


@given(st.lists(st.sampled_from(LABELS), max_size=6, unique=True), st.sampled_from(NEGATIVE))
def test_one_more_unkind_thing_never_weighs_less(labels: list[str], more: str) -> None:
    assert severity("some words here now", found(*labels, more)) >= severity("some words here now", found(*labels))


@given(st.lists(st.sampled_from(POSITIVE), max_size=6, unique=True))
def test_kind_words_alone_weigh_nothing(labels: list[str]) -> None:
    assert severity("some words", found(*labels)) == 0
