"""Wrong guesses slow down, per place: somebody else's guesses never lock a person out of a browser they know."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from securebase.web.accounts.models import Attempt

FREE: Final = 5
_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST: Final = timedelta(minutes=15)
_FORGET: Final = timedelta(hours=24)
NOTHING: Final = timedelta()


@transaction.atomic
def begin(key: bytes, *, now: datetime) -> datetime | None:
    """Count a try as wrong before it is made, so that tries sent at once cannot share one. ``right`` takes it back.

    None to go ahead; otherwise nothing is counted, and this is when the next try is possible: five are free, then 30
    seconds, doubling up to a quarter of an hour.
    """
    Attempt.objects.get_or_create(key=key, defaults={"until": now})
    row = Attempt.objects.select_for_update().get(key=key)
    if row.wrong >= FREE and row.until > now:
        return row.until
    row.wrong += 1
    row.until = now + (min(_FIRST_WAIT * 2 ** min(row.wrong - FREE, 10), _LONGEST) if row.wrong >= FREE else NOTHING)
    row.save()
    return None


def forgive(key: bytes, *, now: datetime) -> None:
    """Take one counted try back: it could not be made."""
    Attempt.objects.filter(key=key, wrong__gt=0).update(wrong=F("wrong") - 1, until=now)


def right(key: bytes) -> None:
    """Forget the wrong guesses of this place."""
    Attempt.objects.filter(key=key).delete()


def sweep(now: datetime) -> int:
    """Remove rows that no longer matter; returns how many."""
    old = Attempt.objects.filter(until__lt=now - _FORGET)
    return old.delete()[0] if old.exists() else 0  # looking takes no write lock, and this is asked every two seconds
