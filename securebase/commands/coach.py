"""Review messages: JSON Lines in; labels with places and reasons, what is there of an I-statement, and rewrites out."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from securebase.json_lines import BadLine, Record, stream

DIGITS = 4
NOT_ENGLISH = "This does not look like English. It was not reviewed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None are needed."""


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command has one shape
    """Answer every line; 1 if one of them was bad."""
    return stream(_answer)


def text_of(record: Record, key: str) -> str:
    """A text of a line. Raises BadLine."""
    text = record.get(key)
    if not isinstance(text, str):
        raise BadLine(f'"{key}" is not a text.')
    return text


def _answer(record: Record) -> Record:
    from securebase.core.language import review

    found = review(text_of(record, "text"))
    labels = [
        {"label": each.label, "score": round(each.score, DIGITS), "start": each.start, "end": each.end, "why": each.why}
        for each in found.labels
    ]
    parts = asdict(found.statement)
    answer = {"labels": labels, "severity": found.severity, "i_statement": {**parts, "feeling": list(parts["feeling"])}}
    answer["rewrites"] = list(found.rewrites)
    return answer if found.english else {**answer, "note": NOT_ENGLISH}
