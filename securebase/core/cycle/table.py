"""Check-ins from CSV lines, couple by couple, with every fault told by its line. Memory: one couple's rows.

A couple's lines stand together, in any order of days.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .series import SERIES

Array = NDArray[np.float64]
HIGHEST: Final = 10.0
MOST: Final = 4000  # days between the first and the last that are laid out; more than ten years
KEYS: Final = ("couple", "day")


class TableFault(ValueError):
    """The table cannot be read at all; the message says why, in one sentence."""


@dataclass
class Rows:
    """One couple's lines: answers by day, and what is wrong with them."""

    couple: str
    answers: dict[int, list[float]] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    dated: bool | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first day, as a number."""
        return min(self.answers)

    def grid(self) -> Array:
        """Days by series, a row for every day from the first to the last, NaN where nothing was answered."""
        return laid_out(self.answers)


def laid_out(answers: Mapping[int, Sequence[float]]) -> Array:
    """Answers by day (the twelve series in their order, NaN where missing) as the table that `fit` takes."""
    if not answers:
        return np.full((0, len(SERIES)), np.nan)
    first = min(answers)
    made = np.full((max(answers) - first + 1, len(SERIES)), np.nan)
    for day, values in answers.items():
        made[day - first] = values
    return made


def couples(lines: Iterable[str]) -> Iterator[Rows]:
    """Each couple of a table of check-ins. Raises TableFault for a header that cannot be used."""
    table = csv.reader(lines)
    places = _places(next(table, []), SERIES)
    now: Rows | None = None
    seen: set[str] = set()
    for row in whole_rows(table):
        name = row[places["couple"]] if len(row) > places["couple"] else ""
        if now is None or name != now.couple:
            if now is not None:
                yield _checked(now)
            now = Rows(name)
            if name in seen:
                now.faults.append(f"line {table.line_num}: the lines of couple {name!r} do not stand together")
            seen.add(name)
        _add(now, row, places, table.line_num)
    if now is not None:
        yield _checked(now)


def whole_rows(table: Iterator[list[str]]) -> Iterator[list[str]]:
    """Lines that hold something. Raises TableFault where the text is no CSV."""
    try:
        yield from (row for row in table if row)
    except csv.Error as fault:
        raise TableFault(f"The table is not CSV: {fault}.") from None


def _places(header: list[str], series: tuple[str, ...]) -> dict[str, int]:
    names = [name.strip().lstrip("\ufeff") for name in header]
    absent = [name for name in KEYS if name not in names]
    unknown = [name for name in names if name not in (*KEYS, *series)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if absent:
        raise TableFault(f"line 1: the header has no column {absent[0]!r}; it is {','.join((*KEYS, *series))}.")
    if unknown:
        raise TableFault(f"line 1: unknown column {unknown[0]!r}; the header is {','.join((*KEYS, *series))}.")
    if twice:
        raise TableFault(f"line 1: the column {twice[0]!r} is there twice.")
    return {name: place for place, name in enumerate(names)}


def _add(rows: Rows, row: list[str], places: dict[str, int], line: int) -> None:
    """One line; a fault is kept with its number, and the line left out."""
    if len(row) != len(places):
        rows.faults.append(f"line {line}: {len(row)} cells, and the header has {len(places)}")
        return
    if not rows.couple:
        rows.faults.append(f"line {line}: the couple is empty")
    day = _day(rows, row[places["day"]].strip(), line)
    values = [_answer(rows, name, row[places[name]].strip(), line) if name in places else np.nan for name in SERIES]
    if day is None:
        return
    if day in rows.answers:
        rows.faults.append(
            f"line {line}: the day {row[places['day']].strip()} is there twice, first in line {rows.lines[day]}"
        )
        return
    rows.answers[day], rows.lines[day] = values, line


def _day(rows: Rows, text: str, line: int) -> int | None:
    try:
        dated = "-" in text[1:]
        day = date.fromisoformat(text).toordinal() if dated else int(text)
    except ValueError:
        rows.faults.append(f"line {line}: the day {text!r} is neither a whole number nor a date like 2026-11-24")
        return None
    if rows.dated not in (None, dated):
        rows.faults.append(f"line {line}: the day {text!r} is of another kind than those before, number or date")
        return None
    rows.dated = dated
    return day


def _answer(rows: Rows, name: str, text: str, line: int) -> float:
    if not text:
        return np.nan
    try:
        value = float(text)
    except ValueError:
        value = np.inf
    if not 0 <= value <= HIGHEST:
        rows.faults.append(f"line {line}: {name} is {text!r}, and an answer is a number from 0 to 10")
        return np.nan
    return value


def _checked(rows: Rows) -> Rows:
    if rows.answers and max(rows.answers) - rows.first >= MOST:
        rows.faults.append(f"line {rows.lines[max(rows.answers)]}: more than {MOST} days after the first")
    return rows
