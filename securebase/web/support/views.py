"""Support: readable by anybody, signed in or not, with or without a connection. It writes nothing and sets nothing.

Signed out there is no form and no token on its pages, so that they are the same for everybody and may be kept.
"""

from __future__ import annotations

from typing import Any, Final, get_args

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from securebase.core.library_types import Country, Helpline, Purpose
from securebase.web.shell.calendar import date_words
from securebase.web.shell.gate import public
from securebase.web.support.numbers import Part, parts

PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
ALWAYS: Final = ("crisis", "violence", "own_harm")  # said in words where we know no line of the kind


def _answer(request: Any, template: str, shown: dict[str, Any], back: str) -> HttpResponse:
    response = render(request, f"support/{template}.html", shown | {"back": back})
    if request.person is None:
        response["Cache-Control"] = "no-cache"
    response["Vary"] = "Cookie"
    return response


@public
@require_safe
def support(request: Any) -> HttpResponse:
    """Danger first, then lines by country, how to find help, and what is for one alone."""
    shown = {"countries": request.library.countries, "pages": request.library.support}
    return _answer(request, "support", shown, reverse("today:today") if request.person else reverse("start:welcome"))


@public
@require_safe
def country(request: Any, code: str) -> HttpResponse:
    """The lines of one country. The country is in the address and remembered nowhere."""
    try:
        found: Country = request.library.country(code.upper())
    except KeyError as unknown:
        raise Http404 from unknown
    groups = [(purpose, _lines(request, found, purpose)) for purpose in PURPOSES]
    shown = {
        "country": found,
        "emergency": [Part(part.words.strip(" ,"), part.dial) for part in parts(found.emergency)],
        "emergency_checked": _day(request, found.checked),
        "groups": [(purpose, lines) for purpose, lines in groups if lines or purpose in ALWAYS],
    }
    return _answer(request, "country", shown, reverse("support:support"))


def _lines(request: Any, found: Country, purpose: Purpose) -> list[dict[str, Any]]:
    lines: tuple[Helpline, ...] = request.library.lines(found.code, purpose)
    return [
        {"line": line, "phone": parts(line.phone), "text": parts(line.text), "checked": _day(request, line.checked)}
        for line in lines
    ]


@public
@require_safe
def read(request: Any, page_id: str) -> HttpResponse:
    """One page about finding help, with its sources and the day it was last looked over."""
    try:
        page = request.library.page(page_id)
    except KeyError as unknown:
        raise Http404 from unknown
    shown = {"page": page, "reviewed": _day(request, page.reviewed)}
    return _answer(request, "read", shown, reverse("support:support"))


def _day(request: Any, day: Any) -> str:
    return f"{date_words(request.library, day)} {day.year}"
