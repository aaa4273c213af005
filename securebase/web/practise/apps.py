"""Practise as a Django app."""

from django.apps import AppConfig


class PractiseConfig(AppConfig):
    """What one can do for oneself, any day."""

    name = "securebase.web.practise"
    label = "practise"
