"""Find words of danger: JSON Lines in; a wish to die, harm received, harm threatened, or none."""

from __future__ import annotations

import argparse

from securebase.commands.coach import DIGITS, text_of
from securebase.json_lines import Record, stream


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None are needed."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command has one shape
    """Answer every line; 1 if one of them was bad."""
    return stream(_answer)


def _answer(record: Record) -> Record:
    from securebase.core.language import danger

    found = danger(text_of(record, "text"))
    return {"label": found.label, "score": round(found.score, DIGITS)}
