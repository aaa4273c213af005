"""Say what couples' daily check-ins show: a CSV table in, one JSON object a couple out, with honest uncertainty."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import IO, Any

from securebase.env import BadSetting

DIGITS = 4
NAMES = {"one": "partner 1", "two": "partner 2"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The table of check-ins, that of events, and how wide an interval is."""
    parser.add_argument("file", help="a table of check-ins; - is standard input")
    parser.add_argument("--events", type=Path, metavar="FILE", help="a table of events: couple,time,partner,kind")
    parser.add_argument("--level", type=float, default=0.8, help="how much an interval from lo to hi holds (0.8)")


def run(args: argparse.Namespace) -> int:
    """One line a couple; 1 if a couple could not be read, 2 if a table cannot be read at all."""
    from securebase.core.cycle.table import TableFault

    if not 0 < args.level < 1:
        raise BadSetting("--level is above 0 and below 1, like 0.8.")
    status = 0
    try:
        with ExitStack() as stack:
            days = sys.stdin if args.file == "-" else stack.enter_context(_opened(Path(args.file)))
            events = stack.enter_context(_opened(args.events)) if args.events else None
            for good, answer in _answers(days, events, args.level):
                status = status if good else 1
                sys.stdout.write(json.dumps(answer, allow_nan=False) + "\n")
    except TableFault as fault:
        raise BadSetting(str(fault)) from None
    except UnicodeDecodeError:
        raise BadSetting("A table is not UTF-8.") from None
    sys.stdout.flush()
    return status


def _opened(path: Path) -> IO[str]:
    try:
        return path.open(encoding="utf-8", newline="")
    except OSError as fault:
        raise BadSetting(f"{path} cannot be read: {fault.strerror}.") from None


def _answers(days: IO[str], events: IO[str] | None, level: float) -> Iterator[tuple[bool, dict[str, Any]]]:
    from securebase.core.cycle.event_table import Events
    from securebase.core.cycle.table import TableFault, couples

    beside = Events(events) if events else None
    for rows in couples(days):
        found = beside.of(rows) if beside else []
        yield _answer(rows, found, level)
    left = beside.rest() if beside else None
    if left is not None:
        raise TableFault(f"The events of couple {left!r} come in another order than the check-ins, or have none.")


def _answer(rows: Any, events: list[Any], level: float) -> tuple[bool, dict[str, Any]]:
    from securebase.core.cycle import fit, say

    if rows.faults:
        return False, {"couple": rows.couple, "error": "; ".join(rows.faults[:10])}
    cycle = fit(rows.grid(), events=events, level=level)
    found = _rounded(asdict(cycle))
    plain = [_library().say(each.key, **_named(each.slots)) for each in say(cycle)]
    return True, {
        "couple": rows.couple,
        "enough": cycle.enough,
        **found,
        "plain": [each[0].upper() + each[1:] for each in plain],
    }


def _named(slots: Any) -> dict[str, str]:
    return {key: NAMES.get(value, value) for key, value in slots.items()}


@cache
def _library() -> Any:
    from securebase.core.library import load_library

    return load_library()


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return round(value, DIGITS) if isinstance(value, float) else value
