"""What two people do in sight of each other: the same in both worlds, word for word."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from random import Random

from securebase.core.circle import PLACES
from securebase.web.pauses.models import Pause
from tests.rules.story import Story, ref_of
from tests.web.openings.daybook import unlock

Act = Callable[[Story, str, Random], None]


def _token(rng: Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def move(story: Story, who: str, rng: Random) -> None:
    sent = {"place": rng.choice(PLACES), "need": "room", "line": f"line {rng.random()}"}
    story.post(who, "circle:move", sent)


def thank(story: Story, who: str, rng: Random) -> None:
    for step in ("look", "send"):
        sent = {"line": f"thank you {rng.random()}", "step": step, "token": _token(rng)}
        story.post(who, "noticed:write", sent)


def share(story: Story, who: str, rng: Random) -> None:
    own = {"token": _token(rng), "day": story.today.isoformat(), "text": f"a shared thought {rng.random()}"}
    ref = ref_of(story.post(who, "journal:write_kind", own, sort="connection"))
    story.post(who, "journal:share", {"rung": "all", "revision": "1", "step": "share"}, ref=ref)
    if rng.random() < 0.3:
        story.post(who, "journal:take_back", ref=ref)


def pause(story: Story, who: str, rng: Random) -> None:
    at = (story.hands.now + timedelta(minutes=rng.randrange(25, 200))).isoformat()
    story.post(who, "pauses:ask", {"step": "start", "at": at, "own": "back soon", "token": _token(rng)})
    own = Pause.objects.filter(caller=story.people[who].person).latest("asked_at")
    story.hands.forward(minutes=rng.randrange(1, 20))
    unlock(story.hands, *story.people.values())  # as they would, also where somebody chose to stay open for longer
    if rng.random() < 0.7:
        story.post(who, "pauses:back", {"line": "1"}, pause_id=own.id)


def give(story: Story, who: str, rng: Random) -> None:
    """Today's numbers, given: whatever was kept of them before."""
    page = story.people[who].client.get("/check-in/change/")
    if page.status_code == 200:
        seen = str(page.context["form"]["seen"].value() or "0")
        numbers = {name: str(rng.randrange(11)) for name in ("worry", "space", "close", "load")}
        sent = {"day": story.today.isoformat(), "seen": seen, "line": f"given {rng.random()}", "give_line": "on"}
        story.post(who, "checkins:form", sent | numbers | {"give": "1"})


def next_day(story: Story, who: str, rng: Random) -> None:
    """Night, and noon again; everybody unlocks."""
    story.hands.forward(hours=24)
    unlock(story.hands, *story.people.values())


def join_halves(story: Story, who: str, rng: Random) -> None:
    """Both draw and give a half; then one of them says that they are in it."""
    for each in ("alice", "bob"):
        story.post(each, "cyclemap:half", {"move": f"a move {rng.random()}", "need": f"a need {rng.random()}"})
        seen = story.people[each].client.get("/map/give/").context["seen"]
        story.post(each, "cyclemap:give", {"part": ["move", "need"], "seen": seen})
    story.post(who, rng.choice(("cyclemap:in_it", "cyclemap:back")))


ACTS: tuple[Act, ...] = (move, thank, share, pause, give, join_halves, next_day)
