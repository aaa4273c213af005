"""Static files, straight from their apps, under one name for the whole set: `/static/<version>/<path>`.

The version is a hash over every file, so a new release gets new addresses and an old one may be kept for a year. Since
the whole set moves together, `import "./x.js"` and `url(../fonts/x.woff2)` find their neighbours without rewriting.
There is nothing to collect and nothing to build; the files are a few hundred kilobytes and stay in memory.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed

FOREVER = "public, max-age=31536000, immutable"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
PACKED = {".ico", ".jpg", ".png", ".webp", ".woff2"}  # already as small as they get


@cache
def files() -> dict[str, Path]:
    """Every static file of every app by its name, in the order of the names. Other types of file are left out."""
    found: dict[str, Path] = {}
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            if path.suffix in TYPES:
                found.setdefault(name.replace("\\", "/"), path)
    return dict(sorted(found.items()))


@cache
def version() -> str:
    """Twelve hex digits that change with any change in any file."""
    digest = hashlib.sha256()
    for name, path in files().items():
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


@cache
def content(name: str, *, packed: bool) -> bytes:
    """The bytes of a file that is known to exist, gzipped if `packed`."""
    plain = files()[name].read_bytes()
    return gzip.compress(plain, 9, mtime=0) if packed else plain


class VersionedStorage(StaticFilesStorage):
    """Gives `{% static %}` its addresses. A name without a file is an error at once, not a hole in a page."""

    def url(self, name: str | None) -> str:
        if name not in files():
            raise ValueError(f"There is no static file '{name}'.")
        return f"{settings.STATIC_URL}{version()}/{name}"


def serve(request: HttpRequest) -> HttpResponse | None:
    """The answer for an address below STATIC_URL, or None if there is no such file."""
    rest = request.path_info.removeprefix(settings.STATIC_URL)
    given, _, name = rest.partition("/")
    if rest in files():  # an address without a version is good, but not for long
        given, name = "", rest
    if name not in files():
        return None
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    suffix = files()[name].suffix
    packed = suffix not in PACKED and "gzip" in request.headers.get("Accept-Encoding", "")
    # HEAD sends the same headers; the server drops the body.
    response = HttpResponse(content(name, packed=packed), content_type=TYPES[suffix])
    response["Cache-Control"] = FOREVER if given == version() else "no-cache"
    if suffix not in PACKED:
        response["Vary"] = "Accept-Encoding"
    if packed:
        response["Content-Encoding"] = "gzip"
    return response


class StaticMiddleware:
    """Answers static files before anything asks who is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(settings.STATIC_URL):
            return serve(request) or self.get_response(request)
        return self.get_response(request)
