"""Settle as a Django app."""

from django.apps import AppConfig


class SettleConfig(AppConfig):
    """Breathing, grounding, muscles; what has helped, for its owner alone."""

    name = "securebase.web.settle"
    label = "settle"
