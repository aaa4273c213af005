"""Noticed as a Django app."""

from django.apps import AppConfig


class NoticedConfig(AppConfig):
    """One line about something good that the other did."""

    name = "securebase.web.noticed"
    label = "noticed"
