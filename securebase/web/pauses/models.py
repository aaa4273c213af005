"""A pause in the clear: moments and ids, because a job and a constraint need them. Words are sealed (records.py)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import ClassVar

from django.db import models

from securebase.core.pause import PauseFacts, is_open, kept, phase
from securebase.core.pause import Phase as PhaseName
from securebase.web.accounts.models import Person
from securebase.web.couples.models import Couple

FACTS = tuple(PauseFacts.__dataclass_fields__)
OPEN = models.Q(returned_on=None, closed_on=None, replaced_on=None, ended_on=None, lapsed_on=None)


class Pause(models.Model):
    """What happened, as moments. Where it stands follows from them (`core.pause`); nothing is stored that could lie.

    The id comes from the form that started it, so a form that is sent twice starts one pause.
    """

    id = models.UUIDField(primary_key=True)
    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="pauses")
    caller = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="pauses")
    asked_at = models.DateTimeField()
    return_at = models.DateTimeField()  # the first promise
    sign_on = models.DateTimeField(null=True)
    moved_on = models.DateTimeField(null=True)
    moved_to = models.DateTimeField(null=True)
    day_on = models.DateTimeField(null=True)
    day_to = models.DateTimeField(null=True)
    returned_on = models.DateTimeField(null=True)
    closed_on = models.DateTimeField(null=True)  # by the one who waited
    replaced_on = models.DateTimeField(null=True)  # another day made way for a new pause, asked in this moment
    ended_on = models.DateTimeField(null=True)  # by parting
    lapsed_on = models.DateTimeField(null=True)  # by itself, a day after the time
    nudge_at = models.DateTimeField(null=True, db_index=True)  # when somebody's page has to look again
    nudged_at = models.DateTimeField(null=True)  # the promise its caller was last nudged for

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["caller"], name="pause_one_open_a_caller", condition=OPEN),
            models.CheckConstraint(
                name="pause_moved_whole",
                condition=models.Q(moved_on=None, moved_to=None)
                | models.Q(moved_on__isnull=False, moved_to__isnull=False),
            ),
            models.CheckConstraint(
                name="pause_day_whole",
                condition=models.Q(day_on=None, day_to=None) | models.Q(day_on__isnull=False, day_to__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["couple", "asked_at"], name="pause_of_couple")]

    @property
    def facts(self) -> PauseFacts:
        """The facts that the rules work with."""
        return PauseFacts(**{name: getattr(self, name) for name in FACTS})

    def phase(self, now: datetime) -> PhaseName:
        """Where it stands."""
        return "lapsed" if self.lapsed_on else phase(self.facts, now)

    def is_open(self, now: datetime) -> bool:
        """Whether the promise still stands or a word is still awaited."""
        return self.lapsed_on is None and is_open(self.facts, now)

    def write(self, facts: PauseFacts, *, nudge_at: datetime | None) -> bool:
        """Replace the facts if nobody else has changed them in the meantime; False if somebody has."""
        before = {name: getattr(self, name) for name in FACTS}
        after = asdict(facts) | {"nudge_at": nudge_at}
        if Pause.objects.filter(OPEN, id=self.id, **before).update(**after) != 1:
            return False
        for name, value in after.items():
            setattr(self, name, value)
        return True


def kept_by_two(couple: Couple) -> int:
    """How many returns the two have kept, counted together. What was not kept is not counted anywhere."""
    back = Pause.objects.filter(couple=couple, returned_on__isnull=False)
    return sum(kept(pause.facts) for pause in back)
