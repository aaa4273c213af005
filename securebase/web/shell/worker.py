"""What the service worker is told: which public things it may keep, and a version that follows any change in them."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final

from django.templatetags.static import static

import securebase
from securebase.web.shell import statics

SOURCE: Final = "securebase/js/sw.js"
OFFLINE: Final = "/offline/"
PAGES: Final = (OFFLINE, "/notes/", "/settle/", "/support/", "/words/")  # and the pages below them that they lead to
HOME: Final = Path(securebase.__file__).parent
WORDS: Final = ("content/**/*.toml", "content/**/*.md", "web/**/*.html", "web/**/*.py")


@cache
def version() -> str:
    """Twelve hex digits that change with any static file, word or template, so that no old page stays on a phone."""
    digest = hashlib.sha256(statics.version().encode())
    for path in sorted(path for pattern in WORDS for path in HOME.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def script() -> bytes:
    """The worker with its four constants before it."""
    files = [static(name) for name in statics.files() if name.startswith("securebase/") and name != SOURCE]
    told = {"VERSION": version(), "FILES": files, "PAGES": PAGES, "OFFLINE": OFFLINE}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in told.items())
    return head.encode() + statics.content(SOURCE, packed=False)
