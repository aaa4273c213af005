"""Right now as a Django app."""

from django.apps import AppConfig


class RightnowConfig(AppConfig):
    """Two doors of one size, and what is smaller beside them."""

    name = "securebase.web.rightnow"
    label = "rightnow"
