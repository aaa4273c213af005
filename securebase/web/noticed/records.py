"""What noticing seals."""

from __future__ import annotations

from securebase.vault.records import Mine, Ours


class Noticed(Ours, frozen=True, tag="noticed"):
    """One line about something good that the other did, sent on purpose. Under a token of the form, once."""

    line: str


class NoticedKept(Mine, frozen=True, tag="noticed.kept"):
    """The same, kept for oneself instead of sending it."""

    line: str
