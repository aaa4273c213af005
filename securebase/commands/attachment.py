"""Score answers about attachment: JSON Lines in, two dimensions with their uncertainty out."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from securebase.env import BadSetting
from securebase.json_lines import BadLine, Record, stream

DIGITS = 4  # after the point; answers are whole numbers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Other questionnaires, and how wide a band is."""
    parser.add_argument(
        *("--instrument", "-i"), action="append", default=[], type=Path, metavar="FILE",
        help="a questionnaire of your own; a line chooses it by \"instrument\": its id. The last one is the default",
    )  # fmt: skip
    parser.add_argument("--level", type=float, default=0.9, help="how much a band from lo to hi holds (0.9)")


def run(args: argparse.Namespace) -> int:
    """Answer every line; 1 if one of them was bad, 2 if a questionnaire cannot be used."""
    from securebase.core.attachment import refuse_measure
    from securebase.core.library import ENGLISH
    from securebase.core.measure import MeasureFaults, read_measure

    if not 0 < args.level < 1:
        raise BadSetting("--level is above 0 and below 1, like 0.9.")
    try:
        measures = [read_measure(path) for path in (ENGLISH / "measures" / "attachment.toml", *args.instrument)]
    except MeasureFaults as faults:
        raise BadSetting(str(faults)) from None
    for fault in filter(None, map(refuse_measure, measures)):
        raise BadSetting(fault)
    known = {measure.id: measure for measure in measures}
    return stream(lambda record: _answer(record, known, measures[-1].id, args.level))


def _answer(record: Record, known: dict[str, Any], usual: str, level: float) -> Record:
    from securebase.core.attachment import attach

    name, given = record.get("instrument") or usual, record.get("answers")
    if not isinstance(name, str) or name not in known:
        raise BadLine(f"There is no instrument {name!r}; there is {', '.join(sorted(known))}.")
    if not isinstance(given, dict):
        raise BadLine('"answers" is an object: the id of an item, and a whole number.')
    try:
        found = attach(known[name], given, level)
    except ValueError as fault:
        raise BadLine(str(fault)) from None
    return {key: _rounded(value) for key, value in asdict(found).items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return round(value, DIGITS) if isinstance(value, float) else value
