"""Sharing an entry by the ladder: choose how much, see exactly what leaves, share; and taking it back."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from securebase.core import sharing
from securebase.core.sharing import Preview
from securebase.vault.keyring import StaleRecord
from securebase.vault.records import Stored
from securebase.web.couples import access
from securebase.web.journal import actions, timeline
from securebase.web.journal.forms import ShareForm
from securebase.web.journal.records import Entry
from securebase.web.journal.views import people
from securebase.web.shell.gate import safe_next


def _context(request: Any, stored: Stored[Entry]) -> dict[str, Any]:
    return people(request) | {
        "place": "journal",
        "stored": stored,
        "line": timeline.own_line(stored, request.library),
        "kind_title": timeline.title_of(request.library, stored.record.sort),
    }


def _form(request: Any, stored: Stored[Entry], **kwargs: Any) -> ShareForm:
    text = actions.body(stored.record, timeline.questions_of(request.library, stored.record.sort))
    return ShareForm(library=request.library, lines=sharing.split_lines(text), **kwargs)


@require_http_methods(["GET", "POST"])
def share(request: Any, ref: uuid.UUID) -> HttpResponse:
    """First press: the preview. Second press, on the preview: shared. Nothing leaves before the second."""
    us, stored = access.us(request), access.mine(request, Entry, ref)
    ring = access.ring(request)
    if ring.ours is None or stored.record.sort == "learned":
        raise Http404
    if request.method == "GET":
        form = _form(request, stored, initial={"rung": "lines", "revision": stored.revision})
        return render(request, "journal/share.html", _context(request, stored) | {"form": form})
    form = _form(request, stored, data=request.POST)
    shown = _shown(request, form, stored) if form.is_valid() else None
    if shown is None:
        return render(request, "journal/share.html", _context(request, stored) | {"form": form}, status=422)
    stale = form.cleaned_data["revision"] != stored.revision
    if request.POST.get("step") != "share" or stale:
        context = _context(request, stored) | {
            "form": form,
            "shown": shown,
            "stale": stale,
            "revision": stored.revision,
        }
        return render(request, "journal/preview.html", context, status=409 if stale else 200)
    try:
        actions.share(ring=ring, partner=us.partner.person_id, stored=stored, shown=shown)
    except StaleRecord:  # changed in the very moment between: look once more
        return redirect("journal:share", ref=ref)
    return redirect("journal:entry", ref=ref)


def _shown(request: Any, form: ShareForm, stored: Stored[Entry]) -> Preview | None:
    questions = timeline.questions_of(request.library, stored.record.sort)
    rung = form.cleaned_data["rung"]
    shown = actions.preview(entry=stored.record, rung=rung, chosen=form.chosen(), questions=questions)
    if isinstance(shown, Preview):
        return shown
    form.add_error("lines", request.library.say(shown.words_key if shown else "share.pick_none"))
    return None


@require_http_methods(["GET", "POST"])
def take_back(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Take back what was given: "taken back" stands in its place, with no reason."""
    us, stored = access.us(request), access.mine(request, Entry, ref)
    if request.method == "GET":
        return render(request, "journal/take_back.html", _context(request, stored))
    actions.take_back(ring=access.ring(request), partner=us.partner.person_id, stored=stored)
    return redirect(safe_next(request.POST.get("next"), reverse("journal:entry", args=[ref])))
