"""One small thing for today, and why this one. Explainable: every rule here has a sentence that says it.

What was turned down today is out, and a hard day leaves only small doses. Among the rest, what fits the leaning of the
last check-in, what was long not seen, and what is of another kind than last time come first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Kind = Literal["settle", "journal", "circle", "us", "words"]
Leads = Literal["worry", "space", "either"]
What = Literal["done", "not_today", "swap"]
Cause = Literal["small", "worry", "space", "far", "after", "other", "plain"]

SMALL: Final = 3  # minutes: what a hard day leaves room for
HARD: Final = 8  # worry, space or load from here on make a hard day
LOW: Final = 2  # closeness up to here makes one too
LOUD: Final = 5  # worry or space from here on leads, if it is above the other
DISTANT: Final = 3  # closeness up to here is a reason to say so
AWAY: Final = 3  # days without a sign after which it goes on from here, without a word about the days between
MEMORY: Final = 21  # days; what is longer ago is as good as new, and new comes before that
FITS: Final = 6  # days of waiting that a fitting leaning is worth; it orders, it excludes nothing
SAME: Final = 4  # days of waiting that the same kind once more costs


@dataclass(frozen=True, slots=True)
class Step:
    """A thing of 2 to 10 minutes. `page` and `arg`: where it is done. `two`: only for two."""

    id: str
    kind: Kind
    minutes: int
    leads: Leads
    page: str
    arg: str = ""
    two: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """What became of a step on a day."""

    step: str
    day: date
    what: What


@dataclass(frozen=True, slots=True)
class Mood:
    """The last check-in, 0 to 10 or None; `day` is its day."""

    day: date
    worry: int | None = None
    space: int | None = None
    close: int | None = None
    load: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Today's step, and the reason: a key of the words `step.because_<cause>` (none for "plain")."""

    step: Step
    cause: Cause


def choose(
    steps: Sequence[Step], history: Sequence[Past], mood: Mood | None, today: date, *, two: bool
) -> Choice | None:
    """Today's step; None once it is done or put off. `history` newest first; a `mood` older than a day is ignored."""
    so_far = [past for past in history if past.day == today]
    if any(past.what in ("done", "not_today") for past in so_far):
        return None
    fresh = mood if mood and (today - mood.day).days <= 1 else None
    hard = fresh is not None and is_hard(fresh)
    fitting = [step for step in steps if (two or not step.two) and (step.minutes <= SMALL or not hard)]
    if not fitting:
        return None
    swapped = {past.step for past in so_far}
    left = [step for step in fitting if step.id not in swapped] or fitting
    turn = today.toordinal() % len(steps)
    lead = leading(fresh)
    last = next((past for past in history if past.what == "done"), None)
    last_kind = next((step.kind for step in steps if last and step.id == last.step), None)

    def rank(step: Step) -> tuple[float, int]:
        seen = [min((today - past.day).days, MEMORY) for past in history if past.step == step.id]
        waited = min(seen, default=MEMORY + SAME)
        fits = FITS if step.leads == lead else -FITS if lead != "either" and step.leads != "either" else 0
        same = SAME if step.kind == last_kind else 0
        return -(waited + fits - same), (list(steps).index(step) - turn) % len(steps)

    best = min(left, key=rank)
    return Choice(best, _cause(best, fresh, history, today, hard=hard, lead=lead, last_kind=last_kind))


def is_hard(mood: Mood) -> bool:
    """A day on which a small dose is enough."""
    high = any(number is not None and number >= HARD for number in (mood.worry, mood.space, mood.load))
    return high or (mood.close is not None and mood.close <= LOW)


def leading(mood: Mood | None) -> Leads:
    """Which of the two was louder; "either" if none was loud, or both alike."""
    worry, space = (mood.worry or 0, mood.space or 0) if mood else (0, 0)
    if max(worry, space) < LOUD or worry == space:
        return "either"
    return "worry" if worry > space else "space"


def _cause(
    step: Step,
    mood: Mood | None,
    history: Sequence[Past],
    today: date,
    *,
    hard: bool,
    lead: Leads,
    last_kind: Kind | None,
) -> Cause:
    if hard:
        return "small"
    if step.leads == lead == "worry":
        return "worry"
    if step.leads == lead == "space":
        return "space"
    if mood and mood.close is not None and mood.close <= DISTANT:
        return "far"
    if history and (today - history[0].day).days > AWAY:
        return "after"
    return "other" if last_kind is not None and step.kind != last_kind else "plain"
