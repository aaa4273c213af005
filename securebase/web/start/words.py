"""For one of two: words to send, cards to show, a talk with one phone between two. It knows nobody."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from securebase.web.shell.gate import public
from securebase.web.start import turns

GROUPS: Final = (("room", 3), ("sign", 3), ("back", 2), ("answer", 2))


def _answer(request: Any, template: str, shown: dict[str, Any], back: str) -> HttpResponse:
    """Signed out these pages are the same for everybody, and may be kept for a place without a connection."""
    response = render(request, f"start/{template}.html", shown | {"back": reverse(back)})
    if request.person is None:
        response["Cache-Control"] = "no-cache"
    response["Vary"] = "Cookie"
    return response


@public
@require_safe
def alone(request: Any) -> HttpResponse:
    """Words for one's own phone, and the ways to the cards and the talk."""
    groups = [(name, [f"{name}_{number}" for number in range(1, many + 1)]) for name, many in GROUPS]
    shown = {"groups": groups, "cards": request.library.cards[:2]}
    return _answer(request, "alone", shown, "together:together" if request.person else "start:welcome")


@public
@require_safe
def cards(request: Any) -> HttpResponse:
    """All cards, to pick one."""
    return _answer(request, "cards", {"cards": request.library.cards}, "start:alone")


@public
@require_safe
def card(request: Any, card_id: str) -> HttpResponse:
    """One card, as large as the screen."""
    try:
        found = request.library.card(card_id)
    except KeyError as unknown:
        raise Http404 from unknown
    return _answer(request, "card", {"card": found}, "start:cards")


@public
@require_safe
def talk(request: Any) -> HttpResponse:
    """A talk with one phone between two: whose turn it is, and how long."""
    shown = {"turns": turns.TURNS, "rules": range(1, turns.RULES + 1), "minutes": turns.minutes()}
    return _answer(request, "talk", shown | turns.drawings(request.library), "start:alone")
