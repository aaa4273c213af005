"""When a day of check-ins opens, and what is said about a guess.

A day opens for both at once when both have given it. So that a day that stays closed never speaks, some days stay
closed by chance for every couple, whatever the two do. The lot is drawn from the couple's secret and the day, so it
is fixed from the start and nothing that anybody does can change it.

How much a closed day can tell. Let c be the share of days that chance keeps closed and w how often the other one
withholds. A day that was withheld is always closed, a day that was given is closed with probability c. So seeing
"closed" multiplies the odds of "withheld" by 1/c, and no rule can push this below 1 without closing every day.

    until the weekly look   c = 0.30   odds times  3.3   (with w = 0.2:  "withheld" goes from 20 to 45 in 100)
    after the weekly look   c = 0.10   odds times 10     (with w = 0.2:  "withheld" goes from 20 to 71 in 100)

Chance alone leaves at least one day of a week closed before the look in 92 of 100 weeks (1 - 0.7^7), and for good in
52 of 100 (1 - 0.9^7): a week with a day that never opened is as common as one without, in couples who give
everything. That is why the share for good is one in ten and not one in twenty, where it would be 30 weeks of 100 and
the factor 20. The price is one joint day in ten. A long row of closed days does speak, as silence does without any
app; the words never say why.
"""

import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Literal

FOR_GOOD = 0.10  # share of days that never open
UNTIL_WEEKLY = 0.20  # share of days that open with the weekly look at the earliest
SECRET_BYTES = 16
SCALE = range(11)  # 0 to 10
NEAR = 1  # a guess off by this much or less is near
FAR = 3  # a guess off by this much or more says in which direction

DayState = Literal["waiting", "open", "closed"]


class Openness(Enum):
    """What chance has in store for a day."""

    OPEN = "open"
    UNTIL_WEEKLY = "until_weekly"
    FOR_GOOD = "for_good"


def closed(secret: bytes, day: date) -> Openness:
    """The lot of a day, from the couple's secret (16 bytes or more, else ValueError). Both sides get the same."""
    if len(secret) < SECRET_BYTES:
        raise ValueError("The couple's secret has at least 16 bytes.")
    digest = hmac.digest(secret, b"securebase opening 1 " + day.isoformat().encode(), "sha256")
    lot = int.from_bytes(digest[:8], "big") / 2**64  # even in [0, 1)
    if lot < FOR_GOOD:
        return Openness.FOR_GOOD
    return Openness.UNTIL_WEEKLY if lot < FOR_GOOD + UNTIL_WEEKLY else Openness.OPEN


def weekly_look(day: date, weekday: int) -> date:
    """The weekly look that a day belongs to: the first such weekday (0 Monday to 6 Sunday) after the day."""
    if weekday not in range(7):
        raise ValueError("A weekday is 0 (Monday) to 6 (Sunday).")
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def may_fill(day: date, today: date) -> bool:
    """Whether a check-in for this day can still be written: today and yesterday, by the writer's own calendar."""
    return day in (today, today - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class GivenDay:
    """What decides about a day: whether each of the two gave it, its lot, and the weekday of the weekly look."""

    day: date
    both_gave: bool
    openness: Openness
    weekday: int

    def state(self, today: date) -> DayState:
        """What both see. `today` is the earlier of the two local dates, so that it opens for both in the same moment.

        "waiting" as long as the day can still be filled in, "closed" after that: the same whether somebody did not
        give, was away, kept it, or chance closed the day.
        """
        look_came = today >= weekly_look(self.day, self.weekday)
        by_chance = self.openness is Openness.OPEN or (self.openness is Openness.UNTIL_WEEKLY and look_came)
        if self.both_gave and by_chance:
            return "open"
        return "waiting" if today <= self.day + timedelta(days=1) else "closed"


def guess_words(guessed: int, actual: int) -> tuple[str, int]:
    """Key of the words for a guess, and by how much it was off (only `check.guess_off` has the slot n)."""
    if guessed not in SCALE or actual not in SCALE:
        raise ValueError("A guess and a day are whole numbers from 0 to 10.")
    off = abs(guessed - actual)
    if off <= NEAR:
        return "check.guess_near", off
    if off < FAR:
        return "check.guess_off", off
    return ("check.guess_over" if guessed > actual else "check.guess_under"), off
