"""Keeping what is typed, in the background and at the moment the vault locks."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_POST

from securebase.web.drafts import actions
from securebase.web.shell import errors
from securebase.web.shell.gate import locked_ok, safe_next


@locked_ok
@require_POST
def keep(request: Any) -> HttpResponse:
    """``POST /drafts/``: the fields of a form and the ``slot`` that names it. Answers with the words to show."""
    slot = request.POST.get("slot", "")
    if not actions.is_slot(slot):
        return HttpResponseBadRequest()
    fields = {name: request.POST.getlist(name) for name in request.POST}
    actions.keep(by=request.person.vault, slot=slot, fields=fields, now=request.now)
    at = request.now.astimezone(request.zone)
    return HttpResponse(
        request.library.say("drafts.kept", time=f"{at:%H:%M}"), content_type="text/plain; charset=utf-8"
    )


@require_POST
def discard(request: Any) -> HttpResponse:
    """``POST /drafts/discard/``: let one draft go. Not from a locked page: whoever cannot read it does not end it."""
    slot = request.POST.get("slot", "")
    if not actions.is_slot(slot):
        return HttpResponseBadRequest()
    actions.discard(by=request.person.vault, slot=slot)
    return HttpResponse(status=204) if request.htmx else errors_back(request)


def errors_back(request: Any) -> HttpResponse:
    """Back to the page whose draft was let go."""
    response = HttpResponse(status=303)
    response["Location"] = safe_next(request.POST.get("next"), "/today/")
    return response


def keep_locked_post(request: Any) -> HttpResponse:
    """A form came after the vault had locked: its words are sealed to their writer, and the way back is shown (423)."""
    slot = request.POST.get("draft", "")
    if not actions.is_slot(slot):
        return errors.page(request, "locked", 423, typed=errors.typed(request), again=request.path)
    fields = {name: request.POST.getlist(name) for name in request.POST}
    actions.keep(by=request.person.vault, slot=slot, fields=fields, now=request.now)
    back = safe_next(urlsplit(request.headers.get("Referer", "")).path, request.path)
    return render(request, "drafts/locked.html", {"back": back}, status=423)
