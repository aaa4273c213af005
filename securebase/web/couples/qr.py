"""An invitation as a link and as a picture of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from securebase.vault.codes import Invitation

QUIET: Final = 4  # empty modules around the code, as its standard asks


def link(invitation: Invitation) -> str:
    """The address with the words in its fragment, which a browser never sends."""
    return f"{settings.ENV.url}{reverse('couples:join')}#{invitation.words}"


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """Each run of dark modules in a row as one stroke."""
    for y, row in enumerate(matrix):
        for dark, cells in groupby(enumerate(row), key=lambda cell: bool(cell[1])):
            places = [x for x, _ in cells]
            if dark:
                yield f"M{places[0] + QUIET} {y + QUIET + 0.5}h{len(places)}"


def picture(text: str) -> SafeString:
    """A QR code as an inline drawing; its colours come from the style sheet."""
    matrix = segno.make(text, micro=False, error="m").matrix
    size = len(matrix) + 2 * QUIET
    drawing = '<svg viewBox="0 0 {0} {0}" aria-hidden="true"><path class="modules" d="{1}"/></svg>'
    return format_html(drawing, size, "".join(_runs(matrix)))
