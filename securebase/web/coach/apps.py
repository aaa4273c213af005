"""The coach as a Django app."""

from django.apps import AppConfig


class CoachConfig(AppConfig):
    """Looks at words on request, builds others with their writer, and lets them be practised."""

    name = "securebase.web.coach"
    label = "coach"
