"""Today as a Django app."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The first page of every day."""

    name = "securebase.web.today"
    label = "today"
