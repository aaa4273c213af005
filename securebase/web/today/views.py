"""Today, whole or one part of it; and its taps."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from securebase.web.shell.calendar import date_words, weekday
from securebase.web.today import actions, page
from securebase.web.today.forms import ActForm

PARTS: Final = {"top": page.top_part, "circle": page.circle_part, "news": page.news_part, "own": page.own_part}


@require_safe
def today(request: Any) -> HttpResponse:
    """The whole page."""
    look = page.Looking(request)
    parts: dict[str, Any] = {}
    for part in PARTS.values():
        parts |= part(look)
    local = request.now.astimezone(request.zone)
    head = {
        "weekday": weekday(request.library, request.today),
        "date": date_words(request.library, request.today),
        "night": page.is_night(local.hour),
    }
    return render(request, "today/today.html", parts | head)


@require_safe
def part(request: Any, name: str) -> HttpResponse:
    """One part, for a page that was told to look again."""
    return render(request, f"today/{name}.html", PARTS[name](page.Looking(request)))


@require_POST
def act(request: Any) -> HttpResponse:
    """A tap on the step, or "I dared"."""
    form = ActForm(request.POST, library=request.library)
    if not form.is_valid():
        return HttpResponse(status=422)
    actions.note(ring=request.ring, day=request.today, **form.cleaned_data)
    return part_own(request) if request.htmx else redirect("today:today")


def part_own(request: Any) -> HttpResponse:
    """One's own part, after a tap."""
    return render(request, "today/own.html", page.own_part(page.Looking(request)))
