"""The verbs of the questions. All are private: nobody is told, and nothing of the couple is touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from securebase.core.measure import Measure
from securebase.core.scoring import refuse
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.asked.records import Answered


def keep(*, ring: Keyring, measure: Measure, answers: Mapping[str, int], token: str, day: date) -> Stored[Answered]:
    """Keep the answers. The same form sent twice is kept once. Raises ValueError for answers that cannot be scored."""
    fault = refuse(measure, answers)
    if fault:
        raise ValueError(fault)
    return ring.put_once(Answered(measure=measure.id, answers=dict(answers)), name=token, day=day)[0]


def remove(*, ring: Keyring, stored: Stored[Answered]) -> None:
    """Remove one time, for good."""
    ring.remove(stored)
