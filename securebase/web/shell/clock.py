"""The clock: the only place in the web that asks what time it is. Tests and simulations set `read`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponseBase


def _system() -> datetime:
    return datetime.now(tz=UTC)


read: Callable[[], datetime] = _system


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return read()


class ClockMiddleware:
    """Gives each request one moment, `request.now`, so that everything it does happens at the same time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.now = now()  # type: ignore[attr-defined]  # Django's request has no room for what middleware adds
        return self.get_response(request)
