"""Clients for the small site of `pages`."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

PAGES = "tests.web.shell.pages"


@pytest.fixture
def site(settings: Settings) -> Client:
    """A browser of nobody. A fault in a view becomes a page, as it does for people."""
    settings.ROOT_URLCONF = PAGES
    return Client(raise_request_exception=False)


@pytest.fixture
def strict_site(site: Client) -> Client:
    """The same, but tokens of forms are looked at."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)
