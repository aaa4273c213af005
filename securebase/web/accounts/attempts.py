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


def waits_until(key: bytes, *, now: datetime) -> datetime | None:
    """When the next try at this door is possible, or None if it is now. Asked before any slow hash runs."""
    row = Attempt.objects.filter(key=key).first()
    if row is None or row.wrong < FREE or row.until <= now:
        return None
    return row.until


@transaction.atomic
def missed(key: bytes, *, now: datetime) -> None:
    """Note a wrong guess: five are free, then 30 seconds, doubling up to a quarter of an hour."""
    Attempt.objects.get_or_create(key=key, defaults={"until": now})
    Attempt.objects.filter(key=key).update(wrong=F("wrong") + 1)
    wrong = Attempt.objects.values_list("wrong", flat=True).get(key=key)
    wait = min(_FIRST_WAIT * 2 ** min(max(0, wrong - FREE), 10), _LONGEST) if wrong >= FREE else timedelta()
    Attempt.objects.filter(key=key).update(until=now + wait)


def right(key: bytes) -> None:
    """Forget the wrong guesses of this place."""
    Attempt.objects.filter(key=key).delete()


def sweep(now: datetime) -> int:
    """Remove rows that no longer matter; returns how many."""
    old = Attempt.objects.filter(until__lt=now - _FORGET)
    return old.delete()[0] if old.exists() else 0  # looking takes no write lock, and this is asked every two seconds
