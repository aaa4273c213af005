"""Right now, and the words for one's own phone. They only read."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from securebase.web.couples import endings
from securebase.web.cyclemap import shown as cyclemap
from securebase.web.pauses import card
from securebase.web.reaches import came
from securebase.web.settle import actions as settle
from securebase.web.shell.gate import locked_ok

WORDS = ("sign", "room", "here")


@locked_ok
@require_safe
def now(request: Any) -> HttpResponse:
    """What is happening in you? From a locked page there are no names and nothing that was written."""
    ring = request.ring
    best = settle.helped_most(ring) if ring else None
    ways = (*request.library.breaths, *request.library.scripts)
    shown = {
        "close": "/today/",
        "alone": request.us is None,
        "ended": request.us is None and endings.lately(request.person, request.now),
        "name": request.us.partner.name if request.us else "",
        "last": settle.last_note(ring) if ring else "",
        "best": next((way for way in ways if way.id == best), request.library.breaths[0]),
        "pause_card": card.for_today(request),
        "came": came.for_now(request),
        "in_it": cyclemap.for_top(request),
    }
    return render(request, "rightnow/now.html", shown)


@locked_ok
@require_safe
def words(request: Any) -> HttpResponse:
    """Words to copy for one's own phone, or to show large: for one alone, and for the one who will not join."""
    say = request.library.say
    lines = [
        (name, say(f"now.words_{name}", **({"time": say("now.words_time")} if name == "room" else {})))
        for name in WORDS
    ]
    shown_large = next((text for name, text in lines if name == request.GET.get("show")), "")
    context = {"lines": lines, "large": shown_large, "back": reverse("rightnow:now")}
    return render(request, "rightnow/words.html", context)


@locked_ok
@require_safe
def ring(request: Any) -> HttpResponse:
    """Ring a friend: one sentence, and settling beside it."""
    return render(request, "rightnow/ring.html", {"back": reverse("rightnow:now")})
