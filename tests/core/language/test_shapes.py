"""No pattern stands in the words of rewriting that nobody looks for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from securebase.core import language
from securebase.core.language.plain_words import plain_words, shapes

LANGUAGE: Final = Path(language.__file__).parent


def code() -> str:
    return "".join(path.read_text("utf-8") for path in sorted(LANGUAGE.glob("*.py")))


def test_every_shape_is_used() -> None:
    everything = code()
    assert [name for name in shapes() if f'"{name}"' not in everything and f"'{name}'" not in everything] == []


def test_every_line_of_our_own_is_used() -> None:
    everything = code()
    assert [name for name in plain_words().own if f'"{name}"' not in everything] == []
