"""Who is with whom. No names: a partner's name rests sealed in the space they share."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from securebase.web.accounts.models import Person


class Couple(models.Model):
    """Two people. The id is the id of their space in the vault."""

    id = models.UUIDField(primary_key=True)
    began = models.DateField()
    ended_at = models.DateTimeField(null=True)
    # Who ended it decides who may invite again; it says nothing about a reason.
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    quiet_end = models.BooleanField(default=False)  # the other reads the note only when they open Together


class Member(models.Model):
    """One of the two. A person is in one living couple at most; the database holds that, not an ``if``."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    seat = models.PositiveSmallIntegerField()  # 1 is drawn as a disc, 2 as a pebble
    left = models.BooleanField(default=False)
    forked = models.BooleanField(default=False)  # has taken their own copy of what was shared
    told = models.BooleanField(default=False)  # has read that it ended

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["couple", "seat"], name="member_two_seats"),
            models.CheckConstraint(name="member_seat_1_or_2", condition=models.Q(seat__in=[1, 2])),
            models.UniqueConstraint(fields=["person"], name="member_one_living_couple", condition=models.Q(left=False)),
        ]


class Invite(models.Model):
    """An invitation. Its words are nowhere here: ``lookup`` finds the row, ``proof`` vouches for the inviter's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inviter = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invites")
    lookup = models.BinaryField(unique=True)
    proof = models.BinaryField()
    note = models.BinaryField()  # the inviter's name, sealed for whoever holds the words
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    taken_back = models.BooleanField(default=False)


class PlannedParting(models.Model):
    """A parting set for later by one partner; nobody else can see that it exists."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="planned_parting")
    at = models.DateTimeField(db_index=True)
    quiet_end = models.BooleanField(default=False)
