"""Every request knows who it is for: ``request.person``, ``request.ring``, ``request.zone``, ``request.today``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from securebase.web.accounts import sessions
from securebase.web.shell import clock


class SessionMiddleware:
    """Reads the cookies once, offers the visit, and writes the session back when it was used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Attach the visit, answer, keep the session."""
        request.now = getattr(request, "now", None) or clock.now()
        visit = sessions.visit_of(request.COOKIES, now=request.now)
        request.visit = visit
        request.person = visit.person if visit else None
        request.ring = visit.ring if visit else None
        request.zone = visit.person.tz if visit else UTC
        request.today = request.now.astimezone(request.zone).date()
        with timezone.override(request.zone):
            response = self.get_response(request)
        if visit and visit.session and (visit.changed or visit.session.needs_touch(request.now)):
            sessions.keep(visit, now=request.now)
        return response
