"""From the door to Django: one request, whole, to a WSGI application in a thread, and its whole answer back.

Bodies are bounded and answers are pages, so both cross between event loop and thread once; that is what makes this
cheaper than streaming adapters (docs/adr/0001-serving.md has the figures).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
SINGLE = {"content-length": "CONTENT_LENGTH", "content-type": "CONTENT_TYPE"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application said."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


def headers_of(scope: Mapping[str, Any]) -> dict[str, str]:
    """A request's headers by lower-case name. Repeated ones are joined, cookies by the sign that parts cookies."""
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name in found:
            value = f"{found[name]}{'; ' if name == 'cookie' else ','}{value}"
        found[name] = value
    return found


def environ(
    scope: Mapping[str, Any], headers: Mapping[str, str], body: bytes, *, scheme: str, client: str
) -> dict[str, Any]:
    """The request as PEP 3333 wants it. `scheme` and `client` are the door's own knowledge, not the request's word."""
    host, port = scope.get("server") or ("localhost", 0)
    values: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": str(host),
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in headers.items():
        if "_" not in name:  # `a_b` and `a-b` would become one name; only the second is real
            values[SINGLE.get(name) or f"HTTP_{name.upper().replace('-', '_')}"] = value
    values["CONTENT_LENGTH"] = str(len(body))
    return values


def call(app: App, values: dict[str, Any]) -> Answer:
    """Run the application to its end. Blocks; call it in a thread."""
    said: list[tuple[str, list[tuple[str, str]]]] = []
    chunks = app(values, lambda status, headers, _fault=None: said.append((status, headers)))
    try:
        body = b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    status, headers = said[-1]
    pairs = [(name.encode("latin-1").lower(), value.encode("latin-1")) for name, value in headers]
    return Answer(int(status.split(" ", 1)[0]), pairs, b"" if values["REQUEST_METHOD"] == "HEAD" else body)
