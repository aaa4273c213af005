"""An opened day, the weekly look, and short answers. What is not open looks the same, whatever the cause."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.web.couples import access, faces
from securebase.web.openings import actions, days, shown
from securebase.web.openings.forms import AnswerForm
from securebase.web.openings.records import WAYS, Answer, Guess, Way
from securebase.web.shell.calendar import past_day


@require_safe
def day(request: Any, day: date) -> HttpResponse:
    """One day: both halves, or the page that says the same of every day that is not open."""
    opened = _open(request, day)
    if opened is None:
        return render(request, "openings/closed.html")
    return render(request, "openings/day.html", _context(request, opened))


@require_POST
def look(request: Any, day: date) -> HttpResponse:
    """Go and look; noted for oneself, so that Today does not offer it again."""
    if _open(request, day) is not None:
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


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, day: date, way: Way) -> HttpResponse:
    """Write a short answer, see it as the partner will, send it."""
    opened = _open(request, day)
    if opened is None or way in {each.record.way for each in _answers(request, opened) if each.mine}:
        return redirect("openings:day", day)
    sent = request.method == "POST"
    form = AnswerForm(
        request.POST if sent else None,
        library=request.library,
        initial={"words": request.library.say(f"openings.begin_{way}")},
    )
    us = access.us(request)
    page = {"form": form, "way": way, "opened": opened, "own": faces.own(us), "theirs": faces.theirs(us)}
    if not sent or not form.is_valid() or request.POST.get("step") == "change":
        return render(request, "openings/answer.html", page, status=422 if sent and not form.is_valid() else 200)
    words = form.cleaned_data["words"]
    if request.POST.get("step") != "send":
        return render(request, "openings/preview.html", page | {"words": words})
    who = {"by": request.person, "ring": request.ring, "us": us}
    actions.answer(**who, day=day, way=way, words=words, now=request.now)
    return redirect("openings:day", day)


def _today(request: Any) -> date:
    return days.common_today(access.us(request), zone=request.zone, now=request.now)


def _opened(request: Any, some: list[date]) -> list[days.Opened]:
    us, ring = access.us(request), access.ring(request)
    if ring.ours is None:
        raise Http404
    return days.halves(ring, us, days.opened(ring, us, some, today=_today(request)))


def _open(request: Any, day: date) -> days.Opened | None:
    return next(iter(_opened(request, [day])), None)


def _answers(request: Any, opened: days.Opened) -> list[Any]:
    found = access.ring(request).list(Answer, since=opened.day, until=opened.day)
    return found[::-1]


def _context(request: Any, opened: days.Opened) -> dict[str, Any]:
    us, library = access.us(request), request.library
    own, theirs = faces.own(us), faces.theirs(us)
    found = access.ring(request).find(Guess, name=days.name_of(opened.day))
    guess = found.record if found else Guess()
    answers = _answers(request, opened)
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
