"""Two pages: make the file, and bring one back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from securebase.vault.codes import new_passphrase
from securebase.web.accounts import actions as accounts
from securebase.web.accounts.forms import PassForm
from securebase.web.accounts.views import later
from securebase.web.couples import access
from securebase.web.exports import actions
from securebase.web.exports.forms import BringForm, TakeForm
from securebase.web.exports.lines import Bad

UNPROCESSABLE = 422
TOO_LARGE = 413


@require_http_methods(["GET", "POST"])
def copy(request: Any) -> HttpResponse:
    """Make the file. Its owner's passphrase is asked for once more, unless they have typed it a moment ago."""
    form = TakeForm(request.POST or None)
    fresh = actions.is_fresh(request.visit.session.began, request.now)
    check = PassForm(request.POST or None)
    status = UNPROCESSABLE if form.is_bound else 200
    if form.is_valid() and (fresh or check.is_valid()):
        try:
            return _file(request, form, None if fresh else check.cleaned_data["passphrase"])
        except accounts.NotOpened:
            check.add_error("passphrase", request.library.say("err.pass"))
        except accounts.TryLater as trouble:
            status = later(request, check, trouble, "passphrase")
    context = {"form": form, "check": None if fresh else check, "back": reverse("accounts:settings")}
    return render(request, "exports/copy.html", context | {"offered": _offered(request)}, status=status)


def _offered(request: Any) -> str:
    """Six words made by chance, the same ones while a form is put right."""
    return request.POST.get("offered_phrase") or new_passphrase(request.library.word_list)


def _file(request: Any, form: TakeForm, passphrase: str | None) -> HttpResponse:
    if passphrase is not None:
        accounts.confirm(by=request.person, passphrase=passphrase, now=request.now)
    taken = actions.take(
        by=request.person,
        ring=access.ring(request),
        us=request.us,
        passphrase=form.passphrase,
        library=request.library,
        now=request.now,
    )
    headers = {"Content-Disposition": f'attachment; filename="{taken.name}"'}
    return HttpResponse(taken.data, content_type="application/octet-stream", headers=headers)


@require_http_methods(["GET", "POST"])
def restore(request: Any) -> HttpResponse:
    """Bring a file's words back. It changes everything it has to, or nothing."""
    form = BringForm(request.POST or None, request.FILES or None)
    status, done = 200, None
    if form.is_bound:
        status = UNPROCESSABLE
        if form.is_valid():
            done = _bring(request, form)
            status = UNPROCESSABLE if done is None else 200
        elif form.has_error("file", "large"):
            status = TOO_LARGE
    context = {"form": form, "done": done, "back": reverse("exports:copy")}
    return render(request, "exports/restore.html", context, status=status)


def _bring(request: Any, form: BringForm) -> int | None:
    """How many records came back; None if the file could not be used, and the form says why."""
    found = actions.look_inside(form.cleaned_data["file"].read(), passphrase=form.cleaned_data["file_passphrase"])
    if isinstance(found, Bad):
        wrong = found.words_key == "export.import_wrong"
        form.add_error("file_passphrase" if wrong else "file", request.library.say(found.words_key))
        return None
    return actions.bring_back(by=request.person, ring=access.ring(request), us=request.us, found=found, now=request.now)
