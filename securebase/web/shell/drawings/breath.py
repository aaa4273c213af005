"""The breathing ring: the harbour with water that rises for a breath in and falls for a breath out."""

from __future__ import annotations

from typing import Final

from securebase.web.shell.drawings.svg import Ring, lamp, node, picture, polar, render

RING: Final = Ring((168.0, 168.0), 150.0, 3.0, 19.0)
MOUTH: Final = (-62.0, -34.0)
WAVE: Final = "M-20 236C20 228 56 228 96 236S172 244 212 236 296 228 356 236V580H-20Z"


def breath(*, title: str, desc: str, key: str = "breath") -> str:
    """The ring with the water low; `.tide` is what moves, and 104 units up is full.

    The style sheet breathes four in and six out, <sb-breath> any pattern.
    """
    root = picture("0 0 336 336", key, title, desc)
    heart, inner = RING.heart, RING.inner
    clip = node(root, "clipPath", id=f"{key}-c")
    node(clip, "circle", cx=heart[0], cy=heart[1], r=inner)
    node(root, "circle", class_="pacebg", cx=heart[0], cy=heart[1], r=inner)
    inside = node(root, "g", clip_path=f"url(#{key}-c)")
    tide = node(inside, "g", class_="tide")
    node(tide, "path", class_="tidef", d=WAVE)
    node(root, "path", class_="ring", d=RING.wall(MOUTH[1], MOUTH[0]))
    lamp(root, polar(RING.centre, 147.0, -48.0), 8.0)
    return render(root)
