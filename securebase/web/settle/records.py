"""What settling leaves behind, if its owner wants that. Private for life."""

from __future__ import annotations

from securebase.vault.records import Mine


class SettleLog(Mine, frozen=True, tag="settle.log"):
    """One time: which way, and how high it was before and after (0 to 10; None: not given)."""

    way: str
    before: int | None = None
    after: int | None = None


class WhatHelped(Mine, frozen=True, tag="now.helped"):
    """A line for next time: what helped."""

    note: str
