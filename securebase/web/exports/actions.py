"""Take one's words along, and bring them back. Neither changes anything that a partner can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from securebase import agefile
from securebase.core.library import Library
from securebase.vault import pairing
from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person
from securebase.web.accounts.opening import confirm
from securebase.web.couples import access, parting
from securebase.web.couples.access import Partner, Us
from securebase.web.couples.models import Member
from securebase.web.exports import bringing, folder, gather
from securebase.web.exports import lines as records
from securebase.web.exports.lines import Bad, Line

FRESH: Final = timedelta(minutes=5)  # so long after an unlock the passphrase is not asked for once more


@dataclass(frozen=True, slots=True, repr=False)
class Taken:
    """A file to keep: its neutral name and its bytes."""

    name: str
    data: bytes


def is_fresh(began: datetime, now: datetime) -> bool:
    """Whether a session that began then was unlocked a moment ago."""
    return now - began < FRESH


def take(*, by: Person, ring: Keyring, us: Us | None, passphrase: str | None, library: Library, now: datetime) -> Taken:
    """Everything of one's own in one file, locked with ``passphrase`` or, with None, left open."""
    own = gather.lines(by=by, ring=ring, us=us, now=now)
    data = folder.zipped(folder.make(own, today=now.astimezone(by.tz).date(), library=library))
    name = library.say("export.file_name")
    return Taken(f"{name}.zip", data) if passphrase is None else Taken(f"{name}.age", agefile.lock(data, passphrase))


def look_inside(data: bytes, *, passphrase: str) -> Sequence[Line] | Bad:
    """The lines of a file, all of them good, or what is wrong with it. Changes nothing."""
    if agefile.is_locked(data):
        try:
            data = agefile.unlock(data, passphrase)
        except agefile.WrongPassphrase:
            return Bad("export.import_wrong")
        except agefile.Broken:
            return Bad("export.import_broken")
        except agefile.TooHeavy:
            return Bad("export.import_heavy")
    found = folder.unzipped(data)
    return found if isinstance(found, Bad) else records.read(found)


def bring_back(*, by: Person, ring: Keyring, us: Us | None, found: Sequence[Line], now: datetime) -> int:
    """Put the lines of a file into one's own space; how many were not here yet. All of them or none."""
    return bringing.place(by=by, ring=ring, us=us, found=found, now=now)


def open_up(*, by: Person, passphrase: str, now: datetime) -> tuple[Keyring, Us | None]:
    """What a page has ready, for the terminal: an open ring, and the couple. Raises NotOpened, TryLater."""
    ring = confirm(by=by, passphrase=passphrase, now=now).keyring()
    for member in Member.objects.select_related("couple").filter(person=by, left=True, forked=False):
        parting.fork(ring, member, now=now)
    me = access.living(by.id)
    other = access.other(me) if me is not None else None
    if me is None or other is None or not pairing.enter(ring, me.couple_id):
        return ring, None
    partner = Partner(other.person_id, other.person.vault_id, other.person.zone, other.seat)
    return ring, Us(me.couple, me.seat, partner)
