"""How the cycle engine does on simulated couples, as in docs/models/cycle.md: `python -m lab.cycle_study`.

Two simulators: the one that the network was taught with (new couples), and one of another family in `plain_couples`, a
textbook first-order model with normal answers, that it never saw.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lab.couples import draw
from lab.plain_couples import Plain, draw_plain
from securebase.core.cycle.posterior import load, posterior

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
ACROSS = np.array([[0, 0, 1, 1], [0, 0, 1, 1], [1, 1, 0, 0], [1, 1, 0, 0]], dtype=bool)


def auc(scores: Array, truth: Flags) -> float:
    """How often one with is above one without."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    yes = int(truth.sum())
    return float((ranks[truth].sum() - yes * (yes + 1) / 2) / (yes * (len(scores) - yes)))


def told(name: str, answers: Array, effects: Array, loop: Flags, none: Flags, net: Path) -> None:
    """One line of figures."""
    parts = [posterior(chunk, load(net)) for chunk in np.array_split(answers, max(1, len(answers) // 500))]
    mean, sd = (np.concatenate([getattr(part, what) for part in parts]) for what in ("effects", "effects_sd"))
    chance = np.concatenate([part.loops for part in parts]).max(axis=1)
    error = (mean - effects)[:, ACROSS]
    cover = [float((np.abs(error) <= z * sd[:, ACROSS]).mean()) for z in (1.2816, 1.96)]
    feeds = np.zeros((4, 4), dtype=bool)
    feeds[[3, 0, 1, 2], [0, 3, 2, 1]] = True
    arrows = (mean - effects)[:, feeds]
    cover_arrows = float((np.abs(arrows) <= 1.96 * sd[:, feeds]).mean())
    words = [
        f"rmse {np.sqrt((error**2).mean()):.4f} (constant {effects[:, ACROSS].std():.4f})",
        f"arrows {np.sqrt((arrows**2).mean()):.4f} (constant {effects[:, feeds].std():.4f})",
        f"cover 80 {cover[0]:.3f} 95 {cover[1]:.3f} arrows {cover_arrows:.3f}",
    ]
    if loop.any() and none.any():
        both = loop | none
        words.append(f"auc {auc(chance[both], loop[both]):.3f} likely of loops {(chance[loop] > 0.9).mean():.3f}")
    if none.any():
        words.append(f"likely of none {(chance[none] > 0.9).mean():.4f}")
    print(f"{name:38s}", "; ".join(words), flush=True)


def main(count: int, net: Path) -> None:
    """All families and lengths."""
    for days in (28, 60, 120):
        rng = np.random.default_rng(days)
        couples = draw(rng, count, days)
        loop, none = np.asarray(couples.loops.any(axis=1)), np.asarray(couples.kinds == 0)
        told(f"own simulator, {days} days", couples.answers, couples.effects, loop, none, net)
        for plain in (Plain(), Plain(floor=True), Plain(stress=True), Plain(guesses=False), Plain(one_way=True)):
            answers, effects, there = draw_plain(np.random.default_rng(days), count, days, plain)
            told(f"{plain.name}, {days} days", answers, effects, there, ~there, net)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--couples", type=int, default=2000)
    parser.add_argument("--net", type=Path, default=None)
    given = parser.parse_args()
    from securebase.core.cycle.posterior import WEIGHTS

    main(given.couples, given.net or WEIGHTS)
