"""Us: one's own weeks, what has gathered, and what the two have kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from securebase.web.asked import shown as asked
from securebase.web.checkins.records import CheckIn
from securebase.web.cyclemap import shown as cyclemap
from securebase.web.openings import days
from securebase.web.pauses.models import kept_by_two
from securebase.web.us import cycle, trends
from securebase.web.us.growth import growth


@require_safe
def us(request: Any) -> HttpResponse:
    """Lines where there are days enough, lights for what was done, returns that were kept."""
    noted = [
        each for each in request.ring.list(CheckIn, since=request.today - trends.SPAN) if each.day <= request.today
    ]
    shown: dict[str, Any] = {
        "growth": growth(request.ring, today=request.today, library=request.library),
        "noted": len(noted),
        "asked": asked.rows(request),
        "heavy": asked.needs_support(request),
        **cyclemap.for_us(request),
    }
    if trends.enough(noted):
        shown["rows"] = trends.rows(noted, today=request.today, library=request.library)
        shown["table"] = trends.table(noted, today=request.today, library=request.library)
    return render(request, "us/us.html", shown | _joint(request))


def _joint(request: Any) -> dict[str, Any]:
    """What both know and see alike; nothing for one."""
    if request.us is None or request.ring.ours is None:
        return {}
    today = days.common_today(request.us, zone=request.zone, now=request.now)
    span = [today - timedelta(days=back) for back in range(trends.SPAN.days + 1)]
    opened = days.opened(request.ring, request.us, span, today=today)
    return {
        "two": True,
        "partner_name": request.us.partner.name,
        "returns": kept_by_two(request.us.couple),
        "opened": len(opened),
        "cycle": cycle.said(request.ring, request.us, today=today, zone=request.zone, library=request.library),
    }
