"""Accounts: who is here, on which device, locked or unlocked."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Sign up, sign in, unlock, recover, devices, settings, delete."""

    name = "securebase.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Leaving a page locks; the shell, which stands below, only knows that somebody does it. And the sweeping."""
        from securebase.web.accounts import attempts, sessions  # noqa: PLC0415  # their models need the apps first
        from securebase.web.accounts.leaving import lock_here  # noqa: PLC0415
        from securebase.web.shell import due, leaving  # noqa: PLC0415

        leaving.on_leave = lock_here
        due.register("accounts.purge", sessions.purge)
        due.register("accounts.attempts", attempts.sweep)
