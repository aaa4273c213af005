"""Openings as a Django app."""

from django.apps import AppConfig


class OpeningsConfig(AppConfig):
    """What two wrote apart opens for both at once, or for neither."""

    name = "securebase.web.openings"
    label = "openings"

    def ready(self) -> None:
        """A check-in that was given and did not open stays its writer's when a couple parts; and what is seen."""
        from securebase.vault.records import kind_of  # noqa: PLC0415  # models need the apps first
        from securebase.web.couples import parting, sharing  # noqa: PLC0415
        from securebase.web.openings import seen  # noqa: PLC0415
        from securebase.web.openings.days import shown_at_the_end  # noqa: PLC0415
        from securebase.web.openings.records import Given  # noqa: PLC0415

        parting.shown_if(kind_of(Given), shown_at_the_end)
        sharing.register("openings", seen.lines)
