"""The verbs of settling. Nobody but their owner ever learns of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Final

from securebase.vault.keyring import Keyring
from securebase.web.settle.records import SettleLog, WhatHelped

LOOKED_AT: Final = 200  # the last times that count for what has helped
ENOUGH: Final = 2  # times with both numbers before one way is named


def log(*, ring: Keyring, way: str, before: int | None, after: int | None, token: str, day: date) -> SettleLog | None:
    """Keep one time, if a number was given. The same form again is kept once."""
    if before is None and after is None:
        return None
    return ring.put_once(SettleLog(way=way, before=before, after=after), name=token, day=day)[0].record


def note(*, ring: Keyring, words: str, day: date) -> WhatHelped:
    """Keep a line about what helped, for next time."""
    return ring.add(WhatHelped(note=words), day=day).record


def last_note(ring: Keyring) -> str:
    """What helped last time, in its owner's words; empty if nothing is noted."""
    found = ring.list(WhatHelped, limit=1)
    return found[0].record.note if found else ""


def helped_most(ring: Keyring) -> str | None:
    """The id of the way that lowered it most often (share of times, a little doubt on both sides); None: too early.

    Beta(1, 1) to begin with, so that one lucky time does not outrank ten good ones. Ties: the one used more.
    """
    better: dict[str, int] = defaultdict(int)
    times: dict[str, int] = defaultdict(int)
    for stored in ring.list(SettleLog, limit=LOOKED_AT):
        record = stored.record
        if record.before is not None and record.after is not None:
            times[record.way] += 1
            better[record.way] += record.after < record.before
    ranked = [way for way in times if times[way] >= ENOUGH and better[way]]
    return max(ranked, key=lambda way: ((better[way] + 1) / (times[way] + 2), times[way], way), default=None)
