"""Where am I, where am I going, am I back: the pages and the taps of the Circle."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from securebase.core import circle as rules
from securebase.vault.keyring import StaleRecord
from securebase.web.accounts.records import Profile
from securebase.web.circle import actions, shown, times
from securebase.web.circle.forms import AwayForm, DropForm, PlaceForm
from securebase.web.circle.records import Away
from securebase.web.couples import access, faces
from securebase.web.couples.access import Us
from securebase.web.shell.faces import INKS, Face
from securebase.web.shell.gate import safe_next


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Any) -> HttpResponse:
    """Say where one is: a dot dropped, or a place from the list with what one needs next."""
    found = actions.place_of(access.ring(request))
    kept = found.record if found else None
    if request.method == "POST" and "angle" in request.POST:
        return _drop(request, kept)
    options = {"library": request.library, "has_place": found is not None}
    initial = {"need": kept.need, "line": kept.line} if kept else {"need": "none"}
    form = PlaceForm(request.POST or None, initial=initial, **options)
    if request.method == "POST" and form.is_valid():
        place = form.cleaned_data["place"]
        angle = rules.angle_of(place) if place else kept.angle if kept else 0.0
        return _say(request, angle, form.cleaned_data["need"] or "none", form.cleaned_data["line"])
    page = {"form": form, "has_dot": found is not None} | scene_of(request)
    return render(request, "circle/move.html", page, status=422 if form.errors else 200)


@require_POST
def forget(request: Any) -> HttpResponse:
    """Take one's dot off."""
    actions.forget(ring=access.ring(request), us=_us(request))
    return _answer(request, "circle:move")


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: Any) -> HttpResponse:
    """Go away with a way back; while away, what was set and the tap "I am back"."""
    access.us(request)
    options = {"library": request.library, "zone": request.zone, "now": request.now}
    usual = f"{times.usual_return(request.now, request.zone):%Y-%m-%dT%H:%M}"
    form = AwayForm(request.POST or None, initial={"back": usual}, **options)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return _leave(request, form)
        except StaleRecord:  # another tab has just set one; it stands, and what was typed here stays
            form.add_error(None, request.library.say("err.stale"))
            status = 409
    return render(request, "circle/away.html", {"form": form} | scene_of(request), status=status)


def _leave(request: Any, form: AwayForm) -> HttpResponse:
    words = {name: form.cleaned_data[name] for name in ("words", "ritual_words")}
    assert form.plan is not None
    actions.leave(ring=request.ring, us=request.us, day=request.today, plan=form.plan, **words)
    return redirect("today:today")


@require_POST
def back(request: Any) -> HttpResponse:
    """I am back."""
    us, ring = access.us(request), access.ring(request)
    with suppress(StaleRecord):  # the same tap from another tab was first
        actions.come_back(ring=ring, us=us, day=request.today, now=request.now)
    return _answer(request, "today:today")


@require_POST
def cheer(request: Any) -> HttpResponse:
    """Wish the one who is away well, in the words that stood beside the button."""
    us, ring = access.us(request), access.ring(request)
    found = ring.find(Away, name=actions.AWAY, author=us.partner.vault_id)
    if found is not None:
        words = cheer_words(request, found.record)
        try:
            actions.cheer(ring=ring, us=us, day=request.today, words=words, now=request.now)
        except actions.NothingToCheer:
            return _answer(request, "today:today")
    return _answer(request, "today:today")


def scene_of(request: Any, *, draggable: bool = True) -> dict[str, Any]:
    """What the Circle's card needs: the scene, and the words that a good wish would have."""
    scene = shown.scene(request, own=_own(request), draggable=draggable)
    theirs = scene.theirs
    wish = cheer_words(request, theirs.away) if theirs and theirs.away and theirs.phase == "away" else ""
    return {"scene": scene, "wish": wish, "places": rules.PLACES}


def cheer_words(request: Any, record: Away) -> str:
    """A good wish, with the time on the clock of the one who is away."""
    other = access.us(request).partner
    return str(request.library.say("circle.cheer_words", time=times.theirs(request, record.back_at, other)))


def _own(request: Any) -> Face:
    if request.us is not None:
        return faces.own(request.us)
    profile = request.ring.find(Profile, name="self")
    ink = next((ink for ink in INKS if profile and ink == profile.record.colour), None)
    return Face(profile.record.name if profile else "", 1, ink)


def _us(request: Any) -> Us | None:
    return request.us if request.ring.ours is not None else None


def _drop(request: Any, kept: Any) -> HttpResponse:
    form = DropForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    return _say(request, form.cleaned_data["angle"], kept.need if kept else "none", kept.line if kept else "")


def _say(request: Any, angle: float, need: str, line: str) -> HttpResponse:
    said = {"angle": angle, "need": need, "line": line, "now": request.now}
    try:
        actions.move(ring=request.ring, us=_us(request), day=request.today, **said)
    except StaleRecord:
        return _answer(request, "circle:move")  # another tab has just said a place; the page shows it
    return _answer(request, "circle:move")


def _answer(request: Any, name: str) -> HttpResponse:
    """With htmx the page's parts look again by themselves; without, another page."""
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Trigger": "look"})
    here = safe_next(request.POST.get("next"), "")
    return redirect(here or name)
