"""A reach and a card in the clear: ids and the moments that a job or a locked page needs. Words are sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from securebase.web.accounts.models import Person
from securebase.web.couples.models import Couple


class Reach(models.Model):
    """Somebody asked for a sign. Line and answer are sealed. The id comes from the form, so sent twice is once."""

    id = models.UUIDField(primary_key=True)
    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="reaches")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reaches")
    closes_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)  # answered, closed by itself, or ended by parting
    let_be = models.BooleanField(default=False)  # the one who was asked has put the closed one away

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["closes_at"], name="reach_open", condition=models.Q(over_at=None)),
            models.Index(fields=["couple", "closes_at"], name="reach_of_couple"),
        ]


class Card(models.Model):
    """A card: "I am here, no words yet". Which picture went with it is sealed; from a locked page there is none."""

    id = models.UUIDField(primary_key=True)
    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="cards")
    sender = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cards")
    sent_at = models.DateTimeField()
    here_at = models.DateTimeField(null=True)  # "I am here too"
    later_on = models.DateTimeField(null=True)
    later_at = models.DateTimeField(null=True)  # "Later, at …"

    class Meta:
        indexes: ClassVar = [models.Index(fields=["couple", "sent_at"], name="card_of_couple")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="card_later_whole",
                condition=models.Q(later_on=None, later_at=None)
                | models.Q(later_on__isnull=False, later_at__isnull=False),
            )
        ]
