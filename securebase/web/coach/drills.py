"""Say it and Mirror it: one try a screen, an answer at once. Open to anybody; with an account a tick is remembered."""

from __future__ import annotations

import random
from itertools import groupby
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.core import language
from securebase.core.drills import PARTS, Drill, drills, mirrored, tried
from securebase.web.coach import actions
from securebase.web.coach.shown import CARDS
from securebase.web.couples import access
from securebase.web.shell.gate import public

LONGEST: Final = 2000


@public
@require_safe
def index(request: Any) -> HttpResponse:
    """Both sets, and for their owner what was tried."""
    done = actions.done(ring=request.ring) if request.ring else set()
    sets = []
    for name, rows in groupby(drills(), key=lambda each: each.set):
        every = list(rows)
        first = next((each for each in every if each.id not in done), every[0])
        levels = [
            (level, [(each, each.id in done) for each in some])
            for level, some in groupby(every, key=lambda each: each.level)
        ]
        sets.append(
            {
                "name": name,
                "first": first,
                "levels": levels,
                "done": sum(each.id in done for each in every),
                "all": len(every),
            }
        )
    page = {
        "sets": sets,
        "any": bool(done),
        "remembered": request.ring is not None,
        "back": _back(request),
        "place": "practise",
    }
    return render(request, "coach/drills.html", page)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Any, drill_id: str) -> HttpResponse:
    """One try; after an answer, what it did."""
    drill = next((each for each in drills() if each.id == drill_id), None)
    if drill is None:
        raise Http404
    page: dict[str, Any] = {
        "drill": drill,
        "options": _mixed(drill),
        "back": reverse("coach:drills"),
        "place": "practise",
        "next": _next(drill),
    }
    page["around"] = (*drill.text.partition(drill.part),) if drill.part else ()
    if request.method == "POST":
        answered = _chosen(drill, request) if drill.sort != "write" else _written(drill, request)
        if answered.keys() - {"empty"} and request.ring:
            actions.tick(ring=request.ring, drill=drill.id, day=request.today)
        page |= answered
    return render(request, f"coach/{drill.sort}.html", page)


def _mixed(drill: Drill) -> list[tuple[int, str]]:
    """The options in an order that does not give away the best one, the same each time."""
    numbered = [(number, each.words) for number, each in enumerate(drill.options)]
    random.Random(drill.id).shuffle(numbered)  # noqa: S311 - no secret
    return numbered


def _chosen(drill: Drill, request: Any) -> dict[str, Any]:
    given = request.POST.get("option", "")
    if not given.isascii() or not given.isdigit() or int(given) >= len(drill.options):
        return {}
    return {"chosen": int(given), "option": drill.options[int(given)]}


def _written(drill: Drill, request: Any) -> dict[str, Any]:
    answer = request.POST.get("answer", "").replace("\r\n", "\n")[:LONGEST]
    if not answer.strip():
        return {"empty": True} if "answer" in request.POST else {}
    card = CARDS.get(language.danger(answer).label, "")
    if card:
        return {"answer": answer, "card": card}
    if drill.set == "mirror":
        return {"answer": answer, "mirror": mirrored(drill, answer)}
    found = tried(drill, answer)
    return {"answer": answer, "tried": found, "parts": [(part, part in found.there) for part in PARTS]}


def _next(drill: Drill) -> str:
    """The drill after this one in its set; empty after the last."""
    every = [each.id for each in drills() if each.set == drill.set]
    place = every.index(drill.id) + 1
    return every[place] if place < len(every) else ""


def _back(request: Any) -> str:
    return reverse("practise:practise") if request.person else reverse("start:welcome")


@require_POST
def forget(request: Any) -> HttpResponse:
    """Remove every tick."""
    actions.forget(ring=access.ring(request))
    return redirect("coach:drills")
