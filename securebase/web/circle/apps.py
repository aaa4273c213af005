"""The Circle as a Django app."""

from django.apps import AppConfig


class CircleConfig(AppConfig):
    """Where each of the two says they are now."""

    name = "securebase.web.circle"
    label = "circle"
