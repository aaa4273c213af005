"""The page for a professional: pick, see, print, or take as a table. Nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from securebase.web.couples import access
from securebase.web.cyclemap import shown as cyclemap
from securebase.web.us import report as reports

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Any) -> HttpResponse:
    """What can be ticked; then the page, or the table."""
    ticked = [part for part in request.POST.getlist("part") if part in reports.offered(request)]
    if request.method != "POST" or not ticked:
        return _pick(request, none=request.method == "POST")
    if request.POST.get("go") == "table":
        answer = HttpResponse(reports.table(request, ticked), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="notes.csv"'
        return answer
    page = reports.made(request, ticked)
    return render(request, "us/report.html", page | {"back": reverse("us:report"), "today": request.today})


def _pick(request: Any, *, none: bool) -> HttpResponse:
    two = cyclemap.two(request)
    page: dict[str, Any] = {
        "own": reports.OWN,
        "common": reports.COMMON if two else (),
        "offered": reports.offered(request),
        "two": two,
        "none": none,
        "back": reverse("us:us"),
    }
    if two:
        page |= {
            "name": request.us.partner.name,
            "allowed": reports.may(request.ring, request.us, mine=True),
        }
    return render(request, "us/pick.html", page, status=UNPROCESSABLE if none else 200)


@require_POST
def allow(request: Any) -> HttpResponse:
    """What the other may put on theirs."""
    ring, us = access.ring(request), access.us(request)
    reports.allow(ring=ring, us=us, parts=request.POST.getlist("part"), day=request.today)
    return redirect("us:report")
