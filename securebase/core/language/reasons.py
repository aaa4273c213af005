"""What each label is called for people, and why it is underlined."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from ..library import ENGLISH
from ..library_reading import read_toml
from .labels import LABELS

REASONS: Final = ENGLISH / "language" / "reasons.toml"


@cache
def reasons() -> Mapping[str, Mapping[str, str]]:
    """By label: its name for people, why it is underlined, and the same with the word that gave it away."""
    faults: list[str] = []
    table = read_toml(REASONS, faults)
    if faults:
        raise ValueError("\n".join(faults))
    return {label: {key: str(text) for key, text in table[label].items()} for label in LABELS}
