"""The taps of Today. All of them are private: nobody is told, and no bell rings."""

from __future__ import annotations

from datetime import date

from securebase.vault.keyring import Keyring
from securebase.web.today.records import Act, What


def note(*, ring: Keyring, what: What, step: str, day: date, n: int) -> None:
    """Note the day's tap number ``n``, counted from 0: the same form sent twice notes it once."""
    ring.put_once(Act(what=what, step=step), name=f"{day.isoformat()}/{n}", day=day)
