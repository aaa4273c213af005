"""What an answer carries when a browser comes in or goes out: cookies, and nothing half-open left behind."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from securebase.vault.keyring import Keyring
from securebase.web.accounts import actions, cookies, devices, happenings
from securebase.web.accounts.models import Device
from securebase.web.accounts.opening import SignedIn
from securebase.web.shell.gate import safe_next

HOME = "/today/"


def _forget_visit(request: Any) -> None:
    # The session that this request began with is over; it must not be written back when the answer goes out.
    if request.visit is not None:
        request.visit.session = None


def signed_in(request: Any, response: HttpResponse, entry: SignedIn) -> HttpResponse:
    """Give a browser its device. A device that this browser was before is forgotten."""
    before = request.visit.device if request.visit else None
    if before is not None and before.id != entry.device.id:
        actions.sign_out(device=before)
    _forget_visit(request)
    agent = request.headers.get("User-Agent", "")
    devices.call(entry.device, devices.guess(agent, request.library), ring=entry.ring, now=request.now)
    cookies.give(response, "sid", entry.token)
    return unlocked(request, response, device=entry.device, cookie_key=entry.cookie_key)


def unlocked(request: Any, response: HttpResponse, *, device: Device, cookie_key: bytes) -> HttpResponse:
    """Give a browser the key of its session, and what it may know of its owner's wishes."""
    _forget_visit(request)
    cookies.give(response, "unlock_key", cookie_key)
    handle, held = bytes(device.person.handle), cookies.read(request.COOKIES, "known")
    cookies.give(response, "known", held if held and cookies.knows(held, handle) else cookies.known_token(handle))
    themed(response, device.person.theme)
    return response


def themed(response: HttpResponse, theme: str) -> None:
    """Remember the look in this browser, so that its sign-in page has it too."""
    if theme in ("light", "dark"):
        response.set_cookie("theme", theme, max_age=365 * 24 * 3600, path="/", httponly=True, samesite="Lax")
    else:
        response.delete_cookie("theme", path="/")


def shut(request: Any, response: HttpResponse) -> HttpResponse:
    """Take the key back; what the browser has stored of ours goes with it."""
    _forget_visit(request)
    cookies.take_back(response, "unlock_key")
    response["Clear-Site-Data"] = '"cache"'
    return response


def gone(request: Any, response: HttpResponse, *, for_good: bool = False) -> HttpResponse:
    """Take back who this browser is; for good also that it ever knew somebody."""
    shut(request, response)
    cookies.take_back(response, "sid", "device_secret")
    if for_good:
        cookies.take_back(response, "known")
        response.delete_cookie("theme", path="/")
    return response


def way_in(ring: Keyring, *, device: Device, path: str | None) -> HttpResponseRedirect:
    """To where somebody was going, by way of what its owner has to be told first."""
    onward = safe_next(path, HOME)
    if happenings.unseen(ring, device=device):
        return HttpResponseRedirect(f"{reverse('accounts:news')}?next={onward}")
    return HttpResponseRedirect(onward)


def said(name: str, what: str) -> HttpResponseRedirect:
    """To a page that then says one of its fixed sentences. The address holds a key of ours and no word of anybody's."""
    return HttpResponseRedirect(f"{reverse(name)}?said={what}")
