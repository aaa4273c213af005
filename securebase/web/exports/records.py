"""Joint facts in the keeping of one person, after a copy was brought into another place."""

from __future__ import annotations

from datetime import datetime

from securebase.vault.records import Mine


class KeptReturn(Mine, frozen=True, tag="copy.return"):
    """A kept return, as moments. Under the pause's id."""

    couple: bytes
    by_me: bool
    asked_at: datetime
    due_at: datetime
    back_at: datetime


class OpenDay(Mine, frozen=True, tag="copy.opened"):
    """That a day of check-ins was open. Under the couple and the day, once. What the other gave is not in it."""

    couple: bytes
