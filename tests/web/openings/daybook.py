"""What the tests of check-ins and openings share: days by their lot, giving a day as the form does, pages as bytes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from securebase.core.opening import Openness
from securebase.web.accounts import cookies, opening
from securebase.web.openings.days import lot
from tests.cast import NOON, Actor, HandClock

SATURDAY = 5
FOUR = {"worry": "6", "space": "2", "close": "5", "load": "7"}
OTHER = {"worry": "4", "space": "9", "close": "6", "load": "8"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def seen(actor: Actor, address: str, status: int = 200) -> str:
    """What somebody gets, byte for byte, but for the tokens against forgery."""
    answer = actor.client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return TOKEN.sub("", answer.content.decode())


def wake(hands: HandClock, day: date, *actors: Actor) -> None:
    """It is noon (UTC) of a day, and these have just unlocked."""
    hands.at(datetime.combine(day, time(12), tzinfo=UTC))
    unlock(hands, *actors)


def unlock(hands: HandClock, *actors: Actor) -> None:
    """These have just unlocked, however long ago they did last."""
    for actor in actors:
        signed_in = opening.new_device(actor.person, actor.ring, now=hands.now)
        actor.client.cookies[cookies.name_of("sid")] = signed_in.token.hex()
        actor.client.cookies[cookies.name_of("unlock_key")] = signed_in.cookie_key.hex()
        actor.device = signed_in.device


def day_with(hands: HandClock, openness: Openness, *actors: Actor) -> date:
    """Go to the next day for which chance has this in store, and which lies before a weekend."""
    for actor in actors:
        actor.enter()
    days = (NOON.date() + timedelta(days=n) for n in range(1000))
    day = next(day for day in days if lot(actors[0].ring, day) is openness and day.weekday() < SATURDAY)
    wake(hands, day, *actors)
    return day


def send(actor: Actor, day: date, *, give: Any = True, **fields: str) -> Any:
    """The check-in form, as a browser sends it."""
    button = {"give": "1"} if give else {"keep": "1"}
    return actor.client.post("/check-in/", {"day": day.isoformat(), "seen": "0", **button, **fields})
