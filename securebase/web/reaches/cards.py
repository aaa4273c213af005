"""No words yet: a card, from an open page with its picture, from a locked one without."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from securebase.web.couples import access, faces
from securebase.web.reaches import actions, came
from securebase.web.reaches.forms import At
from securebase.web.reaches.models import Card
from securebase.web.reaches.views import token_of
from securebase.web.shell.gate import locked_ok


@locked_ok
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: Any) -> HttpResponse:
    """Pick a card; see what the other will see; send, or keep it."""
    if request.us is None:
        return redirect(f"{reverse('rightnow:words')}?show=here")
    known = {one.id: one for one in request.library.cards}
    picked = known.get(request.POST.get("card", "")) if request.ring else None
    step = request.POST.get("step")
    if request.method == "POST" and (picked or request.ring is None):
        if step == "send":
            return _send(request, picked.id if picked else "")
        if step == "keep" and picked:
            ring = access.ring(request)
            actions.keep(ring=ring, token=token_of(request).hex, line="", card=picked.id, day=request.today)
            return redirect("reaches:reach")
    bad = request.method == "POST" and step != "change" and picked is None
    shown = {
        "cards": request.library.cards,
        "picked": picked if request.method == "POST" and step != "change" else None,
        "bad": bad,
        "token": token_of(request),
        "name": request.us.partner.name,
        "face": faces.own(request.us),
        "close": reverse("rightnow:now"),
    }
    return render(request, "reaches/card.html", shown, status=422 if bad else 200)


def _send(request: Any, card_id: str) -> HttpResponse:
    actions.send_card(
        by=request.person, us=request.us, ring=request.ring, token=token_of(request), card=card_id, now=request.now
    )
    shown = {"locked": request.ring is None, "name": request.us.partner.name, "close": reverse("rightnow:now")}
    return render(request, "reaches/sent.html", shown)


@locked_ok
@require_POST
def answer(request: Any, card_id: uuid.UUID) -> HttpResponse:
    """I am here too; or later, at a time."""
    us = access.us(request)
    row = Card.objects.filter(id=card_id, couple=us.couple, sender=us.partner.person_id).first()
    if row is None:
        raise Http404
    later = None
    if request.POST.get("kind") == "later":
        form = At(request.POST, library=request.library, now=request.now, zone=request.zone)
        if not form.is_valid():
            shown = {"came": came.for_now(request), "form": form, "bad": row.id, "name": us.partner.name}
            return render(request, "reaches/reach.html", shown | {"place": "today"}, status=422)
        later = form.moment
    actions.answer_card(card=row, us=us, later_at=later, now=request.now)
    return redirect("rightnow:now")
