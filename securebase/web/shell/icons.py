"""The icons: paths on a 24 grid, stroked 1.6, round. Each has one heavier stroke (class b) where it rests.

A value is the inside of an ``<svg>``; ``f`` is a filled dot. `svg` wraps one up.
"""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString, mark_safe

_LOCK: Final = (
    '<path d="M5.5 19.3v-7a1.8 1.8 0 0 1 1.8-1.8h9.4a1.8 1.8 0 0 1 1.8 1.8v7"/><path class="b" d="M5.5 19.6h13"/>'
    '<circle class="f" cx="12" cy="14.7" r="1.5"/>'
)
_RING: Final = '<path d="M3.5 12a8.5 8.5 0 0 1 17 0"/><path class="b" d="M3.5 12.3a8.5 8.5 0 0 0 17 0"/>'
_PAIR: Final = '<path d="M13.4 7.3h3.3a3 3 0 0 1 3 3v2.6a3 3 0 0 1-3 3h-3.4a3 3 0 0 1-2.2-1"/>'
_BASE: Final = '<path class="b" d="M4.5 19.6h15"/>'

ICONS: Final[dict[str, str]] = {
    # the five places, and the two that are on every page
    "today": '<path d="M19.4 7.6A8.5 8.5 0 0 0 3.6 12"/><path class="b" d="M3.6 12.6a8.5 8.5 0 0 0 16.9 0"/>'
    '<circle class="f" cx="20.3" cy="8.6" r="1.7"/>',
    "journal": '<path d="M5.5 19.2V5.8A1.8 1.8 0 0 1 7.3 4h9.4a1.8 1.8 0 0 1 1.8 1.8v13.4"/><path d="M9 8.5h6M9 12h4"/>'
    '<path class="b" d="M4.5 19.8h15"/>',
    "together": f'<circle cx="8.7" cy="10.8" r="5"/>{_PAIR}<path class="b" d="M4 19.8h16"/>',
    "practise": '<path d="M4.4 16.2C5 9 9 5 12 5s6.6 3.2 7.4 9"/><path d="M16.3 12.6l3.1 2.6 1.9-3.5"/>'
    '<path class="b" d="M4 19.6h16"/>',
    "us": '<path d="M12 12c-2-3-3.4-4.5-5.4-4.5A3.9 3.9 0 0 0 3 11.5"/>'
    '<path d="M12 12c2-3 3.4-4.5 5.4-4.5A3.9 3.9 0 0 1 21 11.5"/>'
    '<path class="b" d="M3 12.2c.2 2.3 1.6 4 3.6 4 2 0 3.4-1.4 5.4-4.2 2 2.8 3.4 4.2 5.4 4.2 2 0 3.4-1.7 3.6-4"/>',
    "support": '<circle cx="12" cy="12" r="3.6"/><path d="M14.6 9.4l3.7-3.7M9.4 9.4L5.7 5.7M14.6 14.6l3.7 3.7'
    f'M9.4 14.6l-3.7 3.7"/>{_RING}',
    "exit": '<path d="M10.5 4.5H6.3A1.8 1.8 0 0 0 4.5 6.3v11.4"/><path d="M10 12h10M16.3 8l4 4-4 4"/>'
    '<path class="b" d="M4.5 19.5h7"/>',
    # who can read
    "lock": f'<path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>{_LOCK}',
    "unlock": f'<path d="M8 10.5V7.2a4 4 0 0 1 7.6-1.7"/>{_LOCK}',
    "both": '<circle class="f" cx="8.2" cy="12" r="5"/><path d="M13.6 7.8h3.2a3 3 0 0 1 3 3v2.4a3 3 0 0 1-3 3h-3.2"/>',
    "shape": '<circle cx="12" cy="12" r="8.5" stroke-dasharray="2.5 3.2"/><path class="b" d="M8.5 12.5h7"/>',
    "pencil": '<path d="M5 19l1-4.5L16 4.5l3.5 3.5L9.5 18z"/><path class="b" d="M12.5 19.5H20"/>',
    "eye": '<path d="M3 12c2.5-4 5.5-6 9-6s6.5 2 9 6"/><path class="b" d="M3 12c2.5 4 5.5 6 9 6s6.5-2 9-6"/>'
    '<circle class="f" cx="12" cy="12" r="2.4"/>',
    # ways
    "back": '<path d="M14.5 5.5L8 12"/><path class="b" d="M8 12l6.5 6.5"/>',
    "next": '<path d="M9.5 5.5L16 12"/><path class="b" d="M16 12l-6.5 6.5"/>',
    "arrow": '<path d="M4.5 12h14"/><path d="M13.5 7l5 5"/><path class="b" d="M18.5 12l-5 5"/>',
    "close": '<path d="M6 6l12 12"/><path d="M18 6L6 18"/>',
    "plus": '<path d="M12 5v14"/><path class="b" d="M5 12h14"/>',
    "check": '<path d="M5 12.5l4.5 4.5"/><path class="b" d="M9.5 17L19 7"/>',
    "more": '<circle class="f" cx="5.5" cy="12" r="1.7"/><circle class="f" cx="12" cy="12" r="1.7"/>'
    '<circle class="f" cx="18.5" cy="12" r="1.7"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path class="b" d="M15.2 15.2l4.6 4.6"/>',
    "filter": '<path d="M4 7h16M7 12h10"/><path class="b" d="M10 17h4"/>',
    "undo": '<path d="M8.5 5.5L4.5 9.5l4 4"/><path d="M4.5 9.5h9.8a5 5 0 0 1 0 10"/><path class="b" d="M14.3 19.5H8"/>',
    "rewind": '<path d="M5 5v5h5"/><path d="M5.5 9.8A8 8 0 0 1 20 12"/><path class="b" d="M20 12A8 8 0 0 1 4 14"/>',
    # what one does
    "settle": '<path d="M3.5 9.5c2.1 0 2.1-2 4.25-2s2.1 2 4.25 2 2.1-2 4.25-2 2.1 2 4.25 2"/>'
    '<path d="M3.5 14c2.1 0 2.1-2 4.25-2S9.85 14 12 14s2.1-2 4.25-2 2.1 2 4.25 2"/><path class="b" d="M4 19h16"/>',
    "box": '<path d="M4.5 9.5l2-4h11l2 4"/><path d="M4.5 9.5V19M19.5 9.5V19M9.5 13h5"/><path d="M4.5 9.5h15"/>'
    '<path class="b" d="M4.5 19.4h15"/>',
    "sign": '<path d="M6.4 17.2a8.5 8.5 0 1 1 11.2 0"/><path d="M9.2 13.6a4.3 4.3 0 1 1 5.6 0"/>'
    '<circle class="f" cx="12" cy="10.4" r="1.5"/><path class="b" d="M8.5 19.8h7"/>',
    "room": '<path d="M17.6 5.6A8.5 8.5 0 1 0 20.5 12"/><path class="b" d="M4.6 16.3a8.5 8.5 0 0 0 14.8 0"/>'
    '<path d="M12 12h8.5M17.3 8.8l3.2 3.2"/>',
    "clock": f'<path d="M12 7.5V12l3 2"/>{_RING}',
    "away": '<path d="M14.3 4.6A8 8 0 1 0 17.6 11"/><path class="b" d="M3.4 14.6a8 8 0 0 0 13.6 0"/>'
    '<circle class="f" cx="19.5" cy="5" r="1.8"/>',
    "thank": '<path d="M5 12.5c0-5 3.2-8 7-8s7 3 7 8"/><path d="M8.5 12.5c0-2.8 1.4-4.5 3.5-4.5s3.5 1.7 3.5 4.5"/>'
    '<path class="b" d="M4 16.5h16"/>',
    "mirror": '<path d="M12 4v12.5"/><path d="M8.5 6.5L4 15.5h4.5M15.5 6.5l4.5 9h-4.5"/><path class="b" d="M8 20h8"/>',
    "ask": '<path d="M8.5 9a3.5 3.5 0 1 1 5.2 3c-1.2.8-1.7 1.4-1.7 2.6"/><circle class="f" cx="12" cy="18.6" r="1.5"/>',
    "offer": '<circle cx="12" cy="7.8" r="3.2"/><path class="b" d="M4 13c2.5 3.5 5 5 8 5s5.5-1.5 8-5"/>',
    "share": '<circle cx="7" cy="12" r="3.2"/><path d="M10.5 12h9M15.8 8.2l3.8 3.8-3.8 3.8"/><path class="b" d="M4 19.8h9"/>',
    "loop": '<path d="M5 14V10.5A4 4 0 0 1 9 6.500h8.500M14.5 3.500l3 3-3 3"/>'
    '<path class="b" d="M19 10v3.500a4 4 0 0 1-4 4H6.5"/><path d="M9.5 14.500l-3 3 3 3"/>',
    "spark": f'<path d="M12 4v3M6 6.600l1.8 1.900M18 6.600l-1.8 1.9"/><path d="M7.5 15.600a4.5 4.5 0 1 1 9 0"/>{_BASE}',
    "ritual": '<path d="M12 3.5v2M5.8 6.1l1.4 1.4M18.2 6.1l-1.4 1.4M3.5 12h2M18.5 12h2"/><circle cx="12" cy="12" r="3.7"/>'
    '<path class="b" d="M6 19.5h12"/>',
    "calendar": '<path d="M4.8 19.200V8A1.8 1.8 0 0 1 6.6 6.200h10.800A1.8 1.8 0 0 1 19.2 8v11.2"/>'
    '<path d="M4.8 10.500h14.400M8.5 4v4M15.5 4v4"/><path class="b" d="M4.5 19.600h15"/>',
    "moon": '<path d="M14.5 4.300A8.2 8.2 0 0 0 4.3 13.3"/><path d="M14.5 4.300a6.5 6.5 0 0 0 5.2 10"/>'
    '<path class="b" d="M4.3 13.300a8.2 8.2 0 0 0 15.4 1"/>',
    "light": '<path d="M8.3 12.700A5 5 0 1 1 15.7 12.700c-.9.9-1.2 1.7-1.2 2.800h-5c0-1.1-.3-1.9-1.2-2.800z"/>'
    '<path class="b" d="M9.7 19.300h4.6"/>',
    # things
    "phone": '<path d="M8 4h8a1.5 1.5 0 0 1 1.5 1.5V19H6.5V5.5A1.5 1.5 0 0 1 8 4z"/><path d="M10.5 16h3"/>'
    '<path class="b" d="M6.5 19.5h11"/>',
    "call": '<path d="M7 4.200h2.600l1.5 4-2 1.600a10 10 0 0 0 5 5l1.7-2 4 1.500v2.6"/>'
    '<path class="b" d="M7 4.200a2 2 0 0 0-2 2.200A14.5 14.5 0 0 0 17.6 19a2 2 0 0 0 2.2-2"/>',
    "device": '<path d="M5 15.500V6.800A1.8 1.8 0 0 1 6.8 5h10.400A1.8 1.8 0 0 1 19 6.800v8.7"/><path d="M5 15.500h14"/>'
    '<path class="b" d="M3.5 19h17"/>',
    "house": '<path d="M4 11.5l8-7 8 7"/><path d="M6 10v9M18 10v9"/><path class="b" d="M5 19.4h14"/>',
    "key": '<circle cx="8" cy="9" r="4"/><path d="M15.5 16.500l2-2"/><path class="b" d="M11 12l7.5 7.5"/>',
    "bell": '<path d="M6.5 16.500V11a5.5 5.5 0 0 1 11 0v5.5"/><path d="M12 3.800v1.7"/><path class="b" d="M4.5 16.800h15"/>'
    '<path d="M10.3 19.800h3.4"/>',
    "gear": '<path d="M4 8h8M16.5 8H20"/><circle cx="14.2" cy="8" r="2.2"/><path class="b" d="M4 16h3.500M12 16h8"/>'
    '<circle cx="9.7" cy="16" r="2.2"/>',
    "person": '<circle cx="12" cy="8.5" r="4"/><path d="M5 19c.8-3.6 3.5-5.5 7-5.500s6.2 1.9 7 5.5"/>'
    '<path class="b" d="M4.5 19.500h15"/>',
    "card": '<path d="M4 17.500V8.300A1.8 1.8 0 0 1 5.8 6.500h12.400A1.8 1.8 0 0 1 20 8.300v9.2"/><path d="M8 11h8"/>'
    '<path class="b" d="M4 17.800h16"/>',
    "letter": '<path d="M4 17.500V8.300A1.8 1.8 0 0 1 5.8 6.500h12.400A1.8 1.8 0 0 1 20 8.300v9.2"/>'
    '<path d="M4.6 8l7.4 5.500L19.4 8"/><path class="b" d="M4 17.800h16"/>',
    "book": '<path d="M12 7.500C10 5.7 7.5 5 4.5 5v13M12 7.500C14 5.7 16.5 5 19.5 5v13M12 7.500v12"/>'
    '<path class="b" d="M4.5 18.200c3 0 5.5.5 7.5 2 2-1.5 4.5-2 7.5-2"/>',
    "download": '<path d="M12 4.500v10M8 11l4 4 4-4"/><path class="b" d="M5 19.500h14"/>',
    "upload": '<path d="M12 15V5M8 8.500l4-4 4 4"/><path class="b" d="M5 19.500h14"/>',
    "copy": '<path d="M9 15.500V6.300A1.8 1.8 0 0 1 10.8 4.500h6.900A1.8 1.8 0 0 1 19.5 6.300v9.200z"/>'
    '<path d="M5 9v8.7"/><path class="b" d="M5 19.500h10.5"/>',
    "trash": '<path d="M4.5 7.500h15M9.5 7.500V5h5v2.5"/><path d="M6.5 7.500l.8 11.500M17.5 7.500l-.8 11.500M12 11v5"/>'
    '<path class="b" d="M7.3 19.500h9.4"/>',
    "print": '<path d="M7 9V4.500h10V9"/><path d="M7 15.500H4.500V11a1.8 1.8 0 0 1 1.8-1.800h11.400a1.8 1.8 0 0 1 1.8 1.800v4.500H17"/>'
    '<path d="M7 13.500h10v5.800H7z"/><path class="b" d="M7 19.500h10"/>',
    "qr": '<path d="M4.5 4.500h5v5h-5zM14.5 4.500h5v5h-5zM4.5 14.500h5v5h-5z"/><path d="M14.5 14.500v2M17.5 14.500h2"/>'
    '<path class="b" d="M14.5 19.500h5"/>',
    "wifi-off": '<path d="M3.5 9.500A13 13 0 0 1 9 6.500M13 6.100a13 13 0 0 1 7.5 3.400M6.8 13a8 8 0 0 1 4-2.200M15 11.400a8 8 0 0 1 2.2 1.6"/>'
    '<path d="M5 4l14 15"/><path class="b" d="M10.5 18.500h3"/>',
    "alert": '<path d="M12 4.500L4 18.500h16z"/><path d="M12 10v3.5"/><circle class="f" cx="12" cy="16" r="1.2"/>'
    '<path class="b" d="M4 18.800h16"/>',
    "info": f'<path d="M12 11v5"/><circle class="f" cx="12" cy="8" r="1.3"/>{_RING}',
    "list": '<path d="M9 7h11M9 12h11"/><path class="b" d="M9 17h11"/><circle class="f" cx="5" cy="7" r="1.2"/>'
    '<circle class="f" cx="5" cy="12" r="1.2"/><circle class="f" cx="5" cy="17" r="1.2"/>',
}


def svg(name: str) -> SafeString:
    """The icon as an ``<svg>`` that readers skip: the word beside it speaks. KeyError for an unknown name."""
    if name not in ICONS:
        raise KeyError(f"There is no icon '{name}'. There are: {', '.join(sorted(ICONS))}.")
    # All of it is ours, from the table above; nothing typed gets here.
    return mark_safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>')  # noqa: S308
