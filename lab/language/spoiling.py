"""Lines that the rules of `composing` make of stretches marked by hand, sound and spoiled: what "broken" looks like.

A stretch that the reader marks wrongly makes a line that breaks off, lacks a word, runs on or stands in the wrong
frame. Here that is done on purpose, as often as wanted, so that the reader learns to tell such a line by itself.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from lab.language.marks import Marked
from securebase.core.language.composing import Manner, composed, in_register, opening
from securebase.core.language.keeping import FEELINGS, KINDS, WORD, Keeps, Kept, joined
from securebase.core.language.phrases import phrases
from securebase.core.language.plain_words import plain_words
from securebase.core.language.situations import in_one_tense
from securebase.core.language.themes import lines_of, themes

FIRST: Final = 0.4  # how often a line begins with the deed
BARE: Final = 0.5  # how often nothing follows the feeling
MOST: Final = 4  # words that are taken away, or swallowed
WAYS: Final = ("pause", "hearing", "pause_night", "pause_away")  # in the place of a closed door, or of a shield
APART: Final = 100  # what is added to the number of a stretch that is cut in two
Stretch = tuple[int, Keeps]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a message, its place, and the stretch that it belongs to."""

    start: int
    end: int
    stretch: Stretch | None


def both(rng: random.Random, given: Marked) -> list[tuple[str, bool]]:
    """A line made of the stretches as they were marked, and one of spoiled ones; nothing where they hold no fact."""
    words = _words(given)
    manner, way = _manner(rng, given), _way(rng)
    sound = _line(given.text, words, manner, way)
    if not sound:
        return []
    worse = _line(given.text, _spoiled(rng, words), manner, way)
    return [(sound, True), *([(worse, False)] if worse and worse != sound else [])]


def of_themes(rng: random.Random, count: int) -> list[tuple[str, bool]]:
    """Lines about a theme, which are sound as they were written."""
    known = [each for each in themes().values() if each.lines]
    return [(rng.choice(lines_of(theme, rng.sample(FEELINGS, 3))), True) for theme in rng.choices(known, k=count)]


def _words(given: Marked) -> list[Word]:
    found = [(each.start(), each.end()) for each in WORD.finditer(given.text)]
    return [Word(*each, next(filter(None, given.letters[slice(*each)]), None)) for each in found]


def _manner(rng: random.Random, given: Marked) -> Manner:
    closes = plain_words().own["close"]
    feelings = (given.feelings or ("hurt",))[: rng.choice([1, 2])]
    close = "" if rng.random() < BARE else rng.choice(closes)
    return Manner(feelings, deed_first=rng.random() < FIRST, close=close)


def _way(rng: random.Random) -> str:
    """What is said in the place of a closed door, of facts that are the writer's own; as often nothing of the kind."""
    every = [each for name in WAYS for each in plain_words().own[name]]
    return rng.choice([*every, *("" for _ in every)])


def _line(raw: str, words: Sequence[Word], manner: Manner, way: str) -> str:
    found: list[Kept] = []
    for stretch in dict.fromkeys(each.stretch for each in words if each.stretch):
        places = [(each.start, each.end) for each in words if each.stretch == stretch]
        found.append(Kept(stretch[1], joined(raw, places), places[0][0], places[-1][1], 1.0))
    told = phrases(raw, sorted(found, key=lambda each: each.start))
    if not told:
        return ""
    told = in_one_tense(told)
    if way and all(each.kind in ("own", "topic") for each in told):
        return in_register(raw, next(opening((way,), told, manner.feelings)))
    return in_register(raw, composed(told, manner))


def _spoiled(rng: random.Random, words: Sequence[Word]) -> list[Word]:
    """The words with one stretch marked wrongly."""
    marked = [each.stretch for each in words if each.stretch]
    stretch = rng.choice(marked)
    inside = [at for at, each in enumerate(words) if each.stretch == stretch]
    way = rng.choices([_hole, _cut, _more, _other, _two], [35, 20, 25, 10, 10])[0]
    return way(rng, list(words), inside, stretch)


def _hole(rng: random.Random, words: list[Word], inside: list[int], _: Stretch) -> list[Word]:
    """Words are missing in the middle."""
    count = rng.randint(1, MOST - 1)
    start = rng.randrange(1, max(len(inside) - count, 2))
    return _marked(words, inside[start:-1][:count], None)


def _cut(rng: random.Random, words: list[Word], inside: list[int], _: Stretch) -> list[Word]:
    """The beginning is missing, or the end."""
    count = min(rng.randint(1, MOST), len(inside) - 1)
    if not count:
        return words
    return _marked(words, rng.choice([inside[:count], inside[-count:]]), None)


def _more(rng: random.Random, words: list[Word], inside: list[int], stretch: Stretch) -> list[Word]:
    """Words beside the stretch, and those left out inside it, are taken for a part of it."""
    before, behind = rng.choice([(0, rng.randint(1, MOST)), (rng.randint(1, MOST), 0)])
    return _marked(words, range(max(inside[0] - before, 0), min(inside[-1] + behind + 1, len(words))), stretch)


def _other(rng: random.Random, words: list[Word], inside: list[int], stretch: Stretch) -> list[Word]:
    """It is taken for another kind of stretch."""
    kind = rng.choice([each for each in KINDS if each != stretch[1]])
    return _marked(words, inside, (stretch[0], kind))


def _two(rng: random.Random, words: list[Word], inside: list[int], stretch: Stretch) -> list[Word]:
    """It is taken for two."""
    return _marked(words, inside[rng.randrange(len(inside)) :], (stretch[0] + APART, stretch[1]))


def _marked(words: list[Word], places: Sequence[int] | range, stretch: Stretch | None) -> list[Word]:
    wrong = set(places)
    return [replace(each, stretch=stretch) if at in wrong else each for at, each in enumerate(words)]
