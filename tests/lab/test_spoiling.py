"""Of a message with marked facts a sound line is made and a spoiled one, which differ; of no fact, none."""

from __future__ import annotations

import random

import pytest

from lab.language.marks import marked, one
from lab.language.spoiling import both, of_themes
from securebase.core.language.themes import theme_of

SEED = 7
TIMES = 40
SOME = 60


def test_a_sound_line_tells_all_that_was_marked() -> None:
    given = one("Brilliant, <d:you ~always~ leave the gate open> and <k:the dog got out>||worried", "here")
    lines = {line for _ in range(TIMES) for line, whole in both(random.Random(_), given) if whole}
    assert lines
    assert all("leave the gate open" in line and "dog got out" in line and "always" not in line for line in lines)


def test_a_spoiled_line_is_another_one() -> None:
    given = one("<d:You told Mark about the loan after I'd asked you not to>||hurt", "here")
    rng = random.Random(SEED)
    made = [both(rng, given) for _ in range(TIMES)]
    pairs = [(sound, spoiled) for (sound, _), *rest in made for spoiled, whole in rest if not whole]
    assert len(pairs) > TIMES / 4
    assert all(sound != spoiled for sound, spoiled in pairs)


@pytest.mark.parametrize("line", ["You're lazy, you're just lazy||disappointed", "pathetic||"])
def test_of_what_holds_no_fact_no_line_is_made(line: str) -> None:
    assert both(random.Random(SEED), one(line, "here")) == []


def test_most_of_what_was_marked_makes_a_line() -> None:
    rng = random.Random(SEED)
    made = [both(rng, each) for each in rng.sample(marked(), SOME)]
    assert sum(bool(each) for each in made) > SOME / 2
    assert any(len(each) > 1 for each in made)


def test_lines_about_a_theme_are_sound() -> None:
    made = of_themes(random.Random(SEED), SOME)
    assert len(made) == SOME
    assert all(whole and theme_of(line) for line, whole in made)
