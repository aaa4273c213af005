"""The taps of Today. All of them are private: nobody is told, and no bell rings."""

from __future__ import annotations

import uuid
from datetime import date

from securebase.vault.keyring import Keyring
from securebase.web.today.records import Act, What


def note(*, ring: Keyring, what: What, step: str, day: date, token: uuid.UUID) -> None:
    """Note a tap under the token of its form: the same form sent twice notes it once."""
    ring.put_once(Act(what=what, step=step), name=token.hex, day=day)
