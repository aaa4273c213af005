"""Where openings are. A day stands in the address; whether it is open does not."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from securebase.web.openings import answering, views
from securebase.web.openings.records import WAYS


class DayConverter:
    """A day as 2026-11-24. What is no day is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)  # ValueError: no match

    def to_url(self, value: date) -> str:
        return value.isoformat()


class WayConverter:
    """One of the four short ways to answer."""

    regex = "|".join(WAYS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DayConverter, "day")
register_converter(WayConverter, "way")

urlpatterns = [
    path("week/", views.week, name="week"),
    path("<day:day>/", views.day, name="day"),
    path("<day:day>/look/", views.look, name="look"),
    path("<day:day>/<way:way>/", answering.answer, name="answer"),
]
