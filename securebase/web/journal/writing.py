"""Writing an entry: begin, keep, change, remove. Whatever goes wrong, the words stay on the page or in a draft."""

from __future__ import annotations

import uuid
from typing import Any

import msgspec
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from securebase.vault.keyring import StaleRecord
from securebase.vault.records import Stored
from securebase.web.couples import access
from securebase.web.drafts import actions as drafts
from securebase.web.journal import actions, timeline
from securebase.web.journal.forms import EntryForm
from securebase.web.journal.records import Entry
from securebase.web.journal.views import people


@require_GET
def begin(request: Any) -> HttpResponse:
    """Which kind of entry?"""
    context = people(request) | {"place": "journal", "kinds": request.library.kinds, "learned": request.library.learned}
    return render(request, "journal/begin.html", context)


def _form(request: Any, sort: str, **kwargs: Any) -> EntryForm:
    questions = timeline.questions_of(request.library, sort)
    return EntryForm(library=request.library, questions=questions, today=request.today, **kwargs)


def _turn(request: Any) -> int:
    """How often the two places were changed: three digits at most."""
    asked = request.GET.get("t", "")[:3]
    return int(asked) if asked.isdecimal() else 0


def _prompts(request: Any, sort: str) -> tuple[str, ...]:
    """Two places to begin, one for either style; another pair each day, and at each tap."""
    kind = next((kind for kind in request.library.kinds if kind.id == sort), None)
    if kind is None:
        return ()
    turn = request.today.toordinal() + _turn(request)
    return kind.worry[turn % len(kind.worry)], kind.space[turn % len(kind.space)]


def _page(request: Any, form: EntryForm, sort: str, slot: str, status: int = 200, **extra: Any) -> HttpResponse:
    turn = _turn(request)
    context = people(request) | {
        "place": "journal",
        "form": form,
        "sort": sort,
        "title": timeline.title_of(request.library, sort),
        "slot": slot,
        "prompts": _prompts(request, sort),
        "next_turn": (turn + 1) % 1000,
        "answers": [form[name] for name in form.fields if name.startswith("answer_")],
        "stop": request.library.learned.stop if sort == "learned" else "",
    }
    return render(request, "journal/write.html", context | extra, status=status)


def _unsaved(request: Any, slot: str) -> drafts.Kept | None:
    """The draft of a new entry, unless it was kept as an entry already (a save that arrived behind its form)."""
    ring, vault = access.ring(request), request.person.vault
    kept = drafts.find(ring=ring, by=vault, slot=slot, now=request.now)
    fields = kept.first() if kept else {}
    try:
        entry = ring.get(Entry, uuid.UUID(fields.get("token", "")))
    except ValueError:
        return kept
    if entry is None or any(_differs(entry.record, name, words) for name, words in fields.items()):
        return kept
    drafts.discard(by=vault, slot=slot)
    return None


def _differs(entry: Entry, name: str, words: str) -> bool:
    if name in ("title", "text"):
        return bool(getattr(entry, name) != words.strip())
    return name.startswith("answer_") and entry.answers.get(name.removeprefix("answer_"), "") != words


@require_http_methods(["GET", "POST"])
def write(request: Any, sort: str) -> HttpResponse:
    """A new entry."""
    if not timeline.title_of(request.library, sort):
        raise Http404
    slot = f"journal:new-{sort}"
    ring, vault = access.ring(request), request.person.vault
    if request.method == "GET":
        kept = _unsaved(request, slot)
        initial = {"token": uuid.uuid4(), "day": request.today} | (kept.first() if kept else {})
        return _page(request, _form(request, sort, initial=initial), sort, slot, kept=kept)
    form = _form(request, sort, data=request.POST)
    if not form.is_valid():
        return _page(request, form, sort, slot, status=422)
    entry = form.entry(sort, now=request.now)
    stored = actions.write(ring=ring, entry=entry, day=form.cleaned_data["day"], token=form.token_or_new())
    drafts.discard(by=vault, slot=slot)
    return redirect("journal:entry", ref=stored.ref)


def _initial(stored: Stored[Entry]) -> dict[str, Any]:
    entry = stored.record
    answers = {f"answer_{name}": words for name, words in entry.answers.items()}
    return {"title": entry.title, "text": entry.text, "day": stored.day, "revision": stored.revision} | answers


@require_http_methods(["GET", "POST"])
def change(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Change an entry. If another tab was first, both texts are shown and none is lost."""
    stored = access.mine(request, Entry, ref)
    sort, slot = stored.record.sort, f"journal:{ref.hex}"
    ring, vault = access.ring(request), request.person.vault
    if request.method == "GET":
        kept = drafts.find(ring=ring, by=vault, slot=slot, now=request.now)
        initial = _initial(stored) | (kept.first() if kept else {})
        return _page(request, _form(request, sort, initial=initial), sort, slot, stored=stored, kept=kept)
    form = _form(request, sort, data=request.POST)
    if not form.is_valid():
        return _page(request, form, sort, slot, status=422, stored=stored)
    fresh = msgspec.structs.replace(stored.record, **form.words())
    revision, day = form.cleaned_data["revision"] or stored.revision, form.cleaned_data["day"]
    try:
        actions.change(ring=ring, stored=stored, entry=fresh, revision=revision, day=day)
    except StaleRecord:
        data = request.POST.copy()
        data["revision"] = str(stored.revision)  # keeping it now is a decision made in sight of both texts
        form = _form(request, sort, data=data)
        form.full_clean()
        earlier = timeline.own_line(stored, request.library), actions.body(stored.record, form.questions)
        return _page(request, form, sort, slot, status=409, stored=stored, earlier=earlier)
    drafts.discard(by=vault, slot=slot)
    return redirect("journal:entry", ref=ref)


@require_http_methods(["GET", "POST"])
def remove(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Remove an entry for good, after a page that says what that means."""
    stored = access.mine(request, Entry, ref)
    ring = access.ring(request)
    if request.method == "GET":
        shared = actions.shared_copy(ring=ring, entry=stored.record) is not None
        context = people(request) | {"place": "journal", "stored": stored, "shared": shared}
        return render(request, "journal/remove.html", context)
    partner = request.us.partner.person_id if request.us else None
    actions.remove(ring=ring, partner=partner, stored=stored)
    drafts.discard(by=request.person.vault, slot=f"journal:{ref.hex}")
    return redirect("journal:index")


@require_POST
def bring(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Bring an entry to the next talk, or leave it."""
    stored = access.mine(request, Entry, ref)
    actions.bring(ring=access.ring(request), stored=stored, on=request.POST.get("on") == "1")
    return redirect("journal:entry", ref=ref)
