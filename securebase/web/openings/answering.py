"""A short answer to an open day: written, seen once more as the partner will, sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from securebase.web.couples import access, faces
from securebase.web.drafts import actions as drafts
from securebase.web.openings import actions, days
from securebase.web.openings.forms import AnswerForm
from securebase.web.openings.records import Way
from securebase.web.openings.views import answers_to, open_day


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, day: date, way: Way) -> HttpResponse:
    """The form, its preview, or back to the day once it is sent. A day that is not open only shows itself."""
    opened = open_day(request, day)
    if opened is None or way in {each.record.way for each in answers_to(request, opened) if each.mine}:
        return redirect("openings:day", day)
    if request.method != "POST":
        return _form(request, opened, way, AnswerForm(library=request.library, initial=_initial(request, day, way)))
    form = AnswerForm(request.POST, library=request.library)
    if not form.is_valid():
        return _form(request, opened, way, form, status=422)
    return _pressed(request, opened, way, form)


def _pressed(request: Any, opened: days.Opened, way: Way, form: AnswerForm) -> HttpResponse:
    step, words = request.POST.get("step"), form.cleaned_data["words"]
    if step == "change":
        return _form(request, opened, way, form)
    if step != "send":
        return render(request, "openings/preview.html", _page(request, opened, way) | {"words": words})
    who = {"by": request.person, "ring": request.ring, "us": access.us(request)}
    actions.answer(**who, day=opened.day, way=way, words=words, now=request.now)
    drafts.discard(by=request.person.vault, slot=_slot(opened.day, way))
    return redirect("openings:day", opened.day)


def _initial(request: Any, day: date, way: Way) -> dict[str, str]:
    """What was typed before, else a way to begin."""
    draft = drafts.find(ring=request.ring, by=request.person.vault, slot=_slot(day, way), now=request.now)
    return {"words": request.library.say(f"openings.begin_{way}")} | (draft.first() if draft else {})


def _slot(day: date, way: Way) -> str:
    return f"answer:{day.isoformat()}:{way}"


def _form(request: Any, opened: days.Opened, way: Way, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    page = _page(request, opened, way) | {"form": form, "slot": _slot(opened.day, way)}
    return render(request, "openings/answer.html", page, status=status)


def _page(request: Any, opened: days.Opened, way: Way) -> dict[str, Any]:
    us = access.us(request)
    return {"way": way, "opened": opened, "own": faces.own(us), "theirs": faces.theirs(us)}
