"""Couples: inviting, joining, what is shared, parting."""

from django.apps import AppConfig


class CouplesConfig(AppConfig):
    """Who is with whom, and since when."""

    name = "securebase.web.couples"
    label = "couples"
    default_auto_field = "django.db.models.BigAutoField"
