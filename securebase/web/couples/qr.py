"""An invitation as a link and as a picture of it."""

from __future__ import annotations

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from securebase.vault.codes import Invitation


def link(invitation: Invitation) -> str:
    """The address with the words in its fragment, which a browser never sends."""
    return f"{settings.ENV.url}{reverse('couples:join')}#{invitation.words}"


def picture(text: str) -> SafeString:
    """A QR code as an inline drawing without style attributes; its colours come from the style sheet."""
    code = segno.make(text, micro=False, error="m")
    svg = code.svg_inline(omitsize=True, svgclass=None, lineclass="modules", border=3)
    return mark_safe(svg)  # noqa: S308  # made here from an address of ours; it holds numbers and no text
