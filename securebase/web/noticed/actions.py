"""The verbs of noticing. Sending tells the other; keeping tells nobody."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.couples.access import Us
from securebase.web.noticed.records import Noticed, NoticedKept
from securebase.web.shell.doorbell import ring_on_commit


@transaction.atomic
def send(*, ring: Keyring, us: Us, line: str, token: str, day: date) -> Stored[Noticed]:
    """Send a line. The same form sent twice is one line. Raises NoSpace while the couple's key is not there."""
    stored, made = ring.put_once(Noticed(line=line), name=token, day=day)
    if made:
        ring_on_commit(us.partner.person_id)
    return stored


def keep(*, ring: Keyring, line: str, token: str, day: date) -> Stored[NoticedKept]:
    """Keep a line for oneself."""
    return ring.put_once(NoticedKept(line=line), name=token, day=day)[0]


@transaction.atomic
def remove(*, ring: Keyring, us: Us | None, stored: Stored[Noticed] | Stored[NoticedKept]) -> None:
    """Take back one's own line. What was sent is gone for both, from now on."""
    if isinstance(stored.record, Noticed):
        ring.remove(stored)
        if us is not None:
            ring_on_commit(us.partner.person_id)
    else:
        ring.remove(stored)
