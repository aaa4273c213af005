"""What the eight questions leave behind, if their reader wants that: nothing else of them is ever stored."""

from __future__ import annotations

from securebase.core.safety_check import Answer
from securebase.vault.records import Mine


class SafetyNote(Mine, frozen=True, tag="safety.note"):
    """Eight answers, kept on purpose. Under a token of the form, so that a form sent twice keeps one."""

    answers: tuple[Answer, ...]
