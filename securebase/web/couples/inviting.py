"""The inviter's side: make, take back, and tidy up the words of links that have closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person
from securebase.web.couples import actions
from securebase.web.couples.models import Invite
from securebase.web.couples.records import InviteWords


@transaction.atomic
def make(*, by: Person, ring: Keyring, words: Sequence[str], now: datetime) -> None:
    """Make an invitation, or leave the one that is open as it is: a form sent twice makes one.

    Raises AlreadyTwo, TooManyInvites.
    """
    if actions.waiting(by=by, ring=ring, now=now) is None:
        _tidy(by, ring)
        actions.invite(by=by, ring=ring, words=words, now=now)


@transaction.atomic
def take_back(*, by: Person, ring: Keyring, now: datetime) -> None:
    """Close one's open invitation and forget its words."""
    actions.take_back(by=by, now=now)
    _tidy(by, ring)


def _tidy(by: Person, ring: Keyring) -> None:
    # The words of a used one are still needed: they verify the answer that waits to be picked up.
    used = set(Invite.objects.filter(inviter=by, used_at__isnull=False).values_list("id", flat=True))
    keep = [kept.id for ref in used if (kept := ring.find(InviteWords, name=ref.hex)) is not None]
    for stored in ring.list(InviteWords):
        if stored.id not in keep:
            ring.remove(stored)


def has_closed(*, by: Person, now: datetime) -> bool:
    """True if the last link ran out of time without having been taken back."""
    last = Invite.objects.filter(inviter=by).order_by("-made_at").first()
    return last is not None and not last.taken_back and last.used_at is None and last.until <= now


def next_free(*, by: Person, now: datetime) -> datetime:
    """When one more invitation can be made."""
    recent = Invite.objects.filter(inviter=by, made_at__gt=now - actions.A_WEEK).order_by("-made_at")
    made = list(recent.values_list("made_at", flat=True)[: actions.PER_WEEK])
    return made[-1] + actions.A_WEEK if len(made) == actions.PER_WEEK else now
