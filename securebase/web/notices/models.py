"""Notices and reminders: moments and ids. No words, and no hint of what a notice is about except its place."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from securebase.web.accounts.models import Person


class Notice(models.Model):
    """One "Time for you". It is shown from ``at`` on (quiet hours may have moved it)."""

    class Place(models.IntegerChoices):
        """Where it leads. Pauses have a number of their own because their times rest in the clear anyway."""

        TODAY = 0
        PAUSE = 1
        CHECK_IN = 2
        SETTLE = 3

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices_for")
    place = models.PositiveSmallIntegerField(choices=Place.choices, default=Place.TODAY)
    at = models.DateTimeField()
    rung = models.BooleanField(default=True)  # False while it waits for the end of quiet hours
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "at"], name="notice_of_person"),
            models.Index(fields=["at"], name="notice_to_ring", condition=models.Q(rung=False)),
        ]


class Reminder(models.Model):
    """A daily reminder that somebody set for themselves, at a local clock time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reminders")
    kind = models.PositiveSmallIntegerField(choices=Notice.Place.choices)
    minute = models.PositiveSmallIntegerField()  # of the local day
    next_due = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind"], name="reminder_one_of_a_kind"),
            models.CheckConstraint(name="reminder_in_a_day", condition=models.Q(minute__lt=1440)),
        ]
