"""Asking for a sign, and answering. Only Send sends; a preview changes nothing anywhere."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.vault.keyring import Keyring
from securebase.web.couples import access, faces
from securebase.web.reaches import actions, came
from securebase.web.reaches.forms import Ask, At, MyList, untils
from securebase.web.reaches.models import Reach
from securebase.web.reaches.records import KeptForMe
from securebase.web.shell.gate import safe_next
from securebase.web.shell.moments import clock_words


def _ours(request: Any) -> Keyring:
    """The open ring with a space for two, or 404."""
    ring = access.ring(request)
    if request.us is None or ring.ours is None:
        raise Http404
    return ring


def token_of(request: Any) -> uuid.UUID:
    """The form's own id: sent along, or new."""
    try:
        return uuid.UUID(request.POST.get("token", ""))
    except ValueError:
        return uuid.uuid4()


@require_safe
def reach(request: Any) -> HttpResponse:
    """What came, what was answered, and what I kept for myself."""
    ring = _ours(request)
    kept, found = ring.list(KeptForMe, limit=10), came.for_now(request)
    cards = {card.id: card for card in request.library.cards}
    shown = {
        "came": found,
        # It looks again by itself only while there is no form on it that a finger may be in.
        "live": not found or all(one["mine"] for one in (*found["cards"], *found["reaches"])),
        "form": At(None, library=request.library, now=request.now, zone=request.zone),
        "kept": [(row.record.line, cards.get(row.record.card)) for row in kept],
        "name": request.us.partner.name,
        "place": "today",
    }
    return render(request, "reaches/reach.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any) -> HttpResponse:
    """Choose one line of the other's list; see exactly what they will see; send, or keep it."""
    if request.us is None:
        return redirect("rightnow:words")
    ring, us = _ours(request), request.us
    times = untils(request.now, request.zone)
    lines = actions.their_list(ring, us, request.library)
    form = Ask(request.POST or None, library=request.library, lines=lines, untils=times)
    # Several in a short time, or the other has room just now: first something for oneself, and never a wall.
    first = "first" in request.GET or actions.several(ring, now=request.now)
    if request.method == "GET" and "go" not in request.GET and first:
        return render(request, "reaches/several.html", {"close": reverse("rightnow:now")})
    if request.method == "POST" and request.POST.get("step") != "change" and form.is_valid():
        return _step(request, ring, form, times)
    shown = {"form": form, "lines": lines, "name": us.partner.name, "close": reverse("rightnow:now")}
    bad = form.is_bound and request.POST.get("step") != "change"
    return render(request, "reaches/ask.html", shown, status=422 if bad else 200)


def _step(request: Any, ring: Keyring, form: Ask, times: dict[str, Any]) -> HttpResponse:
    line, closes_at, us = form.cleaned_data["line"], times[form.cleaned_data["until"]], request.us
    token, step = token_of(request), request.POST.get("step")
    if step == "send":
        actions.ask(by=request.person, us=us, ring=ring, token=token, line=line, closes_at=closes_at, now=request.now)
        return redirect("reaches:reach")
    if step == "keep":
        actions.keep(ring=ring, token=token.hex, line=line, card="", day=request.today)
        return redirect("reaches:reach")
    shown = {
        "line": line,
        "until": form.cleaned_data["until"],
        "closes": clock_words(request.library, closes_at, request.zone, request.today),
        "token": token,
        "name": us.partner.name,
        "face": faces.own(us),
        "back": reverse("reaches:ask"),
    }
    return render(request, "reaches/preview.html", shown)


def _asked_of_me(request: Any, reach_id: uuid.UUID) -> Reach:
    us = access.us(request)
    found = Reach.objects.filter(id=reach_id, couple=us.couple, asker=us.partner.person_id).first()
    if found is None:
        raise Http404
    return found


@require_POST
def answer(request: Any, reach_id: uuid.UUID) -> HttpResponse:
    """Yes now; yes at; not now, at. A time is a full answer."""
    ring, row = _ours(request), _asked_of_me(request, reach_id)
    kind, at = request.POST.get("kind", ""), None
    if kind not in came.ANSWERS:
        raise Http404
    if kind != "yes":
        form = At(request.POST, library=request.library, now=request.now, zone=request.zone)
        if not form.is_valid():
            shown = {"came": came.for_now(request), "form": form, "bad": row.id, "name": request.us.partner.name}
            return render(request, "reaches/reach.html", shown | {"place": "today"}, status=422)
        at = form.moment
    done = actions.answer(reach=row, us=request.us, ring=ring, kind=kind, at=at, now=request.now)
    if not done and row.over_at is None:
        return render(request, "reaches/closed.html", {"back": reverse("reaches:reach")}, status=409)
    return redirect("reaches:reach")


@require_POST
def let_be(request: Any, reach_id: uuid.UUID) -> HttpResponse:
    """Put a closed one away."""
    _ours(request)
    actions.let_be(reach=_asked_of_me(request, reach_id), now=request.now)
    return redirect("reaches:reach")


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Any) -> HttpResponse:
    """What my partner may ask me for. Changed silently."""
    ring = _ours(request)
    form = MyList(request.POST or None, library=request.library, lines=actions.own_list(ring, request.library))
    if request.method == "POST":
        form = MyList(request.POST, library=request.library, lines=None)
        if form.is_valid():
            actions.keep_list(ring=ring, lines=form.lines(), day=request.today)
            return redirect("reaches:list")
    shown = {"form": form, "name": request.us.partner.name, "place": "us"}
    return render(request, "reaches/list.html", shown, status=422 if form.errors else 200)


@require_POST
def empty(request: Any) -> HttpResponse:
    """Empty my list, without a word to anybody."""
    actions.keep_list(ring=_ours(request), lines=(), day=request.today)
    return redirect(safe_next(request.POST.get("next"), reverse("reaches:list")))
