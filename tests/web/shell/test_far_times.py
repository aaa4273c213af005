"""Moments at the ends of the calendar, in zones on either side: refused in a sentence, and never a broken page."""

from __future__ import annotations

import uuid
from itertools import product

import pytest
from django.urls import reverse

from tests.cast import Actor

DAYS = (
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "+10000-01-01",
    "\u0661\u0669\u0669\u0669-01-01",
    "",
    "2026-11-25\x00",
)
ZONES = ("Pacific/Kiritimati", "America/Adak")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("day", "zone"), [*product(DAYS, ZONES)])
def test_far_times_break_no_page(alice: Actor, bob: Actor, day: str, zone: str) -> None:
    bob.client.post(reverse("accounts:time"), {"zone": zone})
    sent = {
        "checkins:form": {"day": day, "worry": "3"},
        "circle:away": {"what": "sport", "ritual": "tea", "back": f"{day}T23:59"},
        "pauses:not_today": {"date": day, "time": "23:59"},
        "couples:part_when": {"day": day, "time": "23:59"},
        "journal:find": {"q": "", "since": day, "until": day},
    }
    for route, form in sent.items():
        assert bob.client.post(reverse(route), form).status_code < 500, route
    entry = {"text": "words", "day": day}
    assert bob.client.post("/journal/write/free/", entry).status_code < 500
    assert bob.client.get(f"/openings/{day}/").status_code < 500
    for at in (f"{day}T23:59:59-12:00", f"{day}T00:00:00+14:00"):
        form = {"step": "start", "at": at, "token": str(uuid.uuid4())}
        assert bob.client.post(reverse("pauses:ask"), form).status_code < 500, at
    for path in ("/journal/", "/today/", "/check-in/days/", "/journal/?p=99991231.1", "/journal/?p=00010101.1"):
        assert bob.client.get(path).status_code == 200, path
