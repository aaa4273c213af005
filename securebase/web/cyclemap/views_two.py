"""What two do with the loop: agree, name it, put a word differently, say that they are in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from securebase.web.couples import access, faces
from securebase.web.cyclemap import actions, shown
from securebase.web.cyclemap.forms import LineForm
from securebase.web.cyclemap.views import UNPROCESSABLE, show


def _done(act: Callable[[], None]) -> HttpResponse:
    """Do it, and back to the map. If the loop has changed or gone meanwhile, the map says where it stands."""
    with suppress(actions.NotJoined):  # the page that follows shows the loop as it is now, and asks again
        act()
    return redirect("cyclemap:index")


@require_POST
def agree(request: Any) -> HttpResponse:
    """Say "this is how it goes" of the loop that was on the screen."""
    ring, us, of = access.ring(request), access.us(request), request.POST.get("of", "")
    return _done(lambda: actions.agree(ring=ring, us=us, of=of, day=request.today))


@require_POST
def word(request: Any) -> HttpResponse:
    """One line of what one would put differently; an empty one takes it back."""
    ring, us = access.ring(request), access.us(request)
    form = LineForm(request.POST, library=request.library, what="word")
    if not form.is_valid():
        return show(request, status=UNPROCESSABLE, word_form=form)
    line = form.cleaned_data["line"]
    return _done(lambda: actions.say_otherwise(ring=ring, us=us, line=line, day=request.today))


@require_POST
def name(request: Any) -> HttpResponse:
    """What they call it."""
    ring, us = access.ring(request), access.us(request)
    form = LineForm(request.POST, library=request.library, what="name")
    if not form.is_valid():
        return show(request, status=UNPROCESSABLE, name_form=form)
    title = form.cleaned_data["line"]
    return _done(lambda: actions.call_it(ring=ring, us=us, title=title, day=request.today, now=request.now))


@require_http_methods(["GET", "HEAD", "POST"])
def in_it(request: Any) -> HttpResponse:
    """Say "we are in it" with one tap; then the loop in their words, and the ways out of it."""
    ring, us = access.ring(request), access.us(request)
    if request.method == "POST":
        try:
            actions.say_in_it(ring=ring, us=us, day=request.today, now=request.now)
        except actions.NotJoined:
            return redirect("cyclemap:index")
        return redirect("cyclemap:in_it")
    found = shown.for_top(request)
    if found is None:
        return redirect("cyclemap:index")
    loop = found["loop"]
    mine = loop.one if us.seat == 1 else loop.two
    page = found | {"mine": mine, "face": faces.own(us), "back": reverse("cyclemap:index"), "name": us.partner.name}
    return render(request, "map/in.html", page)


@require_POST
def over(request: Any) -> HttpResponse:
    """It has passed."""
    actions.say_over(ring=access.ring(request), us=access.us(request), now=request.now)
    return redirect("cyclemap:index")
