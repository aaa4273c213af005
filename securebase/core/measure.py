"""A measure: a questionnaire with its items and scales, read from one TOML file, ours or somebody else's.

Published questionnaires are not ours to ship. Who may use one writes it down in this form (`docs/models/measures.md`),
and everything that scores our own then scores it too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any

from .library_reading import build, read_toml, repeated

Answers = Mapping[str, int | None]
ROUNDED = 1e-6  # two numbers of a file that differ by less are the same
WIDEST = 101  # points of an answer at most: 0 to 100


class MeasureFaults(ValueError):
    """A measure cannot be used; `faults` holds every reason, the message shows them one a line."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(faults))


@dataclass(frozen=True, slots=True)
class Scale:
    """What some of the items measure, and what is known of people at large: a prior, not a norm to be judged by.

    `mean` and `sd` are those of the mean of the items, in points of an answer; `reliability` that of the mean of all
    items of the scale, above 0 and below 1.
    """

    id: str
    title: str
    mean: float
    sd: float
    reliability: float


@dataclass(frozen=True, slots=True)
class Item:
    """One statement. `reversed`: agreeing with it speaks for less of what the scale measures."""

    id: str
    scale: str
    text: str
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Norms:
    """How a large sample answered, items in the order of the file: what makes answers at random stand out.

    `correlation` holds one row an item. `cutoff` is the strangeness (`careless.strangeness`) that only few people of
    that sample passed.
    """

    source: str
    mean: tuple[float, ...]
    sd: tuple[float, ...]
    correlation: tuple[tuple[float, ...], ...]
    cutoff: float


@dataclass(frozen=True, slots=True)
class Measure:
    """A questionnaire. Answers are whole numbers from `low` to `high`; items come in the order they are shown.

    `correlation` is that of the true scores of the first two scales in people at large.
    """

    id: str
    name: str
    low: int
    high: int
    low_label: str
    high_label: str
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    sources: tuple[str, ...]
    reviewed: date
    correlation: float = 0.0
    norms: Norms | None = None

    def items_of(self, scale: str) -> tuple[Item, ...]:
        """The items of one scale, in order."""
        return tuple(item for item in self.items if item.scale == scale)

    def points(self, item: Item, answer: int) -> int:
        """The answer counted in the direction of the scale."""
        return self.low + self.high - answer if item.reversed else answer


def read_measure(path: Path) -> Measure:
    """The measure in a file. Raises MeasureFaults with every fault at once."""
    faults: list[str] = []
    table = read_toml(path, faults)
    measure = None if faults else measure_of(table, path.name, faults)
    if measure is None:
        raise MeasureFaults(faults)
    return measure


def measure_of(table: Mapping[str, Any], where: str, faults: list[str]) -> Measure | None:
    """The measure in a table that was read already; None with the reasons added to `faults`."""
    made = build(Measure, table, where, faults)
    if made is None:
        return None
    found = [f"{where}: {fault}" for fault in (*_faults(made), *_norm_faults(made))]
    faults.extend(found)
    return None if found else made


def _faults(measure: Measure) -> Iterator[str]:
    if not measure.low < measure.high <= measure.low + WIDEST - 1:
        yield f"'high' is above 'low', by {WIDEST - 1} at most"
    if not -1 < measure.correlation < 1:
        yield "'correlation' is above -1 and below 1"
    for kind, values in (("scales", measure.scales), ("items", measure.items)):
        yield from (f"{kind}: id '{name}' is there twice" for name in repeated(value.id for value in values))
    for scale in measure.scales:
        if not (isfinite(scale.mean) and measure.low <= scale.mean <= measure.high):
            yield f"scale {scale.id}: 'mean' is from 'low' to 'high'"
        if not (isfinite(scale.sd) and scale.sd > 0):
            yield f"scale {scale.id}: 'sd' is above 0"
        if not 0 < scale.reliability < 1:
            yield f"scale {scale.id}: 'reliability' is above 0 and below 1"
        if not measure.items_of(scale.id):
            yield f"scale {scale.id}: no item belongs to it"
    known = {scale.id for scale in measure.scales}
    yield from (f"item {item.id}: unknown scale '{item.scale}'" for item in measure.items if item.scale not in known)


def _norm_faults(measure: Measure) -> Iterator[str]:
    norms, wide = measure.norms, len(measure.items)
    if norms is None:
        return
    rows = (norms.mean, norms.sd, *norms.correlation)
    if len(norms.correlation) != wide or any(len(row) != wide for row in rows):
        yield f"norms: 'mean', 'sd' and each row of 'correlation' hold one number an item, and there are {wide}"
    elif not all(isfinite(number) for row in rows for number in row) or min(norms.sd) <= 0:
        yield "norms: every number is finite, and each 'sd' above 0"
    elif any(abs(norms.correlation[i][j] - norms.correlation[j][i]) > ROUNDED for i in range(wide) for j in range(i)):
        yield "norms: 'correlation' is the same read across and down"
