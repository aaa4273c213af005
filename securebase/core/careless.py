"""Answers that were not read: the same all the way down, in a pattern, or at random.

Two tests. **Copying**: an honest answer follows its scale, a copied one the answer some places before it. Each place
tells by a likelihood ratio which of the two it looks like, and the best stretch of places is summed up. Under honest
answers the chance that any stretch under any of six rules passes the limit is below RARE, by Markov's inequality and
the number of places where one can begin. **Strangeness**: how far the answers as a whole lie from those of a large
sample, a kind of Mahalanobis' distance (Meade and Craig 2012 compare such signs); it needs norms, and without them
answers at random pass as honest ones. Neither says anything about a person.
"""

from collections.abc import Sequence
from functools import lru_cache, partial
from math import inf, log, sqrt
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .measure import Answers, Measure, Norms
from .scoring import error_of_item, score

RARE: Final = 0.0005  # honest answers that copying flags, at most
COPIED: Final = 0.9  # how often somebody who copies does copy
SLIP: Final = 0.02  # of honest answers a slip of the finger
DISTANCES: Final = range(1, 6)  # places back: 1 is the same again, 2 is to and fro
WEIGHT: Final = 4  # answers that the prior of somebody's own error counts for
STAIR: Final = 2  # answers that show a step
TINY: Final = 1e-6
LEAST: Final = 6  # answers, for anything to be said


def careless(measure: Measure, answers: Answers) -> bool:
    """Whether the answers look as if they had not been read. Raises ValueError for answers that cannot be scored."""
    given = [(item, answer) for item in measure.items if (answer := answers.get(item.id)) is not None]
    if len(given) < LEAST:
        return False
    if copied(measure, answers) > 0:
        return True
    return measure.norms is not None and strangeness(measure, answers) > measure.norms.cutoff


def copied(measure: Measure, answers: Answers) -> float:
    """By how much the best stretch passes the limit, as a log likelihood ratio; 0 or less: it does not.

    Half of RARE is for the stretch from the first answer to the last, half for all others. Raises ValueError for
    answers that cannot be scored.
    """
    given = _honest(measure, answers)
    if not given:
        return -inf
    seen, wide = [answer for answer, _ in given], measure.high - measure.low + 1
    rules = (*(partial(_back, distance) for distance in DISTANCES), partial(_stairs, measure.low, measure.high))
    limit, best = log(2 * len(rules) / RARE), -inf
    for rule in rules:
        ratios = [
            log((answer == expected) * COPIED + (1 - COPIED) / wide) - log(honest)
            for place, (answer, honest) in enumerate(given)
            if (expected := rule(seen, place)) is not None
        ]
        best = max(best, sum(ratios) - limit, _best_stretch(ratios) - limit - log(len(given)))
    return best


def _best_stretch(ratios: Sequence[float]) -> float:
    run = best = 0.0
    for ratio in ratios:
        run = max(0.0, run + ratio)
        best = max(best, run)
    return best


def _back(distance: int, seen: Sequence[int], place: int) -> int | None:
    """What copying from some places back would answer; None where there is nothing to copy."""
    return seen[place - distance] if place >= distance else None


def _stairs(low: int, high: int, seen: Sequence[int], place: int) -> int | None:
    """What walking on in the same steps would answer, turning round at the ends."""
    if place < STAIR:
        return None
    last, step = seen[place - 1], seen[place - 1] - seen[place - 2]
    return last + step if low <= last + step <= high else last - step


def _honest(measure: Measure, answers: Answers) -> list[tuple[int, float]]:
    """Each answer in the order it was given, with its chance if it follows the scale."""
    levels, normal, wide = score(measure, answers), NormalDist(), measure.high - measure.low + 1
    points = [
        (answer, measure.points(item, answer), levels[item.scale])
        for item in measure.items
        if (answer := answers.get(item.id)) is not None
    ]
    error = _own_error(measure, [own - level.mean for _, own, level in points])
    found = []
    for answer, own, level in points:
        upper = 1.0 if own == measure.high else normal.cdf((own + 0.5 - level.mean) / error)
        lower = 0.0 if own == measure.low else normal.cdf((own - 0.5 - level.mean) / error)
        found.append((answer, (1 - SLIP) * (upper - lower) + SLIP / wide))
    return found


def _own_error(measure: Measure, apart: Sequence[float]) -> float:
    """How far this person's answers lie around their own level: as the scales expect, or further.

    Never nearer: nobody is so even that the same answer to a statement and to its opposite is the likely one.
    """
    prior = max(error_of_item(measure, scale) for scale in measure.scales)
    return sqrt(max(prior, (WEIGHT * prior + sum(each**2 for each in apart)) / (WEIGHT + len(apart))))


def strangeness(measure: Measure, answers: Answers) -> float:
    """How far the answers lie from those of the norms, and how little of that the scales explain; more is stranger.

    The squared distance in the directions that are no scale's, as a logarithm, less a quarter of that in those that
    are: who uses the ends of the answers lies far out everywhere, also when every item was read. About 0 for
    most people. Raises ValueError without norms, or if fewer than LEAST items were answered.
    """
    here = tuple(place for place, item in enumerate(measure.items) if answers.get(item.id) is not None)
    if measure.norms is None or len(here) < max(LEAST, len(measure.scales) + 1):
        raise ValueError("Strangeness needs norms, and answers enough.")
    mean, sd, spread, turn = _directions(measure.norms, here)
    values = np.array([float(answers[measure.items[place].id] or 0) for place in here])
    apart, own = ((values - mean) / sd) @ turn, len(measure.scales)
    inside = float((apart[:own] ** 2 / spread[:own]).mean())
    outside = float((apart[own:] ** 2 / spread[own:]).mean())
    return log(max(outside, TINY)) - 0.25 * log(inside + 0.25)


Numbers = NDArray[np.float64]


@lru_cache(maxsize=64)
def _directions(norms: Norms, here: tuple[int, ...]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Means and spreads of some of the items, and the directions in which they vary together, the widest first."""
    among = np.array(norms.correlation)[np.ix_(here, here)]
    spread, turn = np.linalg.eigh(among)
    ahead = np.maximum(spread[::-1], TINY)
    return np.array(norms.mean)[list(here)], np.array(norms.sd)[list(here)], ahead, turn[:, ::-1]
