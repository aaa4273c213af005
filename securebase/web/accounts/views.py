"""In and out: sign in, unlock, what happened meanwhile, lock, sign out."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from securebase.web.accounts import actions, cookies, doors, happenings, quick
from securebase.web.accounts.choosing import UNPROCESSABLE
from securebase.web.accounts.forms import DigitsForm, PassForm, SignInForm
from securebase.web.accounts.models import Person
from securebase.web.accounts.views_signup import INVITED, carried
from securebase.web.shell.gate import locked_ok, public, safe_next
from securebase.web.shell.moments import clock_words

TOO_MANY = 429


def way_on(request: Any, response: HttpResponse) -> HttpResponse:
    """After coming in with an invitation in hand: a page that carries its words on, else the given answer."""
    words = request.POST.get(INVITED, "")
    if not words or request.POST.get("alone"):
        return response
    return render(request, "accounts/onward.html", {"words": words})


def later(request: Any, form: forms.Form, trouble: actions.TryLater, field: str | None) -> int:
    """Say when the next try is possible: at a time of day where the zone is known, else in how long. The status."""
    say = request.library.say
    if request.person is not None:
        words = say("err.many", time=clock_words(request.library, trouble.at, request.zone, request.today))
    else:
        words = request.library.count("account.many_in", ceil_minutes(trouble.at, request.now))
    form.add_error(field, words)
    return TOO_MANY


def ceil_minutes(until: datetime, now: datetime) -> int:
    """Whole minutes until then, at least one."""
    return max(1, ceil((until - now).total_seconds() / 60))


@public
@require_http_methods(["GET", "POST"])
def sign_in(request: Any) -> HttpResponse:
    """Sign this browser in. An unknown name and a wrong passphrase get the same words in the same time."""
    if request.method == "GET" and request.person is not None:
        return HttpResponseRedirect(_onward(request))
    sent = "passphrase" in request.POST
    form = SignInForm(request.POST if sent else None)
    status = 200
    if sent:
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                return _come_in(request, form.cleaned_data)
            except actions.NotOpened:
                form.add_error(None, request.library.say("err.signin"))
            except actions.TryLater as trouble:
                status = later(request, form, trouble, None)
    context = {"form": form, "next": _next(request), "carried": carried(request), "back": "/"}
    return render(request, "accounts/signin.html", context | {"open": _nobody_yet()}, status=status)


def _nobody_yet() -> bool:
    return not Person.objects.exists()


def _come_in(request: Any, data: dict[str, Any]) -> HttpResponse:
    entry = actions.sign_in(
        name=data["name"],
        passphrase=data["passphrase"],
        network=cookies.network_of(request),
        known=cookies.read(request.COOKIES, "known"),
        now=request.now,
    )
    response = doors.way_in(entry.ring, device=entry.device, path=_next(request))
    request.person, request.ring = entry.device.person, entry.ring
    return doors.signed_in(request, way_on(request, response), entry)


def _next(request: Any) -> str:
    return safe_next(request.POST.get("next") or request.GET.get("next"), doors.HOME)


def _onward(request: Any) -> str:
    return _next(request) if request.ring is not None else f"{reverse('accounts:unlock')}?next={_next(request)}"


@locked_ok
@require_http_methods(["GET", "POST"])
def unlock(request: Any) -> HttpResponse:
    """Unlock this device: by six digits if it has them, and always by the passphrase."""
    if request.ring is not None and not carried(request):
        return HttpResponseRedirect(_next(request))
    if "digits" in request.POST:
        return _by_digits(request)
    form = PassForm(request.POST if "passphrase" in request.POST else None)
    status = 200
    if form.is_bound:
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                return _open(request, form.cleaned_data["passphrase"])
            except actions.NotOpened:
                form.add_error("passphrase", request.library.say("err.pass"))
            except actions.TryLater as trouble:
                status = later(request, form, trouble, "passphrase")
    return _locked(request, form, DigitsForm(), status)


def _open(request: Any, passphrase: str) -> HttpResponse:
    device = request.visit.device
    ring, cookie_key = actions.unlock(device=device, passphrase=passphrase, now=request.now)
    return _opened(request, ring, cookie_key)


def _opened(request: Any, ring: Any, cookie_key: bytes) -> HttpResponse:
    device = request.visit.device
    response = way_on(request, doors.way_in(ring, device=device, path=_next(request)))
    return doors.unlocked(request, response, device=device, cookie_key=cookie_key)


def _by_digits(request: Any) -> HttpResponse:
    form, device, say = DigitsForm(request.POST), request.visit.device, request.library.say
    secret = cookies.read(request.COOKIES, "device_secret")
    if form.is_valid():
        try:
            return _opened(
                request,
                *quick.unlock(device=device, digits=form.cleaned_data["digits"], secret=secret, now=request.now),
            )
        except quick.Destroyed:
            return _locked(request, PassForm(), None, UNPROCESSABLE, notice=say("account.quick_gone"))
        except actions.NotOpened:
            device.refresh_from_db()
            if not device.quick_tries:
                return _locked(request, PassForm(), None, UNPROCESSABLE, notice=say("account.quick_gone"))
            form.add_error("digits", request.library.count("account.quick_left", device.quick_tries))
    return _locked(request, PassForm(), form, UNPROCESSABLE)


def _locked(
    request: Any, form: PassForm, digits: DigitsForm | None, status: int = 200, *, notice: str = ""
) -> HttpResponse:
    device = request.visit.device
    here = device.quick_wrap is not None and cookies.read(request.COOKIES, "device_secret") is not None
    context = {
        "form": form,
        "digits": digits if here else None,
        "next": _next(request),
        "carried": carried(request),
        "notice": notice,
    }
    return render(request, "accounts/unlock.html", context, status=status)


@require_http_methods(["GET", "POST"])
def news(request: Any) -> HttpResponse:
    """What happened to the account. It is shown at every unlock until its owner has said that they saw it."""
    device = request.visit.device
    if request.method == "POST":
        happenings.see(request.ring, device=device)
        return HttpResponseRedirect(_next(request))
    fresh = happenings.unseen(request.ring, device=device)
    if not fresh:
        return HttpResponseRedirect(_next(request))
    return render(request, "accounts/news.html", {"fresh": fresh, "next": _next(request)})


@locked_ok
@require_POST
def lock(request: Any) -> HttpResponse:
    """Lock this device, and stay signed in."""
    actions.lock(device=request.visit.device)
    return doors.shut(request, HttpResponseRedirect(reverse("accounts:unlock")))


@locked_ok
@require_POST
def sign_out(request: Any) -> HttpResponse:
    """Forget this device."""
    actions.sign_out(device=request.visit.device)
    return doors.gone(request, HttpResponseRedirect(reverse("accounts:signin")))
