"""The first page, the honest promise before anything is typed, and a look around. No form and no cookie."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from securebase.web.accounts.models import Person
from securebase.web.shell.gate import public
from securebase.web.start import tour

BACKUPS: Final = 30  # days after which a deleted thing is gone from backups too


@public
@require_safe
def welcome(request: Any) -> HttpResponse:
    """What this is, who runs it, and the ways in."""
    if request.person is not None:
        return redirect("today:today")
    return render(request, "start/welcome.html", _host())


@public
@require_safe
def before(request: Any) -> HttpResponse:
    """Who runs this server, what they could see, and what can be counted on."""
    return render(request, "start/before.html", _host() | {"days": BACKUPS, "back": reverse("start:welcome")})


@public
@require_safe
def look(request: Any) -> HttpResponse:
    """The places in six cards, with a couple that does not exist."""
    shown = {"cards": tour.cards(request.library), "back": reverse("start:welcome")}
    return render(request, "start/look.html", shown)


def _host() -> dict[str, bool]:
    """Whether nobody has an account yet (then the reader runs this server), and whether the door is closed."""
    first = not Person.objects.exists()
    return {"first": first, "closed": not first and not settings.ENV.open_signup}
