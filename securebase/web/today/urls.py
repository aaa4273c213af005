"""Where Today is."""

from __future__ import annotations

from django.urls import path, register_converter

from securebase.web.today import views


class PartConverter:
    """A part of the page."""

    regex = "|".join(views.PARTS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PartConverter, "part_of_today")

urlpatterns = [
    path("", views.today, name="today"),
    path("act/", views.act, name="act"),
    path("<part_of_today:name>/", views.part, name="part"),
]
