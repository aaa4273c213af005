"""Support as a Django app."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """People to turn to, and how to find the right help. It leaves no trace."""

    name = "securebase.web.support"
    label = "support"
