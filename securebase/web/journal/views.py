"""Reading the journal: the timeline, one entry, what the partner gave, search."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from securebase.vault.records import Stored
from securebase.web.couples import access, faces
from securebase.web.drafts import actions as drafts
from securebase.web.journal import actions, timeline
from securebase.web.journal.forms import FindForm, ReplyForm
from securebase.web.journal.records import Entry, Reply, SharedEntry
from securebase.web.journal.timeline import Want

TABS = ("both", "mine", "shared")


def people(request: Any) -> dict[str, Any]:
    """The two faces and the partner's name, for every journal page."""
    us = request.us
    own, theirs = (faces.own(us), faces.theirs(us)) if us else (None, None)
    return {"us": us, "own": own, "theirs": theirs, "partner_name": us.partner.name if us else ""}


@require_GET
def index(request: Any, tab: str = "both") -> HttpResponse:
    """The timeline."""
    want = Want(tab=tab, before=timeline.cursor(request.GET.get("p", "")))
    lines, after = timeline.page(access.ring(request), want, request.library)
    first = want.before is None
    context = people(request) | {
        "place": "journal",
        "tab": tab,
        "lines": lines,
        "older": f"{reverse(f'journal:{tab}')}?p={after}" if after else "",
        "newer": "" if first else reverse(f"journal:{tab}"),
        "on_this_day": timeline.on_this_day(request) if first and tab == "both" else None,
        "unfinished": _unfinished(request) if first else [],
    }
    return render(request, "journal/index.html", context)


def _unfinished(request: Any) -> list[dict[str, str]]:
    kept = drafts.unfinished(ring=access.ring(request), by=request.person.vault, prefix="journal:new-", now=request.now)
    rows = []
    for draft in kept:
        sort = draft.slot.removeprefix("journal:new-")
        text = " ".join(" ".join(values) for name, values in draft.fields.items() if name not in ("token", "day"))
        rows.append({"sort": sort, "title": timeline.title_of(request.library, sort), "start": text.strip()[:120]})
    return [row for row in rows if row["title"] and row["start"]]


@require_http_methods(["GET", "POST"])
def find(request: Any) -> HttpResponse:
    """Search and filter. The words come by POST, so that no address and no history holds them."""
    form = FindForm(request.POST or None, library=request.library)
    context = people(request) | {"place": "journal", "form": form, "lines": None}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        want = Want(words=data["q"], sort=data["sort"], since=data["since"], until=data["until"])
        want = replace(want, before=timeline.cursor(request.POST.get("p", "")))
        lines, after = timeline.page(access.ring(request), want, request.library)
        context |= {"lines": lines, "after": after}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "journal/find.html", context, status=status)


@require_GET
def entry(request: Any, ref: uuid.UUID) -> HttpResponse:
    """One of one's own entries, whole."""
    stored = access.mine(request, Entry, ref)
    ring = access.ring(request)
    copy = actions.shared_copy(ring=ring, entry=stored.record)
    questions = timeline.questions_of(request.library, stored.record.sort)
    context = people(request) | {
        "place": "journal",
        "stored": stored,
        "line": timeline.own_line(stored, request.library),
        "answers": [
            (asked, stored.record.answers[asked.id]) for asked in questions if asked.id in stored.record.answers
        ],
        "copy": copy,
        "replies": _replies(request, copy) if copy else [],
        "can_share": request.us is not None and ring.ours is not None and stored.record.sort != "learned",
    }
    return render(request, "journal/entry.html", context)


def _replies(request: Any, copy: Stored[SharedEntry]) -> list[Stored[Reply]]:
    replies = access.ring(request).list(Reply, since=copy.day)
    return [reply for reply in reversed(replies) if reply.record.to == copy.id]


@require_GET
def given(request: Any, ref: uuid.UUID) -> HttpResponse:
    """What the partner gave, whole, with four short ways to answer."""
    stored = access.ours(request, SharedEntry, ref)
    if stored.mine:
        return redirect("journal:shared")
    sent = {reply.record.way: reply.record.words for reply in _replies(request, stored)}
    context = people(request) | {
        "place": "journal",
        "stored": stored,
        "line": timeline.given_line(stored, request.library),
        "sent": sent,
        "ways": [(way, request.library.say(f"share.answer_{way}")) for way in actions.WAYS if way not in sent],
    }
    return render(request, "journal/given.html", context)


@require_POST
def reply(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Send one short answer."""
    us, stored = access.us(request), access.ours(request, SharedEntry, ref)
    form = ReplyForm(request.POST)
    if stored.mine or stored.record.taken_back or not form.is_valid():
        return redirect("journal:given", ref=ref)
    way = form.cleaned_data["way"]
    words = form.cleaned_data["words"].strip() or request.library.say(f"share.answer_{way}")
    actions.answer(
        ring=access.ring(request),
        partner=us.partner.person_id,
        to=stored,
        way=way,
        words=words,
        day=request.today,
        now=request.now,
    )
    return redirect("journal:given", ref=ref)
