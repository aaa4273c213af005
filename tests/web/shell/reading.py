"""Reads the style sheets as a browser would, as far as the tests of colour need it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import securebase.web.shell

CSS: Final = Path(securebase.web.shell.__file__).parent / "static" / "securebase" / "css"
VALUE: Final = re.compile(r"--([\w-]+):\s*([^;]+);")
HEXA: Final = re.compile(r"#[0-9A-Fa-f]{6}\b")
DARK: Final = "@media (prefers-color-scheme: dark)"
MORE: Final = "@media (prefers-contrast: more)"
MORE_DARK: Final = "@media (prefers-contrast: more) and (prefers-color-scheme: dark)"


def sheet(name: str) -> str:
    """A style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(encoding="utf-8"), flags=re.DOTALL)


def block(text: str, start: str) -> str:
    """What stands between the braces that follow `start` for the first time."""
    begin = text.index("{", text.index(start)) + 1
    depth, at = 1, begin
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return text[begin : at - 1]


def blocks(text: str, start: str) -> list[str]:
    """Every block that begins with exactly `start` (a selector or a media query), in order."""
    found = re.finditer(rf"(?:^|[{{}}\n])\s*{re.escape(start)}\s*\{{", text)
    return [block(text[match.start() + (match[0][0] in "{}") :], start) for match in found]


def values(text: str) -> dict[str, str]:
    """The custom properties set in a block."""
    return {name: value.strip() for name, value in VALUE.findall(text)}


def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme: light, dark, and both with more contrast."""
    text = sheet("tokens.css")
    light = values(blocks(text, ":root")[0])
    dark = values(block(blocks(text, DARK)[0], ":root"))
    more = values(blocks(blocks(text, MORE)[0], ":root")[0])
    more_dark = values(block(blocks(text, MORE_DARK)[0], ":root"))
    every = {
        "light": light,
        "dark": light | dark,
        "light, more contrast": light | more,
        "dark, more contrast": light | dark | more | more_dark,
    }
    return {name: {key: got for key, got in theme.items() if HEXA.fullmatch(got)} for name, theme in every.items()}


def luminance(hexa: str) -> float:
    """Relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2)."""
    parts = [int(hexa[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
