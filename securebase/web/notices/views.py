"""What waits for somebody, and how they want to be told."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from securebase.web.notices import actions
from securebase.web.notices.forms import Choices, minute_of
from securebase.web.notices.models import Notice
from securebase.web.shell.moments import clock_words

# By path: notices stand below the slices they lead to.
LEADS = {
    Notice.Place.TODAY: "/today/",
    Notice.Place.PAUSE: "/pause/",
    Notice.Place.CHECK_IN: "/check-in/",
    Notice.Place.SETTLE: "/settle/",
}


@require_safe
def notices(request: Any) -> HttpResponse:
    """The list, and under it the choices."""
    return _page(request, Choices(None, person=request.person, library=request.library))


@require_POST
def seen(request: Any) -> HttpResponse:
    """Put everything in the list away."""
    actions.put_away(by=request.person, now=request.now)
    return redirect("notices:list")


@require_POST
def choose(request: Any) -> HttpResponse:
    """Keep the choices."""
    form = Choices(request.POST, person=request.person, library=request.library)
    if not form.is_valid():
        return _page(request, form, status=422)
    quiet = {name: minute_of(form.cleaned_data[name]) for name in ("quiet_from", "quiet_until")}
    actions.choose(by=request.person, on=form.cleaned_data["on"], **quiet)
    actions.remind_daily(by=request.person, minutes=form.minutes(), now=request.now)
    return redirect("notices:list")


def _page(request: Any, form: Choices, status: int = 200) -> HttpResponse:
    shown = [
        {
            "href": LEADS[Notice.Place(notice.place)],
            "time": clock_words(request.library, notice.at, request.zone, request.today),
        }
        for notice in actions.waiting(request.person, now=request.now)
    ]
    return render(request, "notices/list.html", {"notices": shown, "form": form}, status=status)
