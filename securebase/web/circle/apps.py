"""The Circle as a Django app."""

from django.apps import AppConfig


class CircleConfig(AppConfig):
    """Where each of the two says they are now."""

    name = "securebase.web.circle"
    label = "circle"

    def ready(self) -> None:
        """Say what of it the partner can see."""
        from securebase.web.circle import seen  # noqa: PLC0415
        from securebase.web.couples import sharing  # noqa: PLC0415  # models need the apps first

        sharing.register("circle", seen.lines)
