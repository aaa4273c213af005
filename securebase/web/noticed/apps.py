"""Noticed as a Django app."""

from django.apps import AppConfig


class NoticedConfig(AppConfig):
    """One line about something good that the other did."""

    name = "securebase.web.noticed"
    label = "noticed"

    def ready(self) -> None:
        """Say on the page of what is shared that lines were sent."""
        from securebase.web.couples import sharing  # noqa: PLC0415  # models need the apps first
        from securebase.web.noticed import shown  # noqa: PLC0415

        sharing.register("noticed", shown.shared)
