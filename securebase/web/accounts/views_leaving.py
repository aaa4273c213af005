"""Delete everything: one page that says what goes and what stays, one passphrase, and it is gone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from securebase.web.accounts import actions, deleting, doors
from securebase.web.accounts.choosing import UNPROCESSABLE
from securebase.web.accounts.forms import PassForm
from securebase.web.accounts.views import later
from securebase.web.shell.gate import public


@require_http_methods(["GET", "POST"])
def delete(request: Any) -> HttpResponse:
    """Ask once more for the passphrase, then delete everything of this person."""
    form = PassForm(request.POST or None)
    status = UNPROCESSABLE if form.is_bound else 200
    if form.is_valid():
        try:
            deleting.delete_everything(by=request.person, passphrase=form.cleaned_data["passphrase"], now=request.now)
            return doors.gone(request, HttpResponseRedirect(reverse("accounts:gone")), for_good=True)
        except actions.NotOpened:
            form.add_error("passphrase", request.library.say("err.pass"))
        except actions.TryLater as trouble:
            status = later(request, form, trouble, "passphrase")
    context = {"form": form, "days": BACKUP_DAYS, "back": reverse("accounts:settings")}
    return render(request, "accounts/delete.html", context, status=status)


# Backups older than this are removed, so this is when the last trace goes; the same figure is in the promise.
BACKUP_DAYS = 30


@public
@require_safe
def gone(request: Any) -> HttpResponse:
    """It is gone."""
    return render(request, "accounts/gone.html")
