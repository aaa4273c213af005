"""Quick unlock: six digits on one device. Five wrong ones, and that wrap is destroyed; the passphrase stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F
from django.db.models.expressions import CombinedExpression

from securebase.vault import slow
from securebase.vault.keyring import Keyring
from securebase.vault.seal import CannotOpen
from securebase.vault.session import QuickWrap, Session, quick_reopen, quick_shut
from securebase.web.accounts import cookies, sessions
from securebase.web.accounts.models import Device
from securebase.web.accounts.opening import NotOpened

TRIES: Final = 5
GONE: Final = b"gone"  # rests in place of the salt until the owner has been told of five wrong tries


class Destroyed(Exception):
    """The last try was wrong: this device's quick unlock is gone; the passphrase opens as ever."""


def set_up(*, device: Device, ring: Keyring, digits: str, secret: bytes | None, now: datetime) -> bytes:
    """Let six digits unlock this device. Returns the device's secret, which goes into its cookie and nowhere else."""
    secret = secret or cookies.new_token()
    idle = timedelta(minutes=device.person.idle_minutes)
    session = Session(ring=ring, began=now, touched=now, idle=idle)
    quick = quick_shut(session, digits, secret=secret, device=device.id)
    device.quick_salt, device.quick_wrap, device.quick_tries = (quick.salt, quick.wrap, TRIES)
    device.save(update_fields=["quick_salt", "quick_wrap", "quick_tries"])
    return secret


def take_away(*, device: Device) -> None:
    """End quick unlock on this device."""
    Device.objects.filter(id=device.id).update(quick_salt=None, quick_wrap=None, quick_tries=0)
    device.quick_salt = device.quick_wrap = None
    device.quick_tries = 0


def _count_a_try(device: Device) -> bool:
    """Use up one try before it is made, so that parallel tries cannot share one. True if it was the last."""
    row = Device.objects.filter(id=device.id)
    if row.filter(quick_tries__gt=1).update(quick_tries=F("quick_tries") - 1):
        return False
    if not row.filter(quick_tries=1).update(quick_salt=GONE, quick_wrap=None, quick_tries=0):
        raise NotOpened  # no quick unlock here, or another request has just used the last try
    return True


def _give_back(device: Device, *, last: bool, tries: int | CombinedExpression) -> bool:
    """Put the wrap back with so many tries, if it still is this one (or this was its last try). False if it is not."""
    row = Device.objects.filter(id=device.id, quick_salt=GONE if last else device.quick_salt)
    put_back = {"quick_salt": device.quick_salt, "quick_wrap": device.quick_wrap, "quick_tries": tries}
    return row.update(**put_back) == 1


def unlock(*, device: Device, digits: str, secret: bytes | None, now: datetime) -> tuple[Keyring, bytes]:
    """Unlock with digits; the try is counted before it is made. Raises NotOpened; Destroyed at the fifth wrong one."""
    last = _count_a_try(device)
    wrap, salt = device.quick_wrap, device.quick_salt
    if wrap is None or salt is None or secret is None:
        raise NotOpened
    quick = QuickWrap(bytes(salt), bytes(wrap))
    try:
        session = quick_reopen(quick, digits, secret=secret, device=device.id, now=now)
    except CannotOpen as error:
        raise (Destroyed() if last else NotOpened()) from error
    except slow.Busy:
        _give_back(device, last=last, tries=1 if last else F("quick_tries") + 1)  # no try was made
        raise
    if not _give_back(device, last=last, tries=TRIES):
        raise NotOpened  # it was taken away in the meantime, by a new passphrase perhaps, and must not come back
    return session.ring, sessions.begin(device, session.ring, now=now)
