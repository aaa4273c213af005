"""One's own half: drawn alone, seen as the other will, given, taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from securebase.core.cyclemap import PARTS
from securebase.web.couples import access, faces
from securebase.web.cyclemap import actions, shown
from securebase.web.cyclemap.forms import HalfForm, LineForm
from securebase.web.cyclemap.records import HALF, MapHalf
from securebase.web.drafts import actions as drafts

UNPROCESSABLE = 422
SLOT = "map:half"


@require_safe
def index(request: Any) -> HttpResponse:
    """The map where it stands."""
    return show(request)


def show(request: Any, *, status: int = 200, **forms: LineForm) -> HttpResponse:
    """The map's page, perhaps with a form that was refused."""
    page = shown.page(request)
    loop, library = page.get("loop"), request.library
    if loop:
        page["name_form"] = LineForm(library=library, what="name", initial={"line": loop.title})
        page["word_form"] = LineForm(library=library, what="word", initial={"line": page["word_mine"]})
    page |= forms | {"parts": PARTS, "back": reverse("us:us"), "place": "us"}
    return render(request, "map/index.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def half(request: Any) -> HttpResponse:
    """The five lines; kept for oneself."""
    ring, vault = access.ring(request), request.person.vault
    if request.method == "POST":
        form = HalfForm(request.POST, library=request.library)
        if form.is_valid():
            actions.draw(ring=ring, half=form.cleaned_data, day=request.today)
            drafts.discard(by=vault, slot=SLOT)
            return redirect("cyclemap:index")
        return _half(request, form, status=UNPROCESSABLE)
    kept = ring.find(MapHalf, name=HALF)
    draft = drafts.find(ring=ring, by=vault, slot=SLOT, now=request.now)
    initial = (actions.words_of(kept.record) if kept else {}) | (draft.first() if draft else {})
    return _half(request, HalfForm(library=request.library, initial=initial))


def _half(request: Any, form: HalfForm, *, status: int = 200) -> HttpResponse:
    rows = [(form[part], request.library.say(f"map.{part}_hint")) for part in PARTS]
    page = {"form": form, "rows": rows, "slot": SLOT, "back": reverse("cyclemap:index"), "place": "us"}
    return render(request, "map/half.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: Any) -> HttpResponse:
    """Exactly what the other will see; then it is given."""
    ring, us = access.ring(request), access.us(request)
    kept = ring.find(MapHalf, name=HALF)
    if kept is None or ring.ours is None:
        return redirect("cyclemap:index")
    half = actions.words_of(kept.record)
    lines = [(part, half[part]) for part in PARTS if half[part]]
    page = {"lines": lines, "face": faces.own(us), "name": us.partner.name, "back": reverse("cyclemap:index")}
    page["seen"] = actions.preview(kept.record)
    if request.method != "POST":
        return render(request, "map/give.html", page)
    try:
        actions.give(ring=ring, us=us, parts=request.POST.getlist("part"), day=request.today, seen=_seen(request))
    except actions.NotSeen:  # it was changed elsewhere in the meantime: seen once more before it goes
        return render(request, "map/give.html", page, status=UNPROCESSABLE)
    except ValueError:
        return render(request, "map/give.html", page | {"none": True}, status=UNPROCESSABLE)
    return redirect("cyclemap:index")


def _seen(request: Any) -> str:
    seen: str = request.POST.get("seen", "")
    return seen


@require_POST
def back(request: Any) -> HttpResponse:
    """Take one's half back."""
    actions.take_back(ring=access.ring(request), us=access.us(request))
    return redirect("cyclemap:index")
