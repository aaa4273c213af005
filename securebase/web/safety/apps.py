"""Safety as a Django app."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """Eight private questions, and the choice to be offered nothing for two."""

    name = "securebase.web.safety"
    label = "safety"
