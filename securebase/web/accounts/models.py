"""Who has an account and on which devices. No names here: a person's name is a word, and words are sealed."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models

from securebase.vault.models import Vault


class Person(models.Model):
    """Somebody with an account. ``handle`` is a keyed hash of the name they sign in with."""

    class Theme(models.TextChoices):
        """How pages look; the system decides unless the person did."""

        SYSTEM = "system"
        LIGHT = "light"
        DARK = "dark"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handle = models.BinaryField(unique=True)
    vault = models.OneToOneField(Vault, on_delete=models.PROTECT, related_name="person")
    began = models.DateField()
    hosts = models.BooleanField(default=False)  # the first account of an instance: whoever set it up
    zone = models.CharField(max_length=64, default="UTC")
    theme = models.CharField(max_length=8, choices=Theme.choices, default=Theme.SYSTEM)
    idle_minutes = models.PositiveSmallIntegerField(default=15)
    notices = models.BooleanField(default=False)  # off until their owner turns them on
    quiet_from = models.PositiveSmallIntegerField(default=22 * 60)  # local minutes of the day
    quiet_until = models.PositiveSmallIntegerField(default=7 * 60)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="person_idle_5_to_60", condition=models.Q(idle_minutes__gte=5, idle_minutes__lte=60)
            ),
            models.CheckConstraint(
                name="person_quiet_in_a_day", condition=models.Q(quiet_from__lt=1440, quiet_until__lt=1440)
            ),
        ]

    @property
    def tz(self) -> ZoneInfo:
        """The person's time zone."""
        return ZoneInfo(self.zone)


class OldVault(models.Model):
    """A vault set aside by starting over: still sealed, opened again by its old passphrase."""

    vault = models.OneToOneField(Vault, on_delete=models.CASCADE, primary_key=True, related_name="old")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="old_vaults")
    day = models.DateField()


class Device(models.Model):
    """A browser that signed in. ``unlocked`` holds its keys, sealed under the cookie that only that browser has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    token = models.BinaryField(unique=True)  # a hash: a copied disk signs nobody in
    began = models.DateField()
    seen = models.DateField()
    unlocked = models.BinaryField(null=True)
    purge = models.DateField(null=True)  # the day on which a forgotten seal is destroyed even if nobody comes back
    quick_salt = models.BinaryField(null=True)
    quick_wrap = models.BinaryField(null=True)
    quick_tries = models.PositiveSmallIntegerField(default=0)  # tries left

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="device_quick_whole",
                condition=models.Q(quick_wrap__isnull=True, quick_tries=0)
                | models.Q(quick_wrap__isnull=False, quick_salt__isnull=False, quick_tries__gt=0),
            )
        ]

    def stale(self, today: date) -> bool:
        """True if this device was last seen on an earlier day (the day is all that is kept)."""
        return self.seen != today


class Attempt(models.Model):
    """Wrong guesses from one place at one door. ``key`` is a keyed hash; rows are swept when they no longer matter."""

    key = models.BinaryField(primary_key=True)
    wrong = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()
