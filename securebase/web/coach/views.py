"""Looking at words and building others. Open to anybody, signed in or not: nothing is kept, sent or counted."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from securebase.core import language
from securebase.core.language import building
from securebase.core.language.feelings import feeling_map
from securebase.web.coach import shown
from securebase.web.coach.forms import LEANS, LONGEST, Build, Room
from securebase.web.shell.gate import public

PART: Final = "X-Part"  # asked for by the page that shows the answer over its own form
BOXES: Final = 60  # letters of the name of a box


@public
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: Any) -> HttpResponse:
    """A box for words; then what is in them. A form of another page may send its box under `box`."""
    page = _page(request)
    if request.method != "POST":
        return render(request, "coach/say.html", page)
    box = request.POST.get("box", "text")[:BOXES]
    whole = request.POST.get(box, "").replace("\r\n", "\n")
    text = whole[:LONGEST]
    if not text.strip():
        return render(request, _template(request, "say"), page | {"empty": True, "part": _is_part(request)})
    feeling = request.POST.get("feeling", "")
    seen = shown.page(text, language.review(text), feeling if feeling in feeling_map().feelings else "")
    seen |= {"long": len(whole) > LONGEST, "part": _is_part(request)}
    return render(request, _template(request, "look"), page | seen)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def build(request: Any) -> HttpResponse:
    """The parts of a statement, and what they make."""
    lean = request.POST.get("lean", "")
    asked = "made" in request.POST
    text = request.POST.get("begin", "")[:LONGEST]
    begun, leaning = ({}, "") if asked else _begun(text)
    lean = lean if lean in LEANS else leaning
    form = Build(request.POST if asked else None, lean=lean or "worry", initial=begun)
    made = ""
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        words = feeling_map()
        feelings = [*(words.feelings[each].say for each in given["feelings"]), given["own"]]
        need = words.needs[given["need"]].say if given["need"] else ""
        made = building.build(building.Parts(tuple(feelings), given["when"], given["because"], need, given["ask"]))
    page = _page(request) | {
        "form": form,
        "made": made,
        "lean": lean,
        "begun": begun,
        "text": text,
        "part": _is_part(request),
        "asked": form.is_bound,
    }
    return render(request, _template(request, "build"), page)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def room(request: Any) -> HttpResponse:
    """Words for stepping back, with a way back."""
    form = Room(request.POST if "made" in request.POST else None)
    made = ""
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        feelings = [feeling_map().feelings[each].say for each in given["feelings"]]
        made = building.step_back(feelings, given["until"], given["then"], not_about_you=given["care"])
    page = _page(request) | {"form": form, "made": made, "part": _is_part(request)}
    return render(request, _template(request, "room"), page)


def _begun(text: str) -> tuple[dict[str, str], str]:
    """What words that were looked at fill in of the builder; and, of a shut door, what is louder."""
    if not text.strip():
        return {}, ""
    found = language.look(text)
    parts = language.begin(text, found)
    leaning = "room" if any(each.label == "stonewalling" for each in found.unkind) else ""
    return {name: part for name, part in (("when", parts.when), ("ask", parts.ask)) if part}, leaning


def _page(request: Any) -> dict[str, Any]:
    back = reverse("practise:practise") if request.person else reverse("start:welcome")
    return {"back": back, "place": "practise"}


def _is_part(request: Any) -> bool:
    return bool(request.headers.get(PART) == "1")


def _template(request: Any, name: str) -> str:
    return f"coach/parts/{name}.html" if _is_part(request) else f"coach/{name}.html"
