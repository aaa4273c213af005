"""The job loop as a Django app; it has no pages and no tables."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Calls the due work that other apps registered."""

    name = "securebase.web.jobs"
    label = "jobs"
