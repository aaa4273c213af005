"""What a person chose for themselves: name and ink (sealed), look, and how soon it locks."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from securebase.vault.keyring import Keyring
from securebase.web.accounts import hooks
from securebase.web.accounts.models import Person
from securebase.web.accounts.records import NAME_LENGTH, Profile


@transaction.atomic
def show_as(*, by: Person, ring: Keyring, name: str, colour: str, now: datetime) -> None:
    """Go by this name and ink; a partner sees it from now on."""
    profile = Profile(name=name.strip()[:NAME_LENGTH], colour=colour)
    before = ring.find(Profile, name="self")
    if before is not None and before.record == profile:
        return
    ring.put(profile, name="self", day=now.date())
    hooks.renamed(by, ring, now=now)


def look(*, by: Person, theme: str) -> None:
    """Light, dark, or as the system says."""
    Person.objects.filter(id=by.id).update(theme=theme)
    by.theme = theme


def lock_after(*, by: Person, minutes: int) -> None:
    """Lock after so many quiet minutes (5 to 60)."""
    Person.objects.filter(id=by.id).update(idle_minutes=minutes)
    by.idle_minutes = minutes
