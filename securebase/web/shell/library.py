"""The content library, read once and kept for as long as the process lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from securebase.core.library import Library, load_library


@cache
def library() -> Library:
    """The English library. Raises LibraryFaults, with every fault at once; the server asks before it starts."""
    return load_library()


class LibraryMiddleware:
    """Gives each request `request.library`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.library = SimpleLazyObject(library)  # type: ignore[attr-defined]  # see ClockMiddleware
        return self.get_response(request)


__all__ = ["Library", "library"]
