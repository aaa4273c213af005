"""One statement a screen; the answers travel in the form and are kept together after the last one."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.core.measure import Measure
from securebase.web.asked import actions, shown
from securebase.web.asked.records import Answered
from securebase.web.asked.sorts import SORTS, Sort
from securebase.web.couples import access
from securebase.web.shell.calendar import past_day

LEFT_OUT = "-"


@require_safe
def index(request: Any) -> HttpResponse:
    """The three, and when each was answered last."""
    page = {"rows": shown.rows(request), "back": reverse("us:us"), "place": "us"}
    return render(request, "asked/index.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any, slug: str) -> HttpResponse:
    """What they are; then each statement; then it is kept, and what it says is shown."""
    chosen = SORTS[slug]
    measure = chosen.of(request.library)
    page: dict[str, Any] = {"sort": chosen, "measure": measure, "back": reverse("asked:index"), "place": "us"}
    if request.method != "POST":
        return render(request, "asked/intro.html", page | _last(request, chosen))
    given = _given(request, measure)
    if len(given) == len(measure.items):
        answers = {item.id: int(each) for item, each in zip(measure.items, given, strict=True) if each != LEFT_OUT}
        if not answers:  # everything was left out: there is nothing to keep
            return redirect("asked:index")
        ring, token = access.ring(request), _token(request)
        actions.keep(ring=ring, measure=measure, answers=answers, token=token, day=request.today)
        return redirect("asked:seen", slug)
    item = measure.items[len(given)]
    choices = range(measure.low, measure.high + 1)
    token = _token(request)
    shown_now = {"given": given, "item": item, "number": len(given) + 1, "choices": choices, "token": token}
    return render(request, "asked/item.html", page | shown_now | {"places": range(len(measure.items))})


def _given(request: Any, measure: Measure) -> list[str]:
    """The answers so far, up to the first that is none, and the one that was pressed now."""
    known = {LEFT_OUT, *(str(number) for number in range(measure.low, measure.high + 1))}
    given: list[str] = []
    for each in request.POST.getlist("a")[: len(measure.items)]:
        if each not in known:
            break
        given.append(each)
    if request.POST.get("go") == "back":
        return given[:-1]
    pressed = request.POST.get("answer")
    return [*given, pressed] if pressed in known and len(given) < len(measure.items) else given


def _token(request: Any) -> str:
    """What makes one way through the statements one, however often its last form is sent."""
    try:
        return uuid.UUID(request.POST.get("token", "")).hex
    except ValueError:
        return uuid.uuid4().hex


def _last(request: Any, sort: Sort) -> dict[str, Any]:
    """Whose statements these are, when they were answered last, and whether that is too lately to say more."""
    times = shown.times(access.ring(request), sort.of(request.library))
    ours = {"ours": sort.is_ours(request.library)}
    if not times:
        return ours
    newest = times[-1].day
    soon = request.today - newest < timedelta(days=sort.apart)
    return ours | {"last": past_day(request.library, newest, request.today), "soon": soon}


@require_safe
def seen(request: Any, slug: str) -> HttpResponse:
    """What the answers say, with how sure that is; every time in numbers; a way to remove each."""
    page = shown.result(request, SORTS[slug])
    return render(request, f"asked/{slug}.html", page | {"back": reverse("asked:index"), "place": "us"})


@require_POST
def remove(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Remove one time, for good."""
    stored = access.mine(request, Answered, ref)
    actions.remove(ring=access.ring(request), stored=stored)
    sorts = SORTS.values()
    slug = next((each.slug for each in sorts if each.of(request.library).id == stored.record.measure), None)
    return redirect("asked:seen", slug) if slug else redirect("asked:index")
