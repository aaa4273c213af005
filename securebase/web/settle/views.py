"""The pages of settling. Signed out they hold nothing personal and no token, so that they may be kept for offline."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from securebase.core.settle import Breath, Script
from securebase.web.couples import access
from securebase.web.settle import actions
from securebase.web.settle.forms import Dials
from securebase.web.shell.drawings.breath import breath
from securebase.web.shell.gate import public

LENGTHS = (60, 120, 300)  # seconds


def _way(request: Any, way_id: str) -> Breath | Script:
    ways: tuple[Breath | Script, ...] = (*request.library.breaths, *request.library.scripts)
    found = next((way for way in ways if way.id == way_id), None)
    if found is None:
        raise Http404
    return found


def _keepable(request: Any, response: HttpResponse) -> HttpResponse:
    """Signed out, the page is the same for everybody: the browser and the service worker may keep it."""
    if request.person is None:
        response["Cache-Control"] = "no-cache"
    response["Vary"] = "Cookie"
    return response


@public
@require_safe
def index(request: Any) -> HttpResponse:
    """All ways; for their owner, the one that has helped most comes first."""
    best = actions.helped_most(request.ring) if request.ring else None
    ways = [*request.library.breaths, *request.library.scripts]
    shown = {
        "best": next((way for way in ways if way.id == best), None),
        "breaths": request.library.breaths,
        "scripts": request.library.scripts,
        "place": "practise",
    }
    return _keepable(request, render(request, "settle/index.html", shown))


@public
@require_safe
def one(request: Any, way_id: str) -> HttpResponse:
    """One way to settle: for a breath, the ring and its water; for a script, its lines one after another."""
    return _keepable(request, _show(request, _way(request, way_id), Dials(None, library=request.library)))


@require_POST
def log(request: Any, way_id: str) -> HttpResponse:
    """Keep before and after, for their owner alone."""
    way = _way(request, way_id)
    form = Dials(request.POST, library=request.library)
    if not form.is_valid():
        return _show(request, way, form, status=422)
    given = form.cleaned_data
    actions.log(
        ring=access.ring(request),
        way=way.id,
        before=given["before"],
        after=given["after"],
        token=given["token"].hex,
        day=request.today,
    )
    return _show(request, way, Dials(None, library=request.library), ended=_ended(given["before"], given["after"]))


def _ended(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return "settle.end_done"
    return f"settle.end_{'lower' if after < before else 'higher' if after > before else 'same'}"


@require_POST
def helped(request: Any) -> HttpResponse:
    """A line for next time: what helped."""
    words = request.POST.get("note", "").strip()[:200]
    if words:
        actions.note(ring=access.ring(request), words=words, day=request.today)
    return redirect("rightnow:now")


def _show(request: Any, way: Breath | Script, form: Dials, *, ended: str = "", status: int = 200) -> HttpResponse:
    asked = request.GET.get("s", "")
    seconds = int(asked) if asked in map(str, LENGTHS) else None
    shown: dict[str, Any] = {
        "way": way,
        "form": form,
        "ended": ended,
        "token": form.data.get("token") or uuid.uuid4().hex if request.ring else "",
        "place": "practise",
    }
    if isinstance(way, Breath):
        return render(request, "settle/breath.html", shown | _breath(request, way, seconds), status=status)
    return render(request, "settle/script.html", shown, status=status)


def _breath(request: Any, way: Breath, seconds: int | None) -> dict[str, Any]:
    say = request.library.say
    all_of_them = way.breaths_in(seconds or way.default_seconds)
    phases = [(phase.kind, say(f"settle.breath_{phase.kind}"), f"{phase.seconds:g}") for phase in way.phases]
    title = f"{way.title}. {way.about}"
    return {
        "drawing": mark_safe(breath(title=way.title, desc=way.about)),  # noqa: S308 - our own drawing escapes every word
        "title": title,
        "phases": phases,
        "first": phases[0],
        "pattern": ",".join(f"{kind}:{length}" for kind, _, length in phases),
        "breaths": range(all_of_them),
        "count": all_of_them,
        "minutes": [(length, length // 60) for length in LENGTHS],
        "lasts": seconds or way.default_seconds,
    }
