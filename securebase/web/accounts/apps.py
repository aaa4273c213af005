"""Accounts: who is here, on which device, locked or unlocked."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Sign up, sign in, unlock, recover, devices, settings, delete."""

    name = "securebase.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
