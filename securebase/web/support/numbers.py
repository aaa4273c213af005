"""The numbers in a text, so that a phone can dial them. Only what is plainly a number; the words around it stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

NUMBER: Final = re.compile(r"\+?\d(?:[\d \-–().]*\d)?")
LEAST: Final = 3  # digits; below, it is an hour or a count


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text; `dial` is what goes into a tel: address, empty for words."""

    words: str
    dial: str = ""


def parts(text: str) -> list[Part]:
    """The text in order, its numbers apart. Joined, the words of all parts are the text again."""
    found: list[Part] = []
    end = 0
    for number in NUMBER.finditer(text):
        digits = re.sub(r"\D", "", number[0])
        if len(digits) < LEAST:
            continue
        found += [Part(text[end : number.start()])] if number.start() > end else []
        found.append(Part(number[0], ("+" if number[0].startswith("+") else "") + digits))
        end = number.end()
    return found + ([Part(text[end:])] if end < len(text) else [])
