"""What each label is called for people, and why it is underlined."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from ..library import ENGLISH
from ..library_reading import table_of
from .labels import LABELS

REASONS: Final = ENGLISH / "language" / "reasons.toml"


@cache
def reasons() -> Mapping[str, Mapping[str, str]]:
    """By label: its name for people, why it is underlined, and the same with the word that gave it away."""
    table = table_of(REASONS)
    return {label: {key: str(text) for key, text in table[label].items()} for label in LABELS}
