"""What couples hangs on the floors below: who is invited, what ends with an account, which work falls due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from securebase.vault.keyring import Keyring
from securebase.web.accounts import deleting, hooks
from securebase.web.accounts.models import Person
from securebase.web.couples import actions, parting, planning, sharing
from securebase.web.couples.access import living
from securebase.web.couples.models import Couple, Member
from securebase.web.shell import due
from securebase.web.shell.doorbell import ring_on_commit


def connect() -> None:
    """Called once, when all apps are ready."""
    hooks.invited = invited
    hooks.before_leaving("couples", leave)
    hooks.when_renamed("couples", rename)
    hooks.when_reopened("couples", reopen)
    deleting.when_deleted("couples", forget)
    due.register("couples.part", planning.carry_out)
    due.register("couples.clear", planning.clear_old)
    due.register("couples.invites", planning.sweep_invites)
    sharing.register("couples", lines)


def invited(words: str, now: datetime) -> bool:
    """Whether somebody holds an invitation that is open."""
    try:
        actions.look(words, now=now)
    except actions.InviteClosed:
        return False
    return True


def leave(person: Person, now: datetime) -> None:
    """End the couple of somebody whose keys or account are about to go."""
    actions.part(by=person, now=now)


def rename(person: Person, ring: Keyring, now: datetime) -> None:
    """Show the partner the new name and ink."""
    if ring.ours is None:
        return
    actions.show_face(ring, now=now)
    member = living(person.id)
    for row in Member.objects.filter(couple=member.couple_id).exclude(person=person) if member else ():
        ring_on_commit(row.person_id)


def reopen(person: Person, old: Keyring, now: datetime) -> None:
    """Fork what an old vault still has the key to."""
    for member in Member.objects.select_related("couple").filter(person=person, left=True, forked=False):
        parting.fork(old, member, now=now)


def forget(person: Person) -> None:
    """Remove the shared spaces that nobody is left to come back to."""
    for member in Member.objects.filter(person=person):
        if not Member.objects.filter(couple=member.couple_id).exclude(person=person).filter(forked=False).exists():
            parting.clear(member.couple_id)
        if not Member.objects.filter(couple=member.couple_id).exclude(person=person).exists():
            Couple.objects.filter(id=member.couple_id).delete()


def lines(request: Any) -> Iterable[sharing.Line]:
    """The least that two share: a name and a colour."""
    say = request.library.say
    yield sharing.Line(say("share.line_face", name=request.us.name), href=reverse("accounts:you"), icon="person")
