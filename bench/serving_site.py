"""The site for measuring serving layouts: a page of 20 rows from SQLite, and a way to ring the doorbell."""

from __future__ import annotations

import asyncio
import importlib
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import django
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from granian import Granian
from granian.constants import Interfaces
from granian.server.embed import Server

from securebase.env import Url
from securebase.web.shell import doorbell
from securebase.web.shell.door import Door
from securebase.web.shell.knock import Knock

ROWS = 20
PAGE = """<!doctype html><title>Rows</title><ul>
{% for row in rows %}<li id="row-{{ row.0 }}"><b>{{ row.1 }}</b> {{ row.2 }}</li>{% endfor %}</ul>"""


def configure(folder: Path) -> None:
    """Set Django up with a database of its own in `folder`."""
    database = folder / "rows.sqlite3"
    if not database.exists():
        with sqlite3.connect(database) as made:
            made.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, title TEXT, words TEXT)")
            rows = [(f"Row {n}", "words " * 12) for n in range(200)]
            made.executemany("INSERT INTO row (title, words) VALUES (?, ?)", rows)
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database, "CONN_MAX_AGE": None}},
        USE_TZ=True,
    )
    django.setup()


def page(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Twenty rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, title, words FROM row ORDER BY id DESC LIMIT %s", [ROWS])
        rows = cursor.fetchall()
    return HttpResponse(_template().render({"rows": rows}))


def _template() -> Any:
    if PAGE not in _made:
        _made[PAGE] = engines["django"].from_string(PAGE)
    return _made[PAGE]


_made: dict[str, Any] = {}


def ring(request: HttpRequest, n: int) -> HttpResponse:  # noqa: ARG001
    """Ring for person number n, as an act of their partner would."""
    doorbell.ring(UUID(int=n))
    return HttpResponse()


def who(cookies: dict[str, str], now: datetime) -> tuple[UUID, UUID] | None:  # noqa: ARG001
    """The person whose number the cookie holds."""
    return (UUID(int=int(cookies["sid"])), UUID(int=0)) if "sid" in cookies else None


urlpatterns = [path("page/", page), path("ring/<int:n>/", ring)]


def serve(layout: str, port: int, folder: Path) -> None:
    """Serve the site in one of the layouts until the process is ended."""
    configure(folder)

    if layout in ("door", "a2wsgi"):
        _embedded(layout, port)
        return
    interface = Interfaces.ASGI if layout == "django-asgi" else Interfaces.WSGI
    target = "asgi" if layout == "django-asgi" else "wsgi"
    threads = 8 if layout == "wsgi" else None
    Granian(
        f"bench.serving_site:{target}",
        port=port,
        interface=interface,
        workers=1,
        blocking_threads=threads,
        log_enabled=False,
    ).serve(target_loader=lambda _: application(target))


def application(kind: str) -> Any:
    """Django's own handler of one kind."""
    return get_asgi_application() if kind == "asgi" else get_wsgi_application()


def _embedded(layout: str, port: int) -> None:
    target = _door(port) if layout == "door" else _a2wsgi()
    server = Server(
        target,
        port=port,
        interface=Interfaces.ASGINL,
        backlog=1024,
        backpressure=4096,
        websockets=False,
        log_enabled=False,
    )

    async def go() -> None:
        if isinstance(target, Door):
            target.open()
        await server.serve()

    asyncio.run(go())


def _door(port: int) -> Any:
    url = Url("http", "127.0.0.1", port)
    return Door(application("wsgi"), Knock(doorbell.bell, who), url=url, limit=8 * 2**20, proxies=0)


def _a2wsgi() -> Any:
    return importlib.import_module("a2wsgi").WSGIMiddleware(application("wsgi"), workers=8)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
