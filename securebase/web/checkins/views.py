"""The check-in of a day: write it, keep it or give it, look back on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.core.checkin import when
from securebase.vault.keyring import StaleRecord
from securebase.web.checkins import actions
from securebase.web.checkins.forms import NUMBERS, DayForm, shown
from securebase.web.checkins.records import CheckIn
from securebase.web.couples import access
from securebase.web.drafts import actions as drafts
from securebase.web.openings import days as openings
from securebase.web.openings.actions import Frozen
from securebase.web.shell.calendar import past_day


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: Any) -> HttpResponse:
    """Today's form; once it is filled in, what it says."""
    if request.method == "POST":
        return save(request)
    found = actions.of(access.ring(request), request.today)
    return _done(request, found.record) if found else change(request)


@require_safe
def change(request: Any) -> HttpResponse:
    """The form again, as it was kept. A day that was given is only shown."""
    found = actions.of(access.ring(request), request.today)
    if found is not None and actions.given(request.ring, request.today) is not None:
        return redirect("checkins:form")
    slot = _slot(request.today)
    draft = drafts.find(ring=request.ring, by=request.person.vault, slot=slot, now=request.now)
    initial = shown(request.today, found.record if found else None, found.revision if found else 0)
    typed = {name: value for name, value in (draft.first() if draft else {}).items() if name not in ("day", "seen")}
    return _page(request, DayForm(initial=initial | typed, library=request.library, name=_name(request)))


@require_POST
def save(request: Any) -> HttpResponse:
    """Keep or give. What cannot be saved comes back with its words, and why in a plain sentence."""
    day_form = DayForm(request.POST, library=request.library, name=_name(request))
    if not day_form.is_valid():
        return _page(request, day_form, status=422)
    day = day_form.cleaned_data["day"]
    timing = when(day, request.now.astimezone(request.zone))
    if timing != "now":
        return _again(request, "check.other_day" if timing == "past" else "check.other_future")
    try:
        _store(request, day_form, day)
    except Frozen:
        return _again(request, "check.frozen_given")
    except StaleRecord:
        return _again(request, "err.stale")
    drafts.discard(by=request.person.vault, slot=_slot(day))
    return redirect("checkins:form") if day == request.today else redirect("checkins:days")


@require_safe
def days(request: Any) -> HttpResponse:
    """One's own days, newest first, for oneself alone."""
    found = access.ring(request).list(CheckIn, limit=60)
    shown_days = [
        {
            "name": past_day(request.library, stored.day, request.today),
            "day": stored.day,
            "record": stored.record,
            "numbers": _numbers(request, stored.record),
        }
        for stored in found
    ]
    return render(request, "checkins/days.html", {"days": shown_days})


def _store(request: Any, day_form: DayForm, day: date) -> None:
    who = {"ring": request.ring, "day": day, "answers": day_form.answers()}
    seen = day_form.cleaned_data["seen"] or 0
    if "give" in request.POST and _name(request):
        with_line = day_form.cleaned_data["give_line"]
        both = {"by": request.person, "us": access.us(request), "now": request.now}
        actions.give(**who, **both, with_line=with_line, seen=seen)
    else:
        actions.keep(**who, seen=seen)


def _name(request: Any) -> str:
    """The partner's name; empty while there is nobody to give to."""
    return request.us.partner.name if request.us is not None and request.ring.ours is not None else ""


def _slot(day: date) -> str:
    return f"checkin:{day.isoformat()}"


def _again(request: Any, why: str) -> HttpResponse:
    """What was typed, in today's form (409): it can be looked over and saved once more."""
    found = actions.of(request.ring, request.today)
    data = request.POST.copy()
    data["day"], data["seen"] = request.today.isoformat(), str(found.revision if found else 0)
    day_form = DayForm(data, library=request.library, name=_name(request))
    return _page(request, day_form, status=409, why=request.library.say(why))


def _page(request: Any, day_form: DayForm, *, status: int = 200, why: str = "") -> HttpResponse:
    name = _name(request)
    page = {"form": day_form, "name": name, "why": why, "slot": _slot(request.today)}
    return render(request, "checkins/form.html", page, status=status)


def _done(request: Any, record: CheckIn) -> HttpResponse:
    given = actions.given(request.ring, request.today)
    page = {"record": record, "numbers": _numbers(request, record), "given": given, "today": request.today}
    page["opened"] = given is not None and _is_open(request)
    return render(request, "checkins/done.html", page)


def _is_open(request: Any) -> bool:
    us = access.us(request)
    today = openings.common_today(us, zone=request.zone, now=request.now)
    return bool(openings.opened(request.ring, us, [request.today], today=today))


def _numbers(request: Any, record: CheckIn) -> list[tuple[str, int | None]]:
    return [(request.library.say(f"check.{name}_label"), getattr(record, name)) for name in NUMBERS]
