"""An opened day and the weekly look. What is not open looks the same, whatever the cause."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from securebase.web.couples import access, faces
from securebase.web.openings import actions, days, shown
from securebase.web.openings.records import WAYS, Answer, Guess
from securebase.web.shell.calendar import past_day


@require_safe
def day(request: Any, day: date) -> HttpResponse:
    """One day: both halves, or the page that says the same of every day that is not open."""
    opened = open_day(request, day)
    if opened is None:
        return render(request, "openings/closed.html")
    return render(request, "openings/day.html", _context(request, opened))


@require_POST
def look(request: Any, day: date) -> HttpResponse:
    """Go and look; noted for oneself, so that Today does not offer it again."""
    if open_day(request, day) is not None:
        actions.look(ring=request.ring, day=day)
    return redirect("openings:day", day)


@require_safe
def week(request: Any) -> HttpResponse:
    """The weekly look: what opened of the seven days, those that chance had kept closed among them."""
    us = access.us(request)
    own, theirs = faces.own(us), faces.theirs(us)
    opened = _opened(request, days.week_of_look(_today(request)))
    shown_days = [
        {"day": each.day, "name": past_day(request.library, each.day, request.today), "rows": _short(request, each)}
        for each in opened
    ]
    return render(request, "openings/week.html", {"days": shown_days, "own": own, "theirs": theirs})


def _today(request: Any) -> date:
    return days.common_today(access.us(request), zone=request.zone, now=request.now)


def _opened(request: Any, some: list[date]) -> list[days.Opened]:
    us, ring = access.us(request), access.ring(request)
    if ring.ours is None:
        raise Http404
    return days.halves(ring, us, days.opened(ring, us, some, today=_today(request)))


def open_day(request: Any, day: date) -> days.Opened | None:
    """Both halves of a day, or None if it is not open. 404 for somebody alone."""
    return next(iter(_opened(request, [day])), None)


def answers_to(request: Any, opened: days.Opened) -> list[Any]:
    """The short answers to an open day, oldest first."""
    found = access.ring(request).list(Answer, since=opened.day, until=opened.day)
    return found[::-1]


def _context(request: Any, opened: days.Opened) -> dict[str, Any]:
    us, library = access.us(request), request.library
    own, theirs = faces.own(us), faces.theirs(us)
    found = access.ring(request).find(Guess, name=days.name_of(opened.day))
    guess = found.record if found else Guess()
    answers = answers_to(request, opened)
    gone = {each.record.way for each in answers if each.mine}
    return {
        "opened": opened,
        "name": past_day(library, opened.day, request.today),
        "own": own,
        "theirs": theirs,
        "rows": shown.rows(opened, guess, own, theirs, library),
        "guesses": shown.guesses(opened.theirs, guess, theirs.name, library),
        "asking": shown.worth_asking(opened.theirs),
        "answers": answers,
        "ways": [way for way in WAYS if way not in gone],
    }


def _short(request: Any, opened: days.Opened) -> list[tuple[str, int | None, int | None]]:
    say = request.library.say
    return [
        (say(f"check.{name}_label"), getattr(opened.mine, name), getattr(opened.theirs, name)) for name in shown.ROWS
    ]
