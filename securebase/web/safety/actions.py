"""The verbs of the questions. All are private: nobody is told, no bell rings, nothing of the couple is touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from securebase.core.safety_check import Answer, result
from securebase.vault.keyring import Keyring
from securebase.web.accounts.records import Choices
from securebase.web.safety.records import SafetyNote


def keep(*, ring: Keyring, answers: Sequence[Answer], token: str, day: date) -> SafetyNote:
    """Keep the answers, for their writer alone. Raises ValueError unless they are eight."""
    result(answers)
    return ring.put_once(SafetyNote(answers=tuple(answers)), name=token, day=day)[0].record


def choices(ring: Keyring) -> Choices:
    """What this person has chosen; nothing yet is the same as the defaults."""
    found = ring.find(Choices, name="self")
    return found.record if found else Choices()


def for_two(*, ring: Keyring, offered: bool, day: date) -> None:
    """Be offered things for two, or nothing of the kind. Changeable whenever its owner likes."""
    _choose(ring, msgspec.structs.replace(choices(ring), nothing_for_two=not offered), day)


def was_offered(*, ring: Keyring, day: date) -> None:
    """The questions have been offered once; from now on they are found in Support."""
    _choose(ring, msgspec.structs.replace(choices(ring), safety_offered=True), day)


def _choose(ring: Keyring, wanted: Choices, day: date) -> None:
    if wanted != choices(ring):
        ring.put(wanted, name="self", day=day)
