"""The vault as a Django app."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The only room with keys and ciphertext; it knows no page."""

    name = "securebase.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
