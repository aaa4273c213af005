"""Asked as a Django app."""

from django.apps import AppConfig


class AskedConfig(AppConfig):
    """Questions for one person: how close feels to them, how the week was, how the month was."""

    name = "securebase.web.asked"
    label = "asked"
