"""What a pause leaves for both to keep: the moments of returns that were kept, and of no others."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator

from securebase.core.pause import kept
from securebase.web.couples.joint import Return
from securebase.web.pauses.models import Pause


def returns(couples: Collection[uuid.UUID]) -> Iterator[Return]:
    """The kept returns of these couples."""
    for pause in Pause.objects.filter(couple__in=couples, returned_on__isnull=False):
        facts = pause.facts
        if kept(facts) and facts.returned_on is not None:
            yield Return(
                id=pause.id,
                couple=pause.couple_id,
                by=pause.caller_id,
                asked_at=facts.asked_at,
                due_at=facts.due_at,
                back_at=facts.returned_on,
            )
