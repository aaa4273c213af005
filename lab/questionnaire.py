"""How scoring and careless answers do on a real questionnaire: `python -m lab.questionnaire FOLDER`.

The folder holds `dev.csv.gz` (a row a person, a column an item, 0 for a missing answer) and `items.csv` (item, scale,
reverse). Norms come from one half of the complete rows; everything is measured on the other half. Prints a table.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from securebase.core.careless import careless, strangeness
from securebase.core.measure import Item, Measure, Norms, Scale
from securebase.core.scoring import score

Rows = NDArray[np.int64]
LOW, HIGH = 1, 5
PEOPLE: Final = 4000  # measured, of each kind
FEW: Final = 0.011  # of the people of the norms whose answers are called strange


def read(folder: Path) -> tuple[list[Item], Rows]:
    """The items in their order, and everybody's answers."""
    with (folder / "items.csv").open(encoding="utf-8") as file:
        items = [Item(row["item"], row["scale"], row["item"], row["reverse"] == "True") for row in csv.DictReader(file)]
    with gzip.open(folder / "dev.csv.gz", "rt", encoding="utf-8") as file:
        return items, np.array([[int(row[item.id]) for item in items] for row in csv.DictReader(file)])


def turned(items: list[Item], rows: Rows) -> Rows:
    """Answers in the direction of their scale."""
    return np.where([item.reversed for item in items], LOW + HIGH - rows, rows)


def alpha(rows: Rows) -> float:
    """Cronbach's alpha of the columns."""
    wide = rows.shape[1]
    return float(wide / (wide - 1) * (1 - rows.var(axis=0, ddof=1).sum() / rows.sum(axis=1).var(ddof=1)))


def measure_from(items: list[Item], rows: Rows) -> Measure:
    """A measure whose scales and norms are those of these rows."""
    scales, means = [], []
    for name in dict.fromkeys(item.scale for item in items):
        part = turned(items, rows)[:, [item.scale == name for item in items]]
        means.append(part.mean(axis=1))
        scales.append(Scale(name, name, float(means[-1].mean()), float(means[-1].std(ddof=1)), alpha(part)))
    among = tuple(tuple(map(float, row)) for row in np.atleast_2d(np.corrcoef(rows.T)))
    norms = Norms("this half", tuple(rows.mean(axis=0)), tuple(rows.std(axis=0, ddof=1)), among, 9.0)
    apart = float(np.corrcoef(means[0], means[1])[0, 1])
    made = Measure(
        "study", "study", LOW, HIGH, "no", "yes", tuple(scales), tuple(items), ("none",), date(2026, 11, 26), apart
    )
    made = replace(made, norms=norms)
    far = sorted(strangeness(made, answers_of(made, row)) for row in rows[:PEOPLE])
    return replace(made, norms=replace(norms, cutoff=far[int(len(far) * (1 - FEW))]))


def answers_of(measure: Measure, row: Rows) -> dict[str, int | None]:
    """A row as answers; 0 is a missing one."""
    return {item.id: int(value) or None for item, value in zip(measure.items, row, strict=True)}


def kinds(rng: np.random.Generator, honest: Rows) -> dict[str, Callable[[int], Rows]]:
    """Ways not to read: each makes one row from the number of a person."""
    wide = honest.shape[1]

    def half(number: int) -> Rows:
        row: Rows = honest[number].copy()
        row[wide // 2 :] = rng.integers(LOW, HIGH + 1, wide - wide // 2)
        return row

    def long_run(number: int) -> Rows:
        row: Rows = honest[number].copy()
        row[-int(0.4 * wide) :] = rng.integers(LOW, HIGH + 1)
        return row

    steps = np.concatenate([np.arange(LOW, HIGH + 1), np.arange(HIGH - 1, LOW, -1)])
    return {
        "the same all the way": lambda _: np.full(wide, rng.integers(LOW, HIGH + 1)),
        "to and fro": lambda _: np.resize(rng.choice(np.arange(LOW, HIGH + 1), 2, replace=False), wide),
        "three in turn": lambda _: np.resize(rng.permutation(np.arange(LOW, HIGH + 1))[:3], wide),
        "up and down": lambda _: np.resize(np.roll(steps, rng.integers(8)), wide),
        "the last two fifths the same": long_run,
        "at random": lambda _: rng.integers(LOW, HIGH + 1, (1, wide))[0],
        "around the middle at random": lambda _: rng.integers(2, 5, (1, wide))[0],
        "the second half at random": half,
    }


def main(folder: Path) -> None:
    """Print the figures."""
    items, rows = read(folder)
    whole = rows[(rows > 0).all(axis=1)]
    for name in dict.fromkeys(item.scale for item in items):
        print(f"alpha {name}: {alpha(turned(items, whole)[:, [item.scale == name for item in items]]):.3f}")
    rng = np.random.default_rng(20261126)
    whole = rng.permutation(whole)
    measure, other = measure_from(items, whole[::2]), whole[1::2]
    for normed in (measure, replace(measure, norms=None)):
        print("with norms" if normed.norms else "without norms")
        false = np.mean([careless(normed, answers_of(normed, row)) for row in other[:PEOPLE]])
        print(f"  people as they are, flagged: {false:.3%}")
        for name, make in kinds(rng, other).items():
            found = np.mean([careless(normed, answers_of(normed, make(number))) for number in range(PEOPLE // 4)])
            print(f"  {name}: found {found:.1%}")
    _halves(measure, other)


def _halves(measure: Measure, rows: Rows) -> None:
    """Standard errors against what they claim: does one half of the items tell the other within the band?"""
    inside: dict[str, list[bool]] = {scale.id: [] for scale in measure.scales}
    for row in rows[:PEOPLE]:
        answers = list(answers_of(measure, row).items())
        both = [
            score(measure, dict(each for place, each in enumerate(answers) if place // 2 % 2 == part))
            for part in (0, 1)
        ]
        for name, seen in inside.items():
            one, two = both[0][name], both[1][name]
            assert one.raw is not None and two.raw is not None and one.noise is not None and two.noise is not None
            seen.append(abs(one.raw - two.raw) <= 1.645 * np.hypot(one.noise, two.noise))
    for name, seen in inside.items():
        print(f"{name}: two halves of the items agree within their 90 % band in {np.mean(seen):.1%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
