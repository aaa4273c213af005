"""What either side does while a pause is open. Each answers with the page; a tab that is too old changes nothing."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from securebase.core.pause import PauseRefused
from securebase.web.couples import access
from securebase.web.pauses import actions, screen
from securebase.web.pauses.forms import AnotherDay, Back, Move
from securebase.web.pauses.models import Pause
from securebase.web.pauses.views import answer, own, times, tomorrow
from securebase.web.shell.gate import locked_ok, safe_next


@locked_ok
@require_POST
def back(request: Any, pause_id: uuid.UUID) -> HttpResponse:
    """Be back: early, in time or late."""
    pause = own(request, pause_id)
    form = Back(request.POST, library=request.library)
    line = form.cleaned_data["line"] if form.is_valid() else None
    if pause.returned_on:  # the same button twice
        return redirect("pauses:pause")
    outcome = actions.come_back(pause=pause, us=access.us(request), ring=request.ring, line=line, now=request.now)
    return answer(request, outcome)


@locked_ok
@require_POST
def sign(request: Any, pause_id: uuid.UUID) -> HttpResponse:
    """The sign on the way."""
    pause = own(request, pause_id)
    if pause.sign_on and pause.facts.sign_at is None:  # the same button twice
        return redirect("pauses:pause")
    return answer(request, actions.give_sign(pause=pause, us=access.us(request), now=request.now))


@require_POST
def unsay(request: Any, pause_id: uuid.UUID) -> HttpResponse:
    """Take back the line that went with it. The promise stays."""
    pause = own(request, pause_id)
    actions.unsay(pause=pause, us=access.us(request), ring=access.ring(request))
    return redirect(safe_next(request.POST.get("next"), reverse("pauses:pause")))


@locked_ok
@require_POST
def still(request: Any, pause_id: uuid.UUID) -> HttpResponse:
    """Still coming, twenty minutes more."""
    pause = own(request, pause_id)
    if pause.moved_to and request.POST.get("was") == pause.return_at.isoformat():  # the same button twice
        return redirect("pauses:pause")
    outcome = actions.still_coming(pause=pause, us=access.us(request), ring=request.ring, now=request.now)
    return answer(request, outcome)


@locked_ok
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Any, pause_id: uuid.UUID) -> HttpResponse:
    """The one move: a later time, and why in one tap (without words from a locked page)."""
    pause, us = own(request, pause_id), access.us(request)
    form = Move(request.POST or None, **times(request))
    if request.method == "POST" and form.is_valid() and form.moment:
        why = form.cleaned_data["why"]
        outcome = actions.move(pause=pause, us=us, ring=request.ring, to=form.moment, why=why, now=request.now)
        if not isinstance(outcome, PauseRefused) or outcome.words_key in ("pause.move_closed", "pause.move_used"):
            return answer(request, outcome)
        form.add_error("why" if outcome.words_key == "pause.why_needed" else "time", screen.refusal(request, outcome))
    shown = {
        "form": form,
        "pause": pause,
        "used": pause.moved_to is not None,
        "locked": request.ring is None,
        "name": screen.partner_name(request),
        "time": screen.clock(request, pause.facts.due_at),
        "back": reverse("pauses:pause"),
    }
    return render(request, "pauses/move.html", shown, status=422 if form.is_bound else 200)


@locked_ok
@require_http_methods(["GET", "HEAD", "POST"])
def day(request: Any, pause_id: uuid.UUID) -> HttpResponse:
    """Another day, at a time."""
    pause, us = own(request, pause_id), access.us(request)
    form = AnotherDay(request.POST or None, **times(request))
    if request.method == "POST" and form.is_valid() and form.moment:
        outcome = actions.another_day(pause=pause, us=us, to=form.moment, tomorrow=tomorrow(request), now=request.now)
        if not isinstance(outcome, PauseRefused) or outcome.words_key == "pause.move_closed":
            return answer(request, outcome)
        form.add_error("date", screen.refusal(request, outcome))
    shown = {"form": form, "name": screen.partner_name(request), "again": True, "back": reverse("pauses:pause")}
    return render(request, "pauses/day.html", shown, status=422 if form.is_bound else 200)


@locked_ok
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: Any, pause_id: uuid.UUID) -> HttpResponse:
    """The one who waits closes the wait, after seeing what the other will see."""
    us = access.us(request)
    pause = Pause.objects.filter(id=pause_id, couple=us.couple, caller=us.partner.person_id).first()
    if pause is None:
        raise Http404
    if request.method == "POST":
        if pause.closed_on:  # the same button twice
            return redirect("pauses:pause")
        return answer(request, actions.close_wait(pause=pause, us=us, now=request.now))
    shown = {
        "pause": pause,
        "name": screen.partner_name(request),
        "time": screen.clock(request, pause.facts.due_at),
        "back": reverse("pauses:pause"),
    }
    return render(request, "pauses/close.html", shown)
