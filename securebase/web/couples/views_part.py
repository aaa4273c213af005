"""Part ways: a private planner in any order, then the end, at once or at a chosen time; and the note to the other."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from securebase.web.couples import endings, planning
from securebase.web.couples.forms import SeesForm, WhenForm
from securebase.web.shell.moments import clock_words

UNPROCESSABLE = 422
HOME = "/today/"


def _context(request: Any, **more: Any) -> dict[str, Any]:
    at = planning.time_of(request.person)
    return {
        "name": request.us.partner.name,
        "plan": planning.plan(request.ring),
        "set_for": clock_words(request.library, at, request.zone, request.today) if at else "",
        "back": reverse("couples:part"),
    } | more


def _alone(request: Any) -> HttpResponse:
    return render(request, "couples/part_alone.html", {"back": reverse("accounts:settings")})


@require_safe
def part(request: Any) -> HttpResponse:
    """The planner. Opening it changes nothing."""
    if request.us is None:
        return _alone(request)
    return render(request, "couples/part.html", _context(request, back=reverse("accounts:settings")))


@require_safe
def device(request: Any) -> HttpResponse:
    """Who else knows this device or the passphrase."""
    return render(request, "couples/part_device.html", _context(request)) if request.us else _alone(request)


@require_http_methods(["GET", "POST"])
def when(request: Any) -> HttpResponse:
    """Now, or at a time that can be taken away until it comes."""
    if request.us is None:
        return _alone(request)
    if request.POST.get("go") == "unset":
        planning.unset_time(by=request.person)
        return HttpResponseRedirect(reverse("couples:part"))
    form = WhenForm(request.POST or None, zone=request.zone, now=request.now)
    if form.is_valid():
        planning.set_time(by=request.person, ring=request.ring, at=form.cleaned_data["at"], now=request.now)
        return HttpResponseRedirect(reverse("couples:part"))
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "couples/part_when.html", _context(request, form=form), status=status)


@require_http_methods(["GET", "POST"])
def sees(request: Any) -> HttpResponse:
    """What the other will see."""
    if request.us is None:
        return _alone(request)
    now = "later" if planning.plan(request.ring).quiet else "now"
    form = SeesForm(request.POST or None, name=request.us.partner.name, initial={"sees": now})
    if form.is_valid():
        quiet = form.cleaned_data["sees"] == "later"
        planning.choose(by=request.person, ring=request.ring, quiet=quiet, now=request.now)
        return HttpResponseRedirect(reverse("couples:part"))
    context = _context(request, form=form, own_name=request.us.name, today=request.today)
    return render(request, "couples/part_sees.html", context, status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def end(request: Any) -> HttpResponse:
    """The last question, and the end. Sent twice, or when the other was first, it is done all the same."""
    if request.method == "POST":
        planning.end_now(by=request.person, ring=request.ring, now=request.now)
        return HttpResponseRedirect(reverse("couples:parted"))
    return render(request, "couples/part_end.html", _context(request)) if request.us else _alone(request)


@require_safe
def parted(request: Any) -> HttpResponse:
    """It is done."""
    return render(request, "couples/parted.html", {"place": "today"})


@require_http_methods(["GET", "POST"])
def ended(request: Any) -> HttpResponse:
    """The note to the one who did not end it, until they have put it away."""
    if request.method == "POST":
        endings.told(by=request.person)
        return HttpResponseRedirect(HOME)
    ending = endings.untold(request.person, request.ring, together=True)
    if ending is None:
        return HttpResponseRedirect(HOME)
    return render(request, "couples/ended.html", {"ending": ending})
