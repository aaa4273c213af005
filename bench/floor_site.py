"""The floor: the same pages in bare Django, unsealed, behind the same door.

Run as `python -m bench.floor_site FOLDER PORT ROWS`.
"""

from __future__ import annotations

import asyncio
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path
from granian.constants import Interfaces
from granian.server.embed import Server

from securebase.env import Url
from securebase.web.shell import doorbell
from securebase.web.shell.door import Door
from securebase.web.shell.knock import Knock

PAGE = """<!doctype html><html lang="en"><title>Notes</title><link rel="stylesheet" href="/s.css"><ul>
{% for row in rows %}<li><article><p>{{ row.day }}</p><h2>{{ row.title }}</h2><p>{{ row.text|truncatechars:420 }}</p>
<p><a href="/note/{{ row.id }}/">Read</a></p></article></li>{% endfor %}</ul></html>"""


def configure(folder: Path) -> None:
    """Django with one table and nothing else; SQLite as safe as ours (WAL, FULL)."""
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "floor.sqlite3",
                "CONN_MAX_AGE": None,
                "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"},
            }
        },
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


configure(Path(sys.argv[1]))


class Note(models.Model):
    """A note in the clear."""

    day = models.DateField(db_index=True)
    title = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        app_label = "floor"


_TEMPLATE = engines["django"].from_string(PAGE)


def page(rows: models.QuerySet[Note]) -> HttpResponse:
    """Fifty rows as HTML."""
    return HttpResponse(_TEMPLATE.render({"rows": rows}))


def newest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The newest fifty."""
    return page(Note.objects.order_by("-day", "-id")[:50])


def create(request: HttpRequest) -> HttpResponse:
    """One more note."""
    Note.objects.create(day=date(2026, 11, 24), title="", text=request.POST["text"])
    return redirect("/")


def find(request: HttpRequest) -> HttpResponse:
    """Search by LIKE."""
    return page(Note.objects.filter(text__contains=request.POST["q"]).order_by("-day", "-id")[:50])


def sign_in(request: HttpRequest) -> HttpResponse:
    """Django's own password hash, once."""
    return HttpResponse(make_password(request.POST["passphrase"]))


urlpatterns = [path("", newest), path("create/", create), path("find/", find), path("sign-in/", sign_in)]


def fill(rows: int) -> None:
    """Make the table and its rows."""
    rng = random.Random(7)
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    vocabulary = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "dklmnrst"]
    notes = []
    for number in range(rows):
        said = rng.choices(vocabulary, k=120)
        said[7] = "kingfisher" if number % 1000 == 0 else said[7]
        day = date(2026, 11, 24) - timedelta(days=(rows - number) * 3650 // rows)
        notes.append(Note(day=day, title="", text=" ".join(said)))
    Note.objects.bulk_create(notes, batch_size=500)


async def serve(port: int) -> None:
    """The same door and the same server as ours."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415  # only once Django is set up

    knock = Knock(doorbell.bell, lambda cookies, now: None)  # noqa: ARG005  # nobody is signed in here
    url = Url("http", "127.0.0.1", port)
    door = Door(get_wsgi_application(), knock, url=url, limit=8 * 2**20, proxies=0)
    server = Server(door, port=port, interface=Interfaces.ASGINL, websockets=False, log_enabled=False)
    door.open()
    await server.serve()


if __name__ == "__main__":
    fill(int(sys.argv[3]))
    asyncio.run(serve(int(sys.argv[2])))
