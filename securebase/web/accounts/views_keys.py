"""Keys in the hand of their owner: a new passphrase, a recovery code, six digits on this device."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from securebase.vault.keyring import StaleRecord
from securebase.web.accounts import actions, choosing, cookies, doors, offering, quick
from securebase.web.accounts.choosing import UNPROCESSABLE, Course
from securebase.web.accounts.forms import NewDigitsForm, PassForm
from securebase.web.accounts.records import Profile
from securebase.web.accounts.views import later, way_on
from securebase.web.accounts.views_signup import code_page, screen
from securebase.web.shell.gate import safe_next

SETTINGS = "accounts:settings"


def _names(request: Any) -> tuple[str, ...]:
    """Names that somebody close would try first."""
    profile = request.ring.find(Profile, name="self")
    us = getattr(request, "us", None)
    return tuple(name for name in (profile and profile.record.name, us and us.partner.name) if name)


def _ask(request: Any, form: PassForm, *, what: str, status: int = 200, **more: Any) -> HttpResponse:
    """The page that asks for the passphrase before something that needs the root."""
    context = {"form": form, "what": what, "back": reverse(SETTINGS)} | more
    return render(request, "accounts/confirm.html", context, status=status)


@require_http_methods(["GET", "POST"])
def passphrase(request: Any) -> HttpResponse:
    """Change the passphrase: the old one, the new one, the new one again. Every other device is signed out."""
    if "at" in request.POST:
        return _new_passphrase(request, request.POST.get("old_passphrase", ""))
    form = PassForm(request.POST or None)
    if not form.is_valid():
        return _ask(request, form, what="change", status=UNPROCESSABLE if form.is_bound else 200)
    try:
        old = form.cleaned_data["passphrase"]
        actions.confirm(by=request.person, passphrase=old, now=request.now)
    except actions.NotOpened:
        form.add_error("passphrase", request.library.say("err.pass"))
        return _ask(request, form, what="change", status=UNPROCESSABLE)
    except actions.TryLater as trouble:
        return _ask(request, form, what="change", status=later(request, form, trouble, "passphrase"))
    return _new_passphrase(request, old)


def _new_passphrase(request: Any, old: str) -> HttpResponse:
    choice = choosing.advance(request.POST, names=_names(request), word_list=request.library.word_list)
    if choice.at != "done":
        title = request.library.say("account.change_new")
        return screen(request, choice, Course(request.path, {"old_passphrase": old}, title, reverse(SETTINGS)))
    device = request.visit.device
    try:
        cookie_key = actions.change_passphrase(
            by=request.person, device=device, old=old, new=choice.passphrase, now=request.now
        )
    except (actions.NotOpened, actions.TryLater, StaleRecord):
        form = PassForm({})
        form.add_error(None, request.library.say("account.change_elsewhere"))
        return _ask(request, form, what="change", status=409)
    return doors.unlocked(request, doors.said(SETTINGS, "passphrase"), device=device, cookie_key=cookie_key)


@require_http_methods(["GET", "POST"])
def code(request: Any) -> HttpResponse:
    """A new recovery code, or none any more. The old one works until the new one is in its owner's hands."""
    has = request.person.vault.recovery_wrap is not None
    form = PassForm(request.POST or None)
    status = UNPROCESSABLE if form.is_bound else 200
    if form.is_valid():
        typed = form.cleaned_data["passphrase"]
        try:
            if request.POST.get("go") == "drop":
                actions.drop_code(by=request.person, passphrase=typed, now=request.now)
                return doors.said(SETTINGS, "code_gone")
            opened = actions.confirm(by=request.person, passphrase=typed, now=request.now)
            offered = offering.make(opened, cookie_key=request.visit.cookie_key, device=request.visit.device)
            return code_page(request, offered, title="code.offer_title", next_path=reverse(SETTINGS))
        except actions.NotOpened:
            form.add_error("passphrase", request.library.say("err.pass"))
        except actions.TryLater as trouble:
            status = later(request, form, trouble, "passphrase")
    return _ask(request, form, what="code", status=status, has=has)


@require_POST
def code_keep(request: Any) -> HttpResponse:
    """The owner has the code, so it begins to work; or goes without."""
    post = request.POST
    onward = safe_next(post.get("next"), doors.HOME)
    if post.get("go") == "keep":
        try:
            offering.keep(post.get("offer", ""), cookie_key=request.visit.cookie_key, device=request.visit.device)
        except (actions.NotOpened, StaleRecord):  # locked or changed meanwhile: that code was never in use
            form = PassForm({})
            form.add_error(None, request.library.say("account.code_over"))
            return _ask(request, form, what="code", status=UNPROCESSABLE, has=False)
    response = HttpResponse(status=303, headers={"Location": onward})
    return way_on(request, response)


@require_POST
def code_file(request: Any) -> HttpResponse:
    """The code as a small text file with a name that says nothing. It was in the page, and is kept nowhere."""
    say = request.library.say
    text = f"{say('code.print_title')}\n{say('code.print_body')}\n\n{request.POST.get('code', '')[:60]}\n"
    headers = {"Content-Disposition": f'attachment; filename="{say("code.file_name")}.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@require_http_methods(["GET", "POST"])
def digits(request: Any) -> HttpResponse:
    """Six digits here. Setting them asks for the passphrase: an unlocked phone in another hand is not enough."""
    device = request.visit.device
    if request.POST.get("go") == "off":
        quick.take_away(device=device)
        return doors.said(SETTINGS, "quick_off")
    form, check = NewDigitsForm(request.POST or None), PassForm(request.POST or None)
    status = UNPROCESSABLE if form.is_bound else 200
    if check.is_valid() and form.is_valid():
        try:
            return _set_digits(request, check.cleaned_data["passphrase"], form.cleaned_data["digits"])
        except actions.NotOpened:
            check.add_error("passphrase", request.library.say("err.pass"))
        except actions.TryLater as trouble:
            status = later(request, check, trouble, "passphrase")
    context = {"form": form, "check": check, "on": device.quick_wrap is not None, "back": reverse(SETTINGS)}
    return render(request, "accounts/digits.html", context, status=status)


def _set_digits(request: Any, typed: str, six: str) -> HttpResponse:
    device, now = request.visit.device, request.now
    actions.confirm(by=request.person, passphrase=typed, now=now)
    held = cookies.read(request.COOKIES, "device_secret")
    secret = quick.set_up(device=device, ring=request.ring, digits=six, secret=held, now=now)
    response = doors.said(SETTINGS, "quick_on")
    cookies.give(response, "device_secret", secret)
    return response
