"""Couples: inviting, joining, what is shared, parting."""

from django.apps import AppConfig


class CouplesConfig(AppConfig):
    """Who is with whom, and since when."""

    name = "securebase.web.couples"
    label = "couples"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hang what accounts may not know of, and name the work that falls due."""
        from securebase.web.couples import wiring  # noqa: PLC0415  # models are not there before all apps are

        wiring.connect()
