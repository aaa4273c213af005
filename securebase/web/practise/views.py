"""Practise: settling first, one's own words for a hard minute, a quiet reminder. All of it is one's own."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from securebase.web.notices.actions import clock_of
from securebase.web.notices.models import Notice, Reminder
from securebase.web.reaches.records import KeptForMe
from securebase.web.settle import actions as settle
from securebase.web.settle.records import WhatHelped

FEW: Final = 4


@require_safe
def practise(request: Any) -> HttpResponse:
    """What can be done today, alone."""
    ways = (*request.library.breaths, *request.library.scripts)
    best = settle.helped_most(request.ring)
    first = next((way for way in ways if way.id == best), None)
    shown = {
        "best": first,
        "ways": [way for way in ways if way is not first],
        "helped": [stored.record.note for stored in request.ring.list(WhatHelped, limit=FEW)],
        "kept": [stored.record.line for stored in request.ring.list(KeptForMe, limit=FEW) if stored.record.line],
        "reminder": _reminder(request),
    }
    return render(request, "practise/practise.html", shown)


def _reminder(request: Any) -> str:
    """The local time of the daily reminder to settle; empty without one, or while notices are off."""
    row = Reminder.objects.filter(person=request.person, kind=Notice.Place.SETTLE).first()
    return f"{clock_of(row.minute):%H:%M}" if row and request.person.notices else ""
