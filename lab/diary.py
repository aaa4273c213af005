"""One day ahead in real diaries, against two plain forecasters: `python -m lab.diary FILE.csv.gz`.

Rows are dyad, person, day (1 to 14) and answers from 1 to 7. The two it is held against know what we do not: the mean
of everybody else, to which a short series is drawn.
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from securebase.core.cycle import forecast

Array = NDArray[np.float64]
DAYS, FIRST = 14, 3


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
        errors: dict[str, list[float]] = {"ours": [], "mean so far": [], "mean drawn to others": [], "own lag": []}
        held = []
        for person, values in series.items():
            for day in range(FIRST, DAYS):
                before, true = values[:day], values[day]
                if np.isnan(true) or np.isnan(before).all():
                    continue
                found = forecast(before, 1, 7)
                others = np.nanmean([each[:day] for who, each in series.items() if who[0] != person[0]])
                count = (~np.isnan(before)).sum()
                drawn = (np.nansum(before) + 2 * others) / (count + 2)
                last = before[-1] if not np.isnan(before[-1]) else drawn
                guesses = (found.mean, np.nanmean(before), drawn, drawn + 0.25 * (last - drawn))
                for kind, guess in zip(errors, guesses, strict=True):
                    errors[kind].append(float(guess - true))
                held.append(found.lo <= true <= found.hi)
        told = ", ".join(f"{kind} {np.sqrt(np.mean(np.square(each))):.3f}" for kind, each in errors.items())
        print(f"{name}: {told}; 80 % bands held {np.mean(held):.1%} of {len(held)} days")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
