"""The eight questions, one a screen. What was answered travels in the form alone; the server keeps none of it."""

from __future__ import annotations

import uuid
from itertools import takewhile
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.core.safety_check import ANSWERS, QUESTIONS, Answer, result
from securebase.web.couples import access
from securebase.web.safety import actions
from securebase.web.safety.records import SafetyNote
from securebase.web.shell.calendar import past_day
from securebase.web.shell.gate import public


@public
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: Any) -> HttpResponse:
    """What they are; then each question; then where the answers lead."""
    page: dict[str, Any] = {"back": _home(request)}
    if request.method != "POST":
        kept = request.ring.count(SafetyNote) if request.ring else 0
        return render(request, "safety/intro.html", page | {"kept": kept})
    answers = _answers(request)
    if request.POST.get("go") == "back":
        answers = answers[:-1]
    elif request.POST.get("answer") in ANSWERS and len(answers) < QUESTIONS:
        answers.append(cast(Answer, request.POST["answer"]))
    if len(answers) == QUESTIONS:
        shown: dict[str, Any] = {"answers": answers, "result": result(answers), "token": uuid.uuid4().hex}
        return render(request, "safety/result.html", page | shown)
    shown = {"answers": answers, "number": len(answers) + 1, "choices": ANSWERS, "place_of_all": range(QUESTIONS)}
    return render(request, "safety/question.html", page | shown)


@require_POST
def keep(request: Any) -> HttpResponse:
    """Keep the answers on purpose."""
    answers = _answers(request)
    if len(answers) != QUESTIONS:
        return redirect("safety:questions")
    token = request.POST.get("token", "")[:64]
    actions.keep(ring=access.ring(request), answers=answers, token=token, day=request.today)
    return redirect("safety:kept")


@require_safe
def kept(request: Any) -> HttpResponse:
    """What was kept, newest first."""
    notes = [
        {
            "ref": stored.ref,
            "day": past_day(request.library, stored.day, request.today),
            "result": result(stored.record.answers),
            "answers": list(enumerate(stored.record.answers, 1)),
        }
        for stored in access.ring(request).list(SafetyNote)
    ]
    return render(request, "safety/kept.html", {"notes": notes, "back": reverse("safety:questions")})


@require_POST
def remove(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Remove what was kept, for good."""
    access.ring(request).remove(access.mine(request, SafetyNote, ref))
    return redirect("safety:kept")


@require_POST
def offered(request: Any) -> HttpResponse:
    """An answer to the offer on Today: begin, or not now."""
    actions.was_offered(ring=access.ring(request), day=request.today)
    return redirect("safety:questions" if request.POST.get("go") == "begin" else "/today/")


@require_http_methods(["GET", "HEAD", "POST"])
def two(request: Any) -> HttpResponse:
    """Offer me nothing for two: what it changes, and the choice."""
    ring = access.ring(request)
    if request.method == "POST" and request.POST.get("two") in ("nothing", "offered"):
        actions.for_two(ring=ring, offered=request.POST["two"] == "offered", day=request.today)
        return redirect("safety:two")
    nothing = actions.choices(ring).nothing_for_two
    return render(request, "safety/two.html", {"nothing": nothing, "back": reverse("support:support")})


def _answers(request: Any) -> list[Answer]:
    """The answers so far, up to the first that is none."""
    return list(takewhile(lambda given: given in ANSWERS, request.POST.getlist("a")[:QUESTIONS]))


def _home(request: Any) -> str:
    return reverse("today:today") if request.person else reverse("start:welcome")
