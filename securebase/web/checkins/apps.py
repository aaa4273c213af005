"""Check-ins as a Django app."""

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    """How a day was, for its writer; and, on purpose, for both."""

    name = "securebase.web.checkins"
    label = "checkins"
