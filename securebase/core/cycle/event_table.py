"""Events from CSV lines, read beside the check-ins: the couples of both tables come in the same order."""

import csv
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from .events import DAY, KINDS, Event
from .table import Rows, TableFault, whole_rows

COLUMNS: Final = ("couple", "time", "partner", "kind")
PARTNERS: Final = ("1", "2", "0", "")


class Events:
    """A table of events, read beside the check-ins. Raises TableFault for a header or an order that cannot be used."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.table = csv.reader(lines)
        header = [name.strip().lstrip("\ufeff") for name in next(self.table, [])]
        if sorted(header) != sorted(COLUMNS):
            raise TableFault(f"The header of the events is {','.join(COLUMNS)}.")
        self.places = {name: header.index(name) for name in COLUMNS}
        self.rows = whole_rows(self.table)
        self.ahead = next(self.rows, None)

    def of(self, rows: Rows) -> list[Event]:
        """The events of a couple, which are next or absent; faults are kept with its lines."""
        found = []
        while self.ahead is not None and self._couple(self.ahead) == rows.couple:
            event = self._event(rows, self.ahead, self.table.line_num)
            found += [event] if event else []
            self.ahead = next(self.rows, None)
        return found

    def rest(self) -> str | None:
        """A couple with events that was not asked for; None if all were."""
        return None if self.ahead is None else self._couple(self.ahead)

    def _couple(self, row: list[str]) -> str:
        return row[self.places["couple"]] if len(row) > self.places["couple"] else ""

    def _event(self, rows: Rows, row: list[str], line: int) -> Event | None:
        if len(row) != len(self.places):
            rows.faults.append(f"events, line {line}: {len(row)} cells, and the header has {len(self.places)}")
            return None
        time, partner, kind = (row[self.places[name]].strip() for name in COLUMNS[1:])
        hours = _hours(time, rows)
        wrong = [
            words
            for words, bad in (
                (
                    f"the time {time!r} is not of the days: a moment like 2026-11-24T21:15, or days like 3.5",
                    hours is None,
                ),
                (f"the partner {partner!r} is 1, 2, or 0 for both", partner not in PARTNERS),
                (f"the kind {kind!r} is one of {', '.join(KINDS)}", kind not in KINDS),
            )
            if bad
        ]
        rows.faults += [f"events, line {line}: {words}" for words in wrong]
        known = next((each for each in KINDS if each == kind), None)
        return None if wrong or hours is None or known is None else Event(hours, int(partner or 0), known)


def _hours(text: str, rows: Rows) -> float | None:
    """Hours since midnight of the couple's first day; None if that cannot be told or lies outside its days."""
    if not rows.answers:
        return None
    try:
        if rows.dated:
            moment = datetime.fromisoformat(text)
            hours = (moment.toordinal() - rows.first) * DAY + moment.hour + moment.minute / 60 + moment.second / 3600
        else:
            hours = (float(text) - rows.first) * DAY
    except ValueError:
        return None
    return hours if 0 <= hours < (max(rows.answers) - rows.first + 1) * DAY else None
