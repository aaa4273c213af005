"""What is known about a pause, and what follows from it: where it stands, whether it was kept, when somebody is nudged.

Everything is derived from facts (moments); no state is stored. The limits of a pause stand here and nowhere else; the
verbs that apply them are in `pause.py`, which also passes these names on.

A return counts as kept when it comes by the promised moment or within GRACE after it. A promise that was moved before
the moment (or within GRACE) counts too, if the new moment is then kept. What is not kept is never counted anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

SHORTEST = timedelta(minutes=20)  # a racing body needs about this long (science.md 5.6)
USUAL = timedelta(minutes=25)
LONGEST = timedelta(hours=24)
SIGN_ABOVE = timedelta(hours=4)  # a longer wait gets one sign on the way, at its midpoint
SIGN_EARLY = timedelta(minutes=30)  # the sign can be given this long before the midpoint
MORE = timedelta(minutes=20)  # "still coming"
# The nudge comes at the moment itself. Reading it and pressing a button takes a few minutes; that breaks no promise.
GRACE = timedelta(minutes=5)
LAPSE = timedelta(hours=24)  # with no word this long after the moment the pause closes by itself
FARTHEST_DAY = timedelta(days=14)
ASK_AFTER = 2  # with this many in one day the caller is asked privately what is going on
BODY_HIGH_ABOVE = 4  # of 10: above it more time is offered
WHYS = ("full", "work", "children", "road")  # words: pause.why_<why>
MINUTE = timedelta(minutes=1)

Phase = Literal[
    "resting", "sign_due", "another_day", "due", "no_word", "lapsed", "returned", "closed", "replaced", "ended"
]
MomentKind = Literal["sign", "due", "no_word", "lapse"]
OPEN: frozenset[Phase] = frozenset({"resting", "sign_due", "another_day", "due", "no_word"})


@dataclass(frozen=True, slots=True)
class PauseFacts:
    """What happened, as aware moments. `…_on`: somebody did something; `…_to` and `return_at`: they will be back."""

    asked_at: datetime
    return_at: datetime
    sign_on: datetime | None = None
    moved_on: datetime | None = None
    moved_to: datetime | None = None
    day_on: datetime | None = None
    day_to: datetime | None = None
    returned_on: datetime | None = None
    closed_on: datetime | None = None
    ended_on: datetime | None = None
    replaced_on: datetime | None = None

    @property
    def due_at(self) -> datetime:
        """The promised moment that holds now."""
        return self.day_to or self.moved_to or self.return_at

    @property
    def sign_at(self) -> datetime | None:
        """The moment of the sign on the way; None if the wait is short, the day is another, or the sign was given."""
        begins = self.moved_on or self.asked_at
        given = self.sign_on is not None and self.sign_on >= begins
        return None if given or self.day_to else midpoint(begins, self.due_at)


def midpoint(begins: datetime, ends: datetime) -> datetime | None:
    """Where the sign on the way lies: halfway, on a whole minute; None for four hours or less."""
    return whole_minute(begins + (ends - begins) / 2) if ends - begins > SIGN_ABOVE else None


def phase(facts: PauseFacts, now: datetime) -> Phase:
    """Where it stands. Ended, returned, closed and replaced are final; "due" lasts for GRACE, then "no_word"."""
    over: tuple[tuple[Phase, datetime | None], ...] = (
        ("ended", facts.ended_on),
        ("returned", facts.returned_on),
        ("closed", facts.closed_on),
        ("replaced", facts.replaced_on),
    )
    final = next((name for name, on in over if on), None)
    if final:
        return final
    if now >= facts.due_at:
        past = now - facts.due_at
        return "due" if past <= GRACE else "no_word" if past < LAPSE else "lapsed"
    if facts.day_to:
        return "another_day"
    return "sign_due" if facts.sign_at and now >= facts.sign_at else "resting"


def is_open(facts: PauseFacts, now: datetime) -> bool:
    """Whether the promise still stands or a word is still awaited. Each person has at most one open pause."""
    return phase(facts, now) in OPEN


def kept(facts: PauseFacts) -> bool:
    """Whether this is a kept return: back in time, and moved, if at all, in time."""
    moved_late = facts.moved_on is not None and facts.moved_on > facts.return_at + GRACE
    day_late = facts.day_on is not None and facts.day_on > (facts.moved_to or facts.return_at) + GRACE
    if facts.returned_on is None or moved_late or day_late:
        return False
    return facts.returned_on <= facts.due_at + GRACE


def next_moment(facts: PauseFacts, now: datetime) -> tuple[MomentKind, datetime] | None:
    """The first moment after `now` at which somebody wants a nudge; None for a pause that is over."""
    if not is_open(facts, now):
        return None
    due = facts.due_at
    moments: list[tuple[MomentKind, datetime | None]] = [("sign", facts.sign_at), ("due", due)]
    moments += [("no_word", due + GRACE), ("lapse", due + LAPSE)]
    return next(((kind, at) for kind, at in moments if at is not None and at > now), None)


def asks_privately(own: Iterable[PauseFacts], day_began: datetime) -> bool:
    """Whether the caller is asked, for themselves alone, what is going on: two pauses since their day began."""
    return sum(facts.asked_at >= day_began for facts in own) >= ASK_AFTER


def body_is_high(rating: int) -> bool:
    """Whether a body rating of 0 to 10 speaks for more time."""
    return rating > BODY_HIGH_ABOVE


def whole_minute(moment: datetime) -> datetime:
    """The minute that a moment lies in, as a clock shows it."""
    return moment.replace(second=0, microsecond=0)
