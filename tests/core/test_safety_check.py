"""Every way to answer eight questions leads to the one result that its rule names."""

from __future__ import annotations

from itertools import product

import pytest

from securebase.core.safety_check import ANSWERS, RESULTS, Answer, result

DOUBT = {"unsure", "skip"}


def expected(answers: tuple[Answer, ...]) -> str:
    """The rules once more, as the table in the voice has them."""
    counts = {"1 to 7": answers[:7].count("yes"), "8": answers[7:].count("yes")}
    table = {(False, False): "", (True, False): "yes", (True, True): "both", (False, True): "own"}
    found = table[counts["1 to 7"] > 0, counts["8"] > 0]
    return found or ("unsure" if DOUBT & set(answers) else "none")


def test_all_of_the_65536_ways_to_answer() -> None:
    ways = list(product(ANSWERS, repeat=8))
    wrong = [answers for answers in ways if result(answers) != expected(answers)]
    assert len(ways) == 4**8
    assert wrong == []
    assert {result(answers) for answers in ways} == set(RESULTS)


@pytest.mark.parametrize("place", range(7))
def test_one_yes_is_enough(place: int) -> None:
    answers: list[Answer] = ["no"] * 8
    answers[place] = "yes"
    assert result(answers) == "yes"


@pytest.mark.parametrize("doubt", sorted(DOUBT))
@pytest.mark.parametrize("place", range(8))
def test_one_doubt_is_a_doubt(place: int, doubt: Answer) -> None:
    answers: list[Answer] = ["no"] * 8
    answers[place] = doubt
    assert result(answers) == "unsure"


@pytest.mark.parametrize("answers", [[], ["no"] * 7, ["no"] * 9, ["no"] * 7 + ["maybe"]])
def test_anything_else_is_refused(answers: list[Answer]) -> None:
    with pytest.raises(ValueError, match="Eight answers"):
        result(answers)
