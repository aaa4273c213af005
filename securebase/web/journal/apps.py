"""The journal: private by default, shared on purpose."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Entries, sharing by the ladder, taking back, search."""

    name = "securebase.web.journal"
    label = "journal"
