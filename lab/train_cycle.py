"""Teach the network of the cycle engine: `python -m lab.train_cycle`, with a fixed seed, in numpy.

Draws couples, summarises them with the engine's own `summarise`, and fits means and standard deviations by the
likelihood of a normal and the loops by that of a coin. Writes `securebase/content/models/cycle.npz`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lab.couples import draw
from securebase.core.cycle.posterior import FAR, OUTPUTS, SPREADS, WEIGHTS, named
from securebase.core.cycle.series import PAIRS, SERIES, SWAPPED, SWAPPED_STATES
from securebase.core.cycle.summary import summarise

Small = NDArray[np.float32]
SEED: Final = 20261126
CHUNK: Final = 3000
HIDDEN: Final = 192
DECAY: Final = 1e-3  # of weights, a step, times the rate
SHORT, LONG = 14, 180
UNTURNED: Final = tuple(range(len(SERIES)))
LAST_ECHO: Final = (0.3, 20.0)


def drawn(rng: np.random.Generator, count: int) -> tuple[Small, Small]:
    """Figures and truths of so many couples over days of every number, each also with the partners the other way round.

    The last chunks are held out by `main`, so both views of a couple fall on the same side.
    """
    figures, truths = [], []
    for _ in range(-(-count // CHUNK)):
        days = round(float(np.exp(rng.uniform(np.log(SHORT), np.log(LONG)))))
        couples = draw(rng, CHUNK, days)
        echo = np.log(np.clip(couples.echo, *LAST_ECHO))[:, None]
        for series, states, ways in ((UNTURNED, UNTURNED[:4], (0, 1)), (SWAPPED, SWAPPED_STATES, (1, 0))):
            square = np.ix_(range(CHUNK), states, states)
            effects, same = couples.effects[square], couples.same_day[square]
            across = same[:, [one for one, _ in PAIRS], [two for _, two in PAIRS]]
            truth = [effects.reshape(CHUNK, 16), across, couples.loops[:, ways].astype(float), echo]
            figures.append(summarise(couples.answers[:, :, series]).astype(np.float32))
            truths.append(np.concatenate(truth, axis=1).astype(np.float32))
    return np.concatenate(figures), np.concatenate(truths)


def loss(values: Small, truth: Small) -> tuple[float, Small]:
    """The mean loss of a batch, and its slope in the values of the last layer."""
    found, slope = named(values.astype(float)), {}
    effects, same, loops, echo = np.split(truth, [16, 22, 24], axis=1)
    total, size = 0.0, len(values)
    for name, aim, weight in (("effects", effects, 1.0), ("same", same, 0.3), ("echo", echo, 0.3)):
        spread = np.clip(found[f"{name}_sd"], *SPREADS)
        apart = (found[name] - aim) * np.exp(-spread)
        total += weight * float((spread + apart**2 / 2).sum()) / size
        slope[name] = weight * apart * np.exp(-spread) / size
        slope[f"{name}_sd"] = weight * (1 - apart**2) / size
    chance = 1 / (1 + np.exp(-found["loops"]))
    total -= float((loops * np.log(chance + 1e-9) + (1 - loops) * np.log(1 - chance + 1e-9)).sum()) / size
    slope["loops"] = (chance - loops) / size
    return total, np.concatenate([slope[name] for name in OUTPUTS], axis=1).astype(np.float32)


class Teacher:
    """Weights with Adam's two memories (Kingma and Ba 2015)."""

    def __init__(self, rng: np.random.Generator, wide: int) -> None:
        sizes = (wide, HIDDEN, HIDDEN, sum(OUTPUTS.values()))
        self.weights = []
        for inside, outside in pairwise(sizes):
            gain = np.sqrt(2 / inside) if outside == HIDDEN else 0.1 / np.sqrt(inside)
            self.weights += [
                (rng.normal(size=(inside, outside)) * gain).astype(np.float32),
                np.zeros(outside, np.float32),
            ]
        self.first = [np.zeros_like(each) for each in self.weights]
        self.second = [np.zeros_like(each) for each in self.weights]
        self.steps = 0

    def forward(self, figures: Small) -> list[Small]:
        """The values of every layer, the input first."""
        values = [figures]
        for number in range(0, len(self.weights), 2):
            made = values[-1] @ self.weights[number] + self.weights[number + 1]
            values.append(np.maximum(made, 0) if number + 2 < len(self.weights) else made)
        return values

    def step(self, figures: Small, truth: Small, rate: float) -> float:
        """One batch; its loss."""
        values = self.forward(figures)
        total, slope = loss(values[-1], truth)
        slopes: list[Small] = []
        for number in range(len(self.weights) - 2, -1, -2):
            before = values[number // 2]
            slopes[:0] = [before.T @ slope, slope.sum(axis=0)]
            if number:
                slope = (slope @ self.weights[number].T) * (before > 0)
        self.steps += 1
        for place, each in enumerate(slopes):
            self.first[place] += 0.1 * (each - self.first[place])
            self.second[place] += 0.001 * (each**2 - self.second[place])
            size = np.sqrt(self.second[place] / (1 - 0.999**self.steps)) + 1e-8
            went = self.first[place] / (1 - 0.9**self.steps) / size + DECAY * self.weights[place]
            self.weights[place] -= rate * went
        return total


def batches(rng: np.random.Generator, count: int, size: int) -> Iterator[NDArray[np.int64]]:
    """Indices of one turn through everything, shuffled."""
    order = rng.permutation(count)
    yield from (order[start : start + size] for start in range(0, count - size + 1, size))


def main(count: int, turns: int, out: Path, keep: Path | None) -> None:
    """Draw, teach, write."""
    rng = np.random.default_rng(SEED)
    if keep and keep.exists():
        with np.load(keep) as file:
            figures, truths = file["figures"], file["truths"]
    else:
        figures, truths = drawn(rng, count)
        if keep:
            np.savez(keep, figures=figures, truths=truths)
    mean, sd = figures.mean(axis=0), figures.std(axis=0) + np.float32(1e-3)
    figures = np.clip((figures - mean) / sd, -FAR, FAR)
    held = 10 * CHUNK
    test, truth_test = figures[-held:], truths[-held:]
    figures, truths = figures[:-held], truths[:-held]
    teacher, size = Teacher(rng, figures.shape[1]), 256
    whole = turns * (len(figures) // size)
    for turn in range(turns):
        for batch in batches(rng, len(figures), size):
            rate = 1e-3 * 0.5 * (1 + np.cos(np.pi * teacher.steps / whole)) + 1e-6
            teacher.step(figures[batch], truths[batch], rate)
        now, _ = loss(teacher.forward(test)[-1], truth_test)
        print(f"turn {turn + 1}: {now:.4f}", flush=True)
    layers = {f"matrix_{n}": teacher.weights[2 * n].astype(np.float16) for n in range(3)}
    layers |= {f"shift_{n}": teacher.weights[2 * n + 1] for n in range(3)}
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, mean=mean, sd=sd, **layers)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--couples", type=int, default=480_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--keep", type=Path, help="a file to keep what was drawn in, or to take it from")
    given = parser.parse_args()
    main(given.couples, given.turns, given.out, given.keep)
