"""The journal: private by default, shared on purpose."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Entries, sharing by the ladder, taking back, search."""

    name = "securebase.web.journal"
    label = "journal"

    def ready(self) -> None:
        """Say what of it the partner can see."""
        from securebase.web.couples import sharing  # noqa: PLC0415  # models need the apps first
        from securebase.web.journal import seen  # noqa: PLC0415

        sharing.register("journal", seen.lines)
