"""Making and bringing copies without a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from securebase.vault.keyring import Keyring
from securebase.vault.records import kind_of
from securebase.web.couples.access import Partner, Us, living, other
from securebase.web.exports import actions, folder, gather
from securebase.web.exports import lines as records
from securebase.web.exports.folder import Folder
from securebase.web.exports.lines import Bad
from securebase.web.shell import clock
from securebase.web.shell.library import library
from tests.cast import Actor
from tests.web.exports.histories import NAMES


@contextmanager
def instance() -> Iterator[None]:
    """Somewhere else: nobody and nothing is there, and nothing of it is left afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fill(ring: Keyring, history: Iterable[tuple[Any, date, UUID]]) -> None:
    """Seal a history: named kinds once under each name, all others under their ids."""
    for record, day, ref in history:
        kind = kind_of(type(record))
        if kind in NAMES:
            ring.put(record, name=NAMES[kind](record, day), day=day)
        else:
            ring.add(record, day=day, ref=ref)


def us_of(actor: Actor) -> Us | None:
    """The living couple, as a request would have it."""
    me = living(actor.device.person_id)
    them = other(me) if me else None
    if me is None or them is None or actor.ring.ours is None:
        return None
    return Us(me.couple, me.seat, Partner(them.person_id, them.person.vault_id, them.person.zone, them.seat))


def folder_of(actor: Actor, today: date = date(2026, 11, 24)) -> Folder:
    """The three files of somebody's copy."""
    own = gather.lines(by=actor.person, ring=actor.ring, us=us_of(actor), now=clock.now())
    return folder.make(own, today=today, library=library())


def look_back(actor: Actor, copy: Folder) -> int:
    """Bring a copy back; how many records were not there."""
    found = records.read(folder.unzipped(folder.zipped(copy)))  # type: ignore[arg-type]  # checked by the next line
    assert not isinstance(found, Bad), found
    person = actor.person
    return actions.bring_back(by=person, ring=actor.ring, us=us_of(actor), found=found, now=clock.now())
