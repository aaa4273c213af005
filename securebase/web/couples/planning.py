"""Parting, planned alone: what the other will see, and when. Nobody else can see that there is a plan."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person
from securebase.web.couples import actions, parting
from securebase.web.couples.models import Couple, Invite, Member, PlannedParting
from securebase.web.couples.records import PartingPlan

AT_ONCE = 20  # rows that one call takes on
INVITES_REST = timedelta(days=14)  # longer than a week, for which they are counted, and than the 48 hours they live


class PastTime(Exception):
    """A time that is over already."""


def plan(ring: Keyring) -> PartingPlan:
    """What has been chosen so far."""
    kept = ring.find(PartingPlan, name="self")
    return kept.record if kept else PartingPlan()


@transaction.atomic
def choose(*, by: Person, ring: Keyring, quiet: bool, now: datetime) -> None:
    """Choose what the other will see."""
    ring.put(PartingPlan(quiet=quiet), name="self", day=now.date())
    PlannedParting.objects.filter(person=by).update(quiet_end=quiet)


def set_time(*, by: Person, ring: Keyring, at: datetime, now: datetime) -> None:
    """Part at this moment. Raises PastTime."""
    if at <= now:
        raise PastTime
    PlannedParting.objects.update_or_create(person=by, defaults={"at": at, "quiet_end": plan(ring).quiet})


def unset_time(*, by: Person) -> None:
    """Take the time away."""
    PlannedParting.objects.filter(person=by).delete()


def time_of(person: Person) -> datetime | None:
    """When a parting is set for, or None."""
    return PlannedParting.objects.filter(person=person).values_list("at", flat=True).first()


@transaction.atomic
def end_now(*, by: Person, ring: Keyring, now: datetime) -> None:
    """Part at once, as it was planned."""
    actions.part(by=by, now=now, quiet=plan(ring).quiet)
    kept = ring.find(PartingPlan, name="self")
    if kept is not None:
        ring.remove(kept)


def carry_out(now: datetime) -> int:
    """Due work: part where the time has come. Claimed by deleting the plan, in the transaction that parts."""
    done = 0
    for due in PlannedParting.objects.select_related("person").filter(at__lte=now)[:AT_ONCE]:
        with transaction.atomic():
            if PlannedParting.objects.filter(person=due.person_id, at=due.at).delete()[0]:
                actions.part(by=due.person, now=now, quiet=due.quiet_end)
                done += 1
    return done


def clear_old(now: datetime) -> int:
    """Due work: 90 days after an end the shared space goes, even if one of the two never came back."""
    done = 0
    ended = Couple.objects.filter(ended_at__lte=now - actions.QUIET_AFTER_END, members__forked=False).distinct()
    for couple in ended[:AT_ONCE]:
        with transaction.atomic():
            if Member.objects.filter(couple=couple, forked=False).update(forked=True):
                parting.clear(couple.id)
                done += 1
    return done


def sweep_invites(now: datetime) -> int:
    """Due work: remove invitations that neither open nor count any more."""
    old = Invite.objects.filter(made_at__lte=now - INVITES_REST)
    return old.delete()[0] if old.exists() else 0
