"""Notices as a Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Says "Time for you", and nothing else."""

    name = "securebase.web.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the due work."""
        from securebase.web.notices import actions  # noqa: PLC0415  # models need the apps first
        from securebase.web.shell import due  # noqa: PLC0415

        due.register("notices.reminders", actions.remind_one)
        due.register("notices.sweep", actions.sweep)
