"""What the questions leave behind: their answers, for their owner alone."""

from __future__ import annotations

from securebase.vault.records import Mine


class Answered(Mine, frozen=True, tag="asked.answers"):
    """One time somebody answered a measure. What was left out is not there. Under a token of the form, once."""

    measure: str
    answers: dict[str, int]
