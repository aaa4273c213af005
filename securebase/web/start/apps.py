"""Start as a Django app."""

from django.apps import AppConfig


class StartConfig(AppConfig):
    """The first page, what can be counted on, looking around, and what works for one."""

    name = "securebase.web.start"
    label = "start"
