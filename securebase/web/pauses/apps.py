"""Pauses as a Django app."""

from django.apps import AppConfig


class PausesConfig(AppConfig):
    """The whole pause, for the one who asks and the one who waits."""

    name = "securebase.web.pauses"
    label = "pauses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the due work, what stops when two part, and what the partner can see."""
        from securebase.web.couples import joint, parting, sharing  # noqa: PLC0415  # models need the apps first
        from securebase.web.pauses import due as nudges  # noqa: PLC0415
        from securebase.web.pauses import joint as kept  # noqa: PLC0415
        from securebase.web.pauses import seen  # noqa: PLC0415
        from securebase.web.shell import due  # noqa: PLC0415

        due.register("pauses.nudges", nudges.nudge_one)
        parting.when_ended("pauses", nudges.end_all)
        joint.register("pauses", kept.returns)
        sharing.register("pauses", seen.lines)
