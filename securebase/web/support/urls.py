"""The addresses of Support."""

from django.urls import path, register_converter

from securebase.web.support import views


class CountryConverter:
    """Two small letters, as countries have them."""

    regex = "[a-z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value.lower()


register_converter(CountryConverter, "country")

app_name = "support"
urlpatterns = [
    path("", views.support, name="support"),
    path("<country:code>/", views.country, name="country"),
    path("read/<slug:page_id>/", views.read, name="read"),
]
