"""One day ahead in real diaries, and whether strangers look like a couple: `python -m lab.diary FILE.csv.gz`.

Rows are dyad, person, day (1 to 14) and answers from 1 to 7. Two plain forecasters know the mean of everybody else, to
which a short series is drawn; ours is asked with it (`usual`) and without. Then each person is put beside somebody from
another couple, as often as there are shifts, and the engine is asked about the pair as about any other.
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from securebase.core.cycle import Band, fit, forecast

Array = NDArray[np.float64]
DAYS, FIRST = 14, 3
RIVALS = ("ours, knowing others", "ours alone", "mean so far", "mean drawn to others", "own lag")
SHIFTS = 20


def read(path: Path, name: str) -> dict[tuple[str, str], Array]:
    """Each person's answers by day."""
    found: dict[tuple[str, str], Array] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            values = found.setdefault((row["dyad"], row["person"]), np.full(DAYS, np.nan))
            if row[name] not in ("", "NA"):
                values[int(row["day"]) - 1] = float(row[name])
    return found


def main(path: Path) -> None:
    """Root mean square errors and coverage."""
    for name in ("conflict", "satisfaction"):
        series = read(path, name)
        errors: dict[str, list[float]] = {name: [] for name in RIVALS}
        held = []
        for person, values in series.items():
            for day in range(FIRST, DAYS):
                before, true = values[:day], values[day]
                if np.isnan(true) or np.isnan(before).all():
                    continue
                others = float(np.nanmean([each[:day] for who, each in series.items() if who[0] != person[0]]))
                found, alone = forecast(before, 1, 7, usual=others), forecast(before, 1, 7)
                count = (~np.isnan(before)).sum()
                drawn = (np.nansum(before) + 2 * others) / (count + 2)
                last = before[-1] if not np.isnan(before[-1]) else drawn
                guesses = (found.mean, alone.mean, np.nanmean(before), drawn, drawn + 0.25 * (last - drawn))
                for kind, guess in zip(errors, guesses, strict=True):
                    errors[kind].append(float(guess - true))
                held.append(found.lo <= true <= found.hi)
        told = ", ".join(f"{kind} {np.sqrt(np.mean(np.square(each))):.3f}" for kind, each in errors.items())
        print(f"{name}: {told}; 80 % bands held {np.mean(held):.1%} of {len(held)} days")

    strangers(path)


def strangers(path: Path) -> None:
    """Couples and re-paired strangers: how often something is said of them.

    The diaries have one answer of each kind a person; what asks for room stands in for it turned round.
    """
    conflict, content = read(path, "conflict"), read(path, "satisfaction")
    dyads = sorted({dyad for dyad, _ in conflict})
    people = sorted({person for _, person in conflict})
    for name, shifts in (("couples", (0,)), ("strangers", range(1, SHIFTS + 1))):
        grids = []
        for shift in shifts:
            for place, dyad in enumerate(dyads):
                other = dyads[(place + shift) % len(dyads)]
                pair = ((dyad, people[0]), (other, people[1]))
                if all(who in conflict and who in content for who in pair):
                    grids.append(_grid([(conflict[who], content[who]) for who in pair]))
        cycles = [fit(grid) for grid in grids]
        across = [abs(each.same_day[key].mean) for each in cycles for key in ACROSS]
        said = [any(_is_seen(each.same_day[key]) for key in ACROSS) for each in cycles]
        likely = [each.p_cycle > LIKELY for each in cycles]
        print(
            f"{name}: {len(cycles)}; mean size of same-day links {np.mean(across):.3f};"
            f" something said to go together {np.mean(said):.1%}; a loop called likely {np.mean(likely):.1%}"
        )


ACROSS = ("worry_1~worry_2", "worry_1~space_2", "space_1~worry_2", "space_1~space_2")
LIKELY, SEEN = 0.9, 0.15


def _is_seen(band: Band) -> bool:
    return (band.lo > 0 or band.hi < 0) and abs(band.mean) >= SEEN


def _grid(pair: list[tuple[Array, Array]]) -> Array:
    grid = np.full((DAYS, 12), np.nan)
    for seat, (conflict, content) in enumerate(pair):
        grid[:, 2 * seat] = np.rint((conflict - 1) * 10 / 6)
        grid[:, 2 * seat + 1] = np.rint((7 - content) * 10 / 6)
    return grid


if __name__ == "__main__":
    main(Path(sys.argv[1]))
