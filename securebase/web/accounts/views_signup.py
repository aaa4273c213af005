"""Sign up: a name, a passphrase, a code or none. The account is made once the passphrase was typed a second time."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from securebase.vault.seal import CannotOpen
from securebase.web.accounts import actions, choosing, cookies, doors, hooks, offering
from securebase.web.accounts.choosing import UNPROCESSABLE, Choice, Course
from securebase.web.accounts.forms import WhoForm
from securebase.web.accounts.models import Person
from securebase.web.accounts.offering import Offered
from securebase.web.accounts.opening import NotOpened, SignedIn, TryLater, at_invitations, one_try, person_of
from securebase.web.shell.gate import public

INVITED = "words_of_invitation"
FORBIDDEN = 403


def _may(request: Any) -> bool:
    """The first account is free; later ones if the server is open, or with an invitation in hand."""
    if settings.ENV.open_signup or not Person.objects.exists():
        return True
    words = request.POST.get(INVITED, "")
    return bool(words) and _invited(words, request)


def _invited(words: str, request: Any) -> bool:
    try:
        with one_try(at_invitations(cookies.network_of(request)), now=request.now):
            if not hooks.invited(words, request.now):
                raise CannotOpen
    except (NotOpened, TryLater):
        return False
    return True


def _again(request: Any) -> bool:
    """True for the last screen of an account that was made today: it may be the same form, sent a second time."""
    found = person_of(request.POST.get("name", "")) if request.POST.get("at") == "again" else None
    return found is not None and found.began == request.now.date()


def _closed(request: Any) -> HttpResponse:
    return render(request, "accounts/closed.html", {"back": "/"}, status=FORBIDDEN if request.POST else 200)


def carried(request: Any) -> dict[str, str]:
    """An invitation's words, and whether they are only the key to the door. In the form, never in an address."""
    return {name: request.POST[name] for name in (INVITED, "alone") if request.POST.get(name)}


@public
@require_http_methods(["GET", "POST"])
def sign_up(request: Any) -> HttpResponse:
    """Each screen of signing up."""
    if request.ring is not None:
        return HttpResponseRedirect(doors.HOME)
    if not _may(request) and not _again(request):
        return _closed(request)
    if request.POST.get("step") != "who" and "at" not in request.POST:
        return _who(request, WhoForm())
    form = WhoForm(request.POST)
    if not form.is_valid():
        return _who(request, form, status=UNPROCESSABLE)
    return _passphrase(request, form)


def _who(request: Any, form: WhoForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "carried": carried(request),
        "first": not Person.objects.exists(),
        "back": "/",
    }
    return render(request, "accounts/who.html", context, status=status)


def _passphrase(request: Any, form: WhoForm) -> HttpResponse:
    name, zone = form.cleaned_data["name"], form.cleaned_data["zone"]
    if "at" not in request.POST and person_of(name) is not None:
        return _taken(request, form)
    choice = choosing.advance(request.POST, names=(name,), word_list=request.library.word_list)
    if choice.at != "done" and not _may(request):
        return _closed(request)  # the same for a name that is here and one that is not
    if choice.at != "done":
        course = Course(reverse("accounts:signup"), {"name": name, "zone": zone} | carried(request))
        return screen(request, choice, course)
    try:
        entry = actions.sign_up(name=name, passphrase=choice.passphrase, zone=zone, now=request.now)
    except actions.NameTaken:
        return _taken(request, form) if _may(request) else _closed(request)
    return code_screen(request, entry, title="code.offer_title", steps=True)


def _taken(request: Any, form: WhoForm) -> HttpResponse:
    form.add_error("name", request.library.say("account.name_taken"))
    return _who(request, form, status=UNPROCESSABLE)


def screen(request: Any, choice: Choice, course: Course) -> HttpResponse:
    """One screen of choosing a passphrase."""
    context = {"choice": choice, "course": course, "back": course.back}
    return render(request, f"accounts/pass_{choice.at}.html", context, status=choice.status)


def code_screen(request: Any, entry: SignedIn, *, title: str, steps: bool = False) -> HttpResponse:
    """A fresh code, shown once; it begins to work when its owner says that they have it."""
    assert entry.opened is not None
    request.person, request.ring = entry.device.person, entry.ring
    offered = offering.make(entry.opened, cookie_key=entry.cookie_key, device=entry.device)
    response = code_page(request, offered, title=title, steps=steps)
    return doors.signed_in(request, response, entry)


def code_page(request: Any, offered: Offered, *, title: str, next_path: str = "", steps: bool = False) -> HttpResponse:
    """The page with a code."""
    context = {
        "code": offered.code,
        "groups": offered.code.split("-"),
        "offer": offered.sealed,
        "carried": carried(request),
        "next": next_path,
        "settings": bool(next_path),
        "steps": steps,
        "title": request.library.say(title),
    }
    return render(request, "accounts/code.html", context)
