"""The addresses of the questions. None says what they are about."""

from django.urls import path, register_converter

from securebase.web.asked import views
from securebase.web.asked.sorts import SORTS


class SlugConverter:
    """One of the three."""

    regex = "|".join(SORTS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SlugConverter, "asked")

app_name = "asked"
urlpatterns = [
    path("", views.index, name="index"),
    path("<asked:slug>/", views.ask, name="ask"),
    path("<asked:slug>/seen/", views.seen, name="seen"),
    path("<uuid:ref>/remove/", views.remove, name="remove"),
]
