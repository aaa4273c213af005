"""What the tests of the questions share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.test import Client

from securebase.core.safety_check import Answer

NO: list[Answer] = ["no"] * 8
RESULTS: dict[str, list[Answer]] = {
    "none": NO,
    "unsure": ["no", "skip", *NO[2:]],
    "yes": ["no", "yes", *NO[2:]],
    "both": ["yes", *NO[1:7], "yes"],
    "own": [*NO[:7], "yes"],
}


def answer(client: Client, answers: Sequence[str], *, last: str = "") -> Any:
    """The form as a browser sends it: what was answered before, and the button that was pressed."""
    return client.post("/questions/", {"a": answers, **({"answer": last} if last else {})})
