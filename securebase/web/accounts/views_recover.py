"""When the passphrase is gone: the code, or starting over; and the way back into a vault that was set aside."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from securebase.web.accounts import actions, choosing, cookies, doors, old_vaults
from securebase.web.accounts.choosing import UNPROCESSABLE, Course
from securebase.web.accounts.forms import CodeForm, PassForm, WhoForm
from securebase.web.accounts.models import OldVault
from securebase.web.accounts.views import later
from securebase.web.accounts.views_signup import carried, code_screen, screen
from securebase.web.shell.gate import locked_ok, public


@locked_ok
@require_safe
def lost(request: Any) -> HttpResponse:
    """The two ways on for somebody who has forgotten the passphrase."""
    return render(request, "accounts/lost.html", {"back": reverse("accounts:unlock")})


@public
@require_http_methods(["GET", "POST"])
def recover(request: Any) -> HttpResponse:
    """Open with the code: first the code, then a new passphrase, then a fresh code if it is wanted."""
    form = CodeForm(request.POST if "code" in request.POST else None)
    if not form.is_valid():
        return _ask_code(request, form, UNPROCESSABLE if form.is_bound else 200)
    try:
        return _recover(request, form.cleaned_data["name"], form.cleaned_data["code"])
    except actions.NotOpened:
        form.add_error("code", request.library.say("account.recover_wrong"))
        return _ask_code(request, form, UNPROCESSABLE)
    except actions.TryLater as trouble:
        return _ask_code(request, form, later(request, form, trouble, "code"))


def _ask_code(request: Any, form: CodeForm, status: int) -> HttpResponse:
    back = reverse("accounts:lost" if request.person else "accounts:signin")
    context = {"form": form, "carried": carried(request), "back": back}
    return render(request, "accounts/recover.html", context, status=status)


def _recover(request: Any, name: str, code: str) -> HttpResponse:
    network, now = cookies.network_of(request), request.now
    if "at" not in request.POST:
        actions.check_code(name=name, code=code, network=network, now=now)
    choice = choosing.advance(request.POST, names=(name,), word_list=request.library.word_list)
    if choice.at != "done":
        title = request.library.say("account.recover_new")
        return screen(request, choice, Course(request.path, {"name": name, "code": code} | carried(request), title))
    entry = actions.recover(name=name, code=code, passphrase=choice.passphrase, network=network, now=now)
    return code_screen(request, entry, title="account.recover_fresh")


@locked_ok
@require_http_methods(["GET", "POST"])
def start_over(request: Any) -> HttpResponse:
    """Set the sealed vault aside and begin a new one. Only while locked: whoever can unlock has better ways."""
    if request.ring is not None:
        return HttpResponseRedirect(reverse("accounts:settings"))
    form = WhoForm(request.POST if request.POST else None, initial={"zone": request.person.zone})
    if not form.is_valid():
        context = {"form": form, "back": reverse("accounts:lost")}
        return render(request, "accounts/startover.html", context, status=UNPROCESSABLE if form.is_bound else 200)
    name, zone = form.cleaned_data["name"], form.cleaned_data["zone"]
    choice = choosing.advance(request.POST, names=(name,), word_list=request.library.word_list)
    if choice.at != "done":
        return screen(request, choice, Course(request.path, {"name": name, "zone": zone}))
    device = request.visit.device
    entry = actions.start_over(device=device, passphrase=choice.passphrase, zone=zone, name=name, now=request.now)
    return code_screen(request, entry, title="code.offer_title", steps=True)


@require_http_methods(["GET", "POST"])
def old(request: Any) -> HttpResponse:
    """The old passphrase has been found: what it seals is copied into the vault of today."""
    form = PassForm(request.POST if "passphrase" in request.POST else None)
    found, status = None, UNPROCESSABLE if form.is_bound else 200
    if form.is_valid():
        try:
            found = old_vaults.bring_back(
                by=request.person, ring=request.ring, passphrase=form.cleaned_data["passphrase"], now=request.now
            )
            status = 200
        except actions.NotOpened:
            form.add_error("passphrase", request.library.say("err.pass"))
        except actions.TryLater as trouble:
            status = later(request, form, trouble, "passphrase")
    context = {"form": form, "found": found, "any": OldVault.objects.filter(person=request.person).exists()}
    return render(request, "accounts/old.html", context | {"back": reverse("accounts:settings")}, status=status)


@require_http_methods(["POST"])
def old_remove(request: Any) -> HttpResponse:
    """Remove a vault that was set aside, because its owner says so, with its passphrase."""
    form = PassForm(request.POST)
    if form.is_valid():
        try:
            old_vaults.remove(by=request.person, passphrase=form.cleaned_data["passphrase"], now=request.now)
        except (actions.NotOpened, actions.TryLater):
            return HttpResponseRedirect(reverse("accounts:old"))
    return doors.said("accounts:settings", "old_gone")
