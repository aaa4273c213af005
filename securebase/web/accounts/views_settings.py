"""Settings: one row a choice, one page a row. Each keeps what it is told at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from securebase.web.accounts import actions, choices, devices, doors
from securebase.web.accounts.choosing import UNPROCESSABLE
from securebase.web.accounts.forms_settings import DeviceNameForm, FaceForm, IdleForm, LookForm, ZoneForm
from securebase.web.accounts.models import Device, OldVault
from securebase.web.accounts.records import Profile

SETTINGS: Final = "accounts:settings"
SAID: Final = {
    "kept": "settings.saved",
    "passphrase": "account.change_done",
    "code_gone": "account.code_gone",
    "quick_on": "account.quick_on",
    "quick_off": "account.quick_off",
    "old_gone": "account.old_gone",
    "out": "devices.out_done",
    "all_out": "devices.all_done",
}


def toast(request: Any) -> str:
    """The fixed sentence that an address asks for, or nothing."""
    key = SAID.get(request.GET.get("said", ""))
    return request.library.say(key) if key else ""


@require_safe
def settings(request: Any) -> HttpResponse:
    """Every choice with what it is now."""
    profile = request.ring.find(Profile, name="self")
    context = {
        "name": profile.record.name if profile else "",
        "colour": profile.record.colour if profile else "",
        "devices": Device.objects.filter(person=request.person).count(),
        "quick": request.visit.device.quick_wrap is not None,
        "code": request.person.vault.recovery_wrap is not None,
        "old": OldVault.objects.filter(person=request.person).exists(),
        "toast": toast(request),
    }
    return render(request, "accounts/settings.html", context)


def _page(request: Any, form: forms.Form, what: str, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "what": what, "back": reverse(SETTINGS)}
    return render(request, f"accounts/set_{what}.html", context, status=status)


@require_http_methods(["GET", "POST"])
def you(request: Any) -> HttpResponse:
    """How one is called here, and in which ink."""
    stored = request.ring.find(Profile, name="self")
    now = {"name": stored.record.name, "colour": stored.record.colour} if stored else {}
    form = FaceForm(request.POST or None, initial=now)
    if form.is_valid():
        choices.show_as(by=request.person, ring=request.ring, now=request.now, **form.cleaned_data)
        return doors.said(SETTINGS, "kept")
    return _page(request, form, "you", status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def time(request: Any) -> HttpResponse:
    """The time zone."""
    form = ZoneForm(request.POST or None, initial={"zone": request.person.zone})
    if form.is_valid():
        actions.set_zone(by=request.person, zone=form.cleaned_data["zone"])
        return doors.said(SETTINGS, "kept")
    return _page(request, form, "time", status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def look(request: Any) -> HttpResponse:
    """Light, dark, or as the device says."""
    form = LookForm(request.POST or None, initial={"theme": request.person.theme})
    if form.is_valid():
        choices.look(by=request.person, theme=form.cleaned_data["theme"])
        response = doors.said(SETTINGS, "kept")
        doors.themed(response, form.cleaned_data["theme"])
        return response
    return _page(request, form, "look", status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def idle(request: Any) -> HttpResponse:
    """After how many quiet minutes it locks by itself: here from now on, elsewhere from the next unlock."""
    form = IdleForm(request.POST or None, initial={"minutes": request.person.idle_minutes})
    if form.is_valid():
        minutes = int(form.cleaned_data["minutes"])
        choices.lock_after(by=request.person, minutes=minutes)
        request.visit.session = replace(request.visit.session, idle=timedelta(minutes=minutes))
        request.visit.changed = True
        return doors.said(SETTINGS, "kept")
    return _page(request, form, "idle", status=UNPROCESSABLE if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def device_list(request: Any) -> HttpResponse:
    """Where one is signed in; each by the name its owner gave it."""
    if request.method == "POST":
        return _device_act(request)
    here = request.visit.device
    lines = devices.all_of(here, ring=request.ring, library=request.library)
    context = {"lines": lines, "back": reverse(SETTINGS), "toast": toast(request)}
    return render(request, "accounts/devices.html", context)


def _device_act(request: Any) -> HttpResponse:
    here, go = request.visit.device, request.POST.get("go")
    if go == "others":
        actions.end_all_others(by=request.person, keep=here)
        return doors.said("accounts:devices", "all_out")
    device = devices.mine(request.person, request.POST.get("device", ""))
    if device is None:
        raise Http404
    if go == "out" and device.id != here.id:
        actions.end_device(by=request.person, device_id=device.id)
        return doors.said("accounts:devices", "out")
    form = DeviceNameForm(request.POST)
    if form.is_valid():
        devices.call(device, form.cleaned_data["name"], ring=request.ring, now=request.now)
    return doors.said("accounts:devices", "kept")
