"""What may be written to a log: the type of a fault, and the files and lines it passed.

Never a message, a value, a path with ids, a query or a body: a fault in the middle of an entry must not keep the entry.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _lines(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in traceback.walk_tb(trace):
        yield f"  {frame.f_code.co_filename}:{line}"


def tell(fault: BaseException | None) -> str:
    """A fault and what caused it: types, files and lines, one a line."""
    found = [
        "\n".join((f"{type(each).__module__}.{type(each).__qualname__}", *_lines(each.__traceback__)))
        for each in _chain(fault)
    ]
    return "\ncaused by ".join(found)


def _request_line(request: HttpRequest, status: object) -> str:
    match = getattr(request, "resolver_match", None)
    return f"{request.method} {match.route if match else '(no route)'} {status}"


class QuietFormatter(logging.Formatter):
    """One line a record, then the fault's types and places. One about a request tells its route and status only."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            text = _request_line(request, getattr(record, "status_code", ""))
        elif record.exc_info:
            text = str(record.msg)  # the words of the program, without what was to be filled in
        else:
            text = record.getMessage()
        head = f"{self.formatTime(record)} {record.levelname} {record.name} {text}"
        return f"{head}\n{tell(record.exc_info[1])}" if record.exc_info else head


class QuietReporter(ExceptionReporter):
    """Takes the place of Django's report, which would hold locals, the form, cookies and settings."""

    def get_traceback_text(self) -> SafeString:
        return SafeString(tell(self.exc_value))

    def get_traceback_html(self) -> SafeString:
        return format_html("<pre>{}</pre>", tell(self.exc_value))

    def get_traceback_data(self) -> dict[str, Any]:
        return {"report": tell(self.exc_value)}
