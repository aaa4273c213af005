"""Exports as a Django app."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """A copy of one's own words in one file, and the way back."""

    name = "securebase.web.exports"
    label = "exports"
    default_auto_field = "django.db.models.BigAutoField"
