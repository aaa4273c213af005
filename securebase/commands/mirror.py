"""Compare replies with what they answer: JSON Lines in; a kind, what came back, what did not and what is new out."""

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
    from securebase.core.language import mirror

    found = mirror(text_of(record, "speaker"), text_of(record, "reply"))
    pieces = {"caught": list(found.caught), "missing": list(found.missing), "added": list(found.added)}
    return {"label": found.label, "score": round(found.score, DIGITS), **pieces}
