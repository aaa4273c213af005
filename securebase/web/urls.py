"""The whole site on one screen. Paths are neutral: they end up in a browser's history, so they hold no private word."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from django.urls import URLPattern, URLResolver, include, path

PLACES: Final = (
    ("", "shell"),  # /leave/, /notes/, /sw.js, /manifest.webmanifest, /style/
    ("", "start"),  # /, /look/
    ("", "accounts"),  # /sign-up/, /sign-in/, /unlock/, /recover/, /settings/…
    ("", "couples"),  # /join/, /invite/, /share/, /part/
    ("today/", "today"),
    ("now/", "rightnow"),
    ("check-in/", "checkins"),
    ("circle/", "circle"),
    ("openings/", "openings"),
    ("pause/", "pauses"),
    ("reach/", "reaches"),
    ("settle/", "settle"),
    ("journal/", "journal"),
    ("drafts/", "drafts"),
    ("together/", "together"),
    ("practise/", "practise"),
    ("us/", "us"),
    ("support/", "support"),
    ("questions/", "safety"),
    ("noticed/", "noticed"),
    ("asked/", "asked"),
    ("map/", "cyclemap"),
    ("say/", "coach"),
    ("notices/", "notices"),
    ("copy/", "exports"),
)


def _include(prefix: str, name: str) -> URLPattern | URLResolver:
    module = f"securebase.web.{name}.urls"
    return path(prefix, include((module, name), namespace=name))


urlpatterns = [
    _include(prefix, name)
    for prefix, name in PLACES
    if find_spec(f"securebase.web.{name}") and find_spec(f"securebase.web.{name}.urls")
]
handler400 = "securebase.web.shell.errors.refused"
handler403 = "securebase.web.shell.errors.forbidden"
handler404 = "securebase.web.shell.errors.missing"
handler500 = "securebase.web.shell.errors.broken"
