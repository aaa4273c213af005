"""Teach the heads of the reviewer: `python -m lab.language.train`, with a fixed seed, in numpy.

One logistic regression a label over hashed features, taught on whole messages and on their clauses: a clause inside a
span carries its negative label, one outside none does; positive labels are taught on whole messages alone.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lab.language.reading import Message, messages
from securebase.core.language.features import PLACES, places
from securebase.core.language.labels import LABELS, NEGATIVE
from securebase.core.language.text import read

Array = NDArray[np.float32]
SEED = 20261126


@dataclass(slots=True)
class Case:
    """Places, what is true of each label, and for which labels that is known."""

    at: NDArray[np.int32]
    truth: Array
    known: Array


def whole(message: Message) -> Case:
    """A message as it is."""
    truth = np.array([label in message.labels for label in LABELS], dtype=np.float32)
    return Case(places(read(message.text)), truth, np.ones(len(LABELS), dtype=np.float32))


def parts(message: Message) -> list[Case]:
    """Its clauses and its spans, for the negative labels."""
    text = read(message.text)
    known = np.array([label in NEGATIVE for label in LABELS], dtype=np.float32)
    found = []
    stretches = {(span.start, span.end) for span in message.spans} | set(text.clauses)
    if stretches == {(0, len(message.text))}:
        return []
    for start, end in stretches:
        truth = np.zeros(len(LABELS), dtype=np.float32)
        for span in message.spans:
            shared = max(0, min(end, span.end) - max(start, span.start))
            if shared >= 0.6 * (end - start) and shared >= 0.3 * (span.end - span.start):
                truth[LABELS.index(span.label)] = 1
        part = text.part(start, end)
        if part.words:
            found.append(Case(places(part), truth, known))
    return found


def teach(
    cases: list[Case], *, turns: int = 14, rate: float = 0.3, decay: float = 2e-6, seed: int = SEED
) -> tuple[Array, Array]:
    """Weights (labels, places) and shifts, by AdaGrad (Duchi, Hazan and Singer 2011)."""
    rng = np.random.default_rng(seed)
    weights, shift = np.zeros((PLACES, len(LABELS)), np.float32), np.full(len(LABELS), -3.0, np.float32)
    seen, seen_shift = np.full((PLACES, len(LABELS)), 0.1, np.float32), np.full(len(LABELS), 1.0, np.float32)
    for _ in range(turns):
        for number in rng.permutation(len(cases)):
            case = cases[number]
            scale = 1 / np.sqrt(len(case.at) + 1)
            here = weights[case.at]
            chance = 1 / (1 + np.exp(-(here.sum(axis=0) * scale + shift)))
            slope = (chance - case.truth) * case.known
            step = slope * scale + decay * len(cases) / 1000 * here
            seen[case.at] += step**2
            weights[case.at] = here - rate * step / np.sqrt(seen[case.at])
            seen_shift += slope**2
            shift -= rate * slope / np.sqrt(seen_shift)
    return weights, shift


def chances(weights: Array, shift: Array, at: NDArray[np.int32]) -> Array:
    """The chance of each label."""
    return np.asarray(1 / (1 + np.exp(-(weights[at].sum(axis=0) / np.sqrt(len(at) + 1) + shift))))


def f1(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """F1 of one label."""
    both = int((truth & said).sum())
    return 2 * both / max(int(truth.sum() + said.sum()), 1)


def main() -> None:
    """Leave out one file after the other, and say how the rest does on it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=14)
    given = parser.parse_args()
    every = messages()
    sources = sorted({message.source.partition(":")[0] for message in every})
    rows, truths = [], []
    for left in sources:
        learn = [message for message in every if message.source.partition(":")[0] != left]
        test = [message for message in every if message.source.partition(":")[0] == left]
        cases = [whole(message) for message in learn] + [part for message in learn for part in parts(message)]
        weights, shift = teach(cases, turns=given.turns)
        for message in test:
            text = read(message.text)
            rows.append(chances(weights, shift, places(text)))
            truths.append([label in message.labels for label in LABELS])
        print(left, len(test), flush=True)
    found, truth = np.array(rows), np.array(truths)
    scores = []
    for place, label in enumerate(LABELS):
        best = max((f1(truth[:, place], found[:, place] > cut), cut) for cut in np.arange(0.1, 0.9, 0.05))
        half = f1(truth[:, place], found[:, place] > 0.4)
        scores.append((half, best[0]))
        print(f"{label:16} n {truth[:, place].sum():4d}  f1 at .4 {half:.3f}  best {best[0]:.3f} at {best[1]:.2f}")
    print("macro", np.mean(scores, axis=0), "negative", np.mean(scores[: len(NEGATIVE)], axis=0))


if __name__ == "__main__":
    main()
