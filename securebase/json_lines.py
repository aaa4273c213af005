"""JSON Lines in, JSON Lines out: one answer a line, in order, each with the `id` of its line, in constant memory."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from math import isfinite
from typing import Any, BinaryIO, Final, NoReturn

Record = dict[str, Any]
LONGEST: Final = 4 * 2**20  # bytes a line: far above anything that people write, and no danger to memory


class BadLine(ValueError):
    """A line that cannot be answered; the message is what the one who sent it can put right."""


def _no_constant(name: str) -> NoReturn:
    raise BadLine(f"{name} is no number in JSON.")


def answers(lines: Iterable[bytes], answer: Callable[[Record], Record]) -> Iterator[tuple[bool, Record]]:
    """For each line that is not blank: whether it was good, and what to print for it."""
    for line in lines:
        if not line.strip():
            continue
        record: Record = {}
        try:
            record = _read(line)
            yield True, {"id": record.get("id"), **answer(record)}
        except BadLine as fault:
            yield False, {"id": record.get("id"), "error": str(fault)}


def _read(line: bytes) -> Record:
    if len(line) > LONGEST:
        raise BadLine(f"The line is longer than {LONGEST} bytes.")
    try:
        record = json.loads(line.decode("utf-8"), parse_constant=_no_constant, parse_float=_finite)
    except UnicodeDecodeError:
        raise BadLine("The line is not UTF-8.") from None
    except RecursionError:
        raise BadLine("The line is nested too deeply.") from None
    except json.JSONDecodeError as fault:
        raise BadLine(f"The line is not JSON: {fault.msg}, at character {fault.pos + 1}.") from None
    except BadLine:
        raise
    except ValueError:
        raise BadLine("The line holds a number with too many digits.") from None
    if not isinstance(record, dict):
        raise BadLine("The line is not a JSON object.")
    return record


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise BadLine(f"{text} is too large a number.")
    return number


def _bounded(source: BinaryIO) -> Iterator[bytes]:
    """Lines; of one that is too long only the beginning is kept, one byte more than is allowed."""
    while line := source.readline(LONGEST + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > LONGEST:
            line = source.readline(LONGEST + 1)


def stream(answer: Callable[[Record], Record]) -> int:
    """Answer standard input on standard output; the exit status, 1 if a line was bad."""
    status = 0
    for good, record in answers(_bounded(sys.stdin.buffer), answer):
        status = status if good else 1
        sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()
    return status
