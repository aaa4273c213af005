"""Together as a Django app."""

from django.apps import AppConfig


class TogetherConfig(AppConfig):
    """What the two have: openings, what was noticed, returns kept, what is shared."""

    name = "securebase.web.together"
    label = "together"
