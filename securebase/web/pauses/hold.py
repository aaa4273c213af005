"""The hold box: words that need not go anywhere yet. Private for life; nothing here reaches anybody."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from securebase.web.couples import access
from securebase.web.drafts import actions as drafts
from securebase.web.pauses.forms import read_token
from securebase.web.pauses.records import Held
from securebase.web.shell.moments import clock_words

LONGEST = 20_000  # letters in one piece
SHOWN = 30
SLOT = "hold:new"
JOURNAL = "journal:new-free"  # the draft of a free entry


class Box(forms.Form):
    """What comes."""

    words = forms.CharField(max_length=LONGEST, strip=True, widget=forms.Textarea({"rows": 4}))


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: Any) -> HttpResponse:
    """Write into the box, and see what it holds."""
    say, vault = request.library.say, request.person.vault
    draft = drafts.find(ring=access.ring(request), by=vault, slot=SLOT, now=request.now)
    initial = {"words": draft.first().get("words", "")} if draft else None
    form = Box(request.POST or None, initial=initial, use_required_attribute=False)
    form.fields["words"].label = say("hold.label")
    form.fields["words"].error_messages |= {"max_length": say("hold.too_long"), "required": say("err.required")}
    if request.method == "POST" and form.is_valid():
        record = Held(words=form.cleaned_data["words"], at=request.now.isoformat())
        # Named by the form, so that a form that is sent twice is held once.
        access.ring(request).put_once(record, name=read_token(request.POST.get("token", "")).hex, day=request.today)
        drafts.discard(by=vault, slot=SLOT)
        return redirect("pauses:hold")
    held = access.ring(request).list(Held, limit=SHOWN)
    shown = {
        "form": form,
        "held": [(row, _when(request, row.record.at)) for row in held],
        "slot": SLOT,
        "token": read_token(request.POST.get("token", "")).hex,
        "name": request.us.partner.name if request.us else "",
    }
    return render(request, "pauses/hold.html", shown, status=422 if form.is_bound else 200)


@require_POST
def let_go(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Let one go for good."""
    access.ring(request).remove(access.mine(request, Held, ref))
    return redirect("pauses:hold")


@require_POST
def to_words(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Begin a private entry with it. What is being written there already stays, above; the box keeps its own."""
    held = access.mine(request, Held, ref).record
    by, ring, now = request.person.vault, access.ring(request), request.now
    begun = drafts.find(ring=ring, by=by, slot=JOURNAL, now=now)
    fields = begun.first() if begun else {}
    text = "\n\n".join(part for part in (fields.get("text", ""), held.words) if part)
    drafts.keep(
        by=by, slot=JOURNAL, fields={name: [value] for name, value in (fields | {"text": text}).items()}, now=now
    )
    return redirect("journal:write_kind", "free")


def _when(request: Any, at: str) -> str:
    moment = forms.DateTimeField().to_python(at)
    return clock_words(request.library, moment, request.zone, request.today) if moment else ""
