"""Reaches as a Django app."""

from django.apps import AppConfig


class ReachesConfig(AppConfig):
    """Asking for a sign, answering with one tap, and a card for when there are no words."""

    name = "securebase.web.reaches"
    label = "reaches"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the due work, what stops when two part, and what the partner can see."""
        from securebase.web.couples import parting, sharing  # noqa: PLC0415  # models need the apps first
        from securebase.web.reaches import actions, seen  # noqa: PLC0415
        from securebase.web.shell import due  # noqa: PLC0415

        due.register("reaches.lapse", actions.lapse_one)
        parting.when_ended("reaches", actions.end_all)
        sharing.register("reaches", seen.lines)
