"""Us as a Django app."""

from django.apps import AppConfig


class UsConfig(AppConfig):
    """One's own weeks, and what has gathered."""

    name = "securebase.web.us"
    label = "us"
