"""The pages of a pause. All of them work without JavaScript, and from a locked page in wordless form."""

from __future__ import annotations

import uuid
from datetime import datetime, time
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.core import pause as rules
from securebase.core.pause import PauseRefused, asks_privately, body_is_high
from securebase.web.couples import access, faces
from securebase.web.pauses import actions, screen
from securebase.web.pauses.clocks import DAY, quick, start_of_tomorrow
from securebase.web.pauses.forms import AnotherDay, Ask, Back, Start, new_token, read_token
from securebase.web.pauses.models import Pause
from securebase.web.shell.gate import locked_ok
from securebase.web.shell.moments import local_moment

MIDNIGHT: Final = time(0)
TIMELY: Final = ("pause.past", "pause.too_soon", "pause.too_far")


def times(request: Any) -> dict[str, Any]:
    """What a form needs to know to turn a clock time into a moment."""
    return {"library": request.library, "now": request.now, "zone": request.zone}


def own(request: Any, pause_id: uuid.UUID) -> Pause:
    """One's own pause in the living couple; a partner's, a stranger's and a missing one look alike."""
    found = Pause.objects.filter(id=pause_id, couple=access.us(request).couple, caller=request.person).first()
    if found is None:
        raise Http404
    return found


def answer(request: Any, outcome: actions.Outcome) -> HttpResponse:
    """Back to the page, or a plain sentence about why nothing was changed (409)."""
    if isinstance(outcome, PauseRefused):
        return render(request, "pauses/refused.html", {"words": screen.refusal(request, outcome)}, status=409)
    return redirect("pauses:pause")


@locked_ok
@require_safe
def pause(request: Any) -> HttpResponse:
    """How it stands, for either side."""
    shown = screen.page(request) if request.us else None
    if shown is None:
        away = reverse("rightnow:now")
        return HttpResponse(headers={"HX-Redirect": away}) if request.htmx else redirect(away)
    form = Back(None, library=request.library)
    return render(request, "pauses/pause.html", shown | {"form": form})


@locked_ok
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any) -> HttpResponse:
    """Until when? Then exactly what the partner will see; only Start sends anything."""
    if request.us is None:
        return redirect("rightnow:words")
    if request.method == "POST":
        steps = {"start": _start, "change": _again}
        return steps.get(request.POST.get("step", ""), _look)(request)
    mine = screen.scene(request.us, request.now).mine
    if mine is not None and mine.phase(request.now) != "another_day":
        return redirect("pauses:pause")
    if "go" not in request.GET and _twice_today(request):
        return render(request, "pauses/two.html", {"close": reverse("rightnow:now")})
    return _again(request)


def _again(request: Any) -> HttpResponse:
    return _until(request, Ask(None, **times(request)), line=request.POST.get("own", ""))


def _look(request: Any) -> HttpResponse:
    form = Ask(request.POST, **times(request))
    line = request.POST.get("line", "")
    if form.is_valid() and form.moment:
        refused = rules.promise(request.now, form.moment)
        if not isinstance(refused, PauseRefused):
            return _preview(request, Start(None, library=request.library), form.moment, line=line)
        form.add_error("time", screen.refusal(request, refused))
    return _until(request, form, line=line, status=422)


def _start(request: Any) -> HttpResponse:
    form = Start(request.POST, library=request.library)
    own = request.POST.get("own", "")
    if not form.is_valid():
        if "at" in form.errors or "token" in form.errors:
            return _until(request, Ask({}, **times(request)), line=own, status=422)
        return _preview(request, form, form.cleaned_data["at"], line=own, status=422)
    given = form.cleaned_data
    outcome = actions.ask(
        by=request.person,
        us=request.us,
        ring=request.ring,
        token=given["token"],
        return_at=given["at"],
        line=form.line(),
        now=request.now,
    )
    if isinstance(outcome, PauseRefused) and outcome.words_key in TIMELY:
        late = Ask({"back": "60"}, **times(request))  # a tab that was left open: its time cannot be promised any more
        late.add_error("time", screen.refusal(request, outcome))
        return _until(request, late, line=own, status=422)
    return answer(request, outcome)


def _until(request: Any, form: Ask, *, line: str = "", status: int = 200) -> HttpResponse:
    choices = [
        {"value": name, "words": f"pause.{words}", "time": screen.clock(request, moment)}
        for name, (words, moment) in quick(request.now, request.zone).items()
    ]
    shown = {"form": form, "choices": choices, "kept_line": line, "close": reverse("rightnow:now")}
    return render(request, "pauses/ask.html", shown, status=status)


def _preview(request: Any, form: Start, moment: datetime, *, line: str, status: int = 200) -> HttpResponse:
    mine = screen.scene(request.us, request.now).mine
    shown = {
        "instead_of": screen.clock(request, mine.facts.due_at)
        if mine and mine.phase(request.now) == "another_day"
        else "",
        "form": form,
        "token": form.data.get("token") or new_token(),
        "at": moment.isoformat(),
        "line": line,
        "name": screen.partner_name(request),
        "name_in": screen.name_in(request),
        "time": screen.clock(request, moment),
        "time_theirs": screen.clock_theirs(request, moment),
        "sign_time": screen.clock(request, rules.midpoint(request.now, moment)),
        "face": faces.own(request.us),
        "back": reverse("pauses:ask"),
    }
    return render(request, "pauses/preview.html", shown, status=status)


def _twice_today(request: Any) -> bool:
    began = local_moment(request.today, MIDNIGHT, request.zone) or request.now - DAY
    own = Pause.objects.filter(caller=request.person, couple=request.us.couple, asked_at__gte=began)
    return asks_privately([row.facts for row in own], began)


@locked_ok
@require_http_methods(["GET", "HEAD", "POST"])
def not_today(request: Any) -> HttpResponse:
    """Say "not today", with a day and a time."""
    us = access.us(request)
    form = AnotherDay(request.POST or None, **times(request))
    token = read_token(request.POST.get("token", ""))
    if request.method == "POST" and form.is_valid() and form.moment:
        outcome = actions.not_today(
            by=request.person,
            us=us,
            token=token,
            to=form.moment,
            tomorrow=tomorrow(request),
            now=request.now,
        )
        if not isinstance(outcome, PauseRefused) or outcome.words_key in ("pause.open_already", "pause.day_already"):
            return answer(request, outcome)
        form.add_error("date", screen.refusal(request, outcome))
    shown = {"form": form, "token": token, "name": screen.partner_name(request), "back": reverse("rightnow:now")}
    return render(request, "pauses/day.html", shown, status=422 if form.is_bound else 200)


def tomorrow(request: Any) -> datetime:
    """When the next day of the one who asks begins."""
    return start_of_tomorrow(request.today, request.zone)


@locked_ok
@require_POST
def body(request: Any) -> HttpResponse:
    """What a high or low body speaks for. The number is looked at and forgotten: it is stored nowhere."""
    given = request.POST.get("body", "")
    number = int(given) if given.isdecimal() and len(given) <= 2 else 0  # noqa: PLR2004 - two digits at most
    shown = screen.page(request) if request.us else None
    if shown is None:
        return redirect("rightnow:now")
    shown |= {"form": Back(None, library=request.library), "given": given, "high": body_is_high(number)}
    return render(request, "pauses/pause.html", shown)
