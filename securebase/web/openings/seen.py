"""What the partner can see of check-ins: what was given stays as it was given, so these lines have no off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse

from securebase.web.couples.sharing import Line
from securebase.web.openings import days
from securebase.web.openings.records import Given


def lines(request: Any) -> Iterator[Line]:
    """Today's four, if they were given; and that earlier days stay as they are."""
    ring, us, say = request.ring, request.us, request.library.say
    if ring.ours is None:
        return
    today = ring.find(Given, name=days.name_of(request.today))
    if today is not None:
        common = days.common_today(us, zone=request.zone, now=request.now)
        is_open = bool(days.opened(ring, us, [request.today], today=common))
        what = "share.line_four_line" if today.record.line else "share.line_four"
        yield Line(
            say(what),
            more=say("share.four_open") if is_open else say("share.four_given"),
            href=reverse("checkins:form"),
            icon="both",
        )
    if ring.list(Given, author=ring.me, until=request.today - timedelta(days=1), limit=1):
        yield Line(say("share.line_days"), more=say("share.days_stay"), href=reverse("together:together"), icon="both")
