"""The shell as a Django app."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """The lowest web app: it imports no slice."""

    name = "securebase.web.shell"
    label = "shell"
