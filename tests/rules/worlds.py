"""Two worlds that differ only in what one of two people does in private, and everything that the other can observe.

Both begin with the same rows and the same clock; the second begins where the first one began, because everything is
undone in between. Ids that are new each time are named in the order in which they appear, tokens of forms are left out,
and the rest is compared byte for byte: status, headers, pages, notices, the bell, and the file that can be taken along.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final
from unittest import mock

from django.db import connection, transaction
from django.test import Client

from securebase.web.jobs.loop import do_due
from securebase.web.shell import due
from securebase.web.shell.doorbell import bell
from tests.cast import Actor
from tests.rules import shared_acts
from tests.rules.crawl import walk
from tests.rules.story import Story
from tests.web.openings.daybook import unlock

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b")
BYTES = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{22}==")  # sixteen bytes, as a file that is taken along writes them
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
LEFT_OUT: Final = {"Set-Cookie", "Expires"}
PAGES: Final = (
    *("/today/", "/now/", "/together/", "/us/", "/journal/", "/journal/shared/", "/pause/", "/circle/", "/share/"),
    *("/notices/", "/openings/week/", "/reach/", "/check-in/days/", "/noticed/", "/settings/", "/part/", "/map/"),
)
STRANGERS: Final = ("/", "/sign-in/", "/support/", "/now/", "/today/")
PRIVATE_FIRST: Final = 3  # at most so many private acts before each shared one


@dataclass(frozen=True)
class Plan:
    """A history: who acts in private, and the seeds of what happens. The same plan makes both worlds."""

    seed: int
    hidden: str
    shared: tuple[tuple[shared_acts.Act, str, int], ...]
    thorough: bool  # every page that can be reached, and not only the ones in PAGES

    @property
    def observer(self) -> str:
        """The other one."""
        return "bob" if self.hidden == "alice" else "alice"


def plan(seed: int, *, thorough: bool = False) -> Plan:
    """The history of this number."""
    rng = Random(seed)
    hidden = rng.choice(("alice", "bob"))
    acts = [
        (rng.choice(shared_acts.ACTS), rng.choice(("alice", "bob")), rng.getrandbits(32))
        for _ in range(rng.randrange(3, 6))
    ]
    return Plan(seed, hidden, tuple(acts), thorough)


@dataclass
class World:
    """What was observed in it, in order: a name of the look, and what was seen."""

    plan: Plan
    story: Story
    seen: list[tuple[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def plain(self, text: str) -> str:
        """Without tokens, and with ids named by the order of their appearance."""
        text = TOKEN.sub("", text)
        for new in (ID, BYTES):
            text = new.sub(lambda found: self.names.setdefault(found[0], f"<{len(self.names)}>"), text)
        return text

    def note(self, what: str, answer: Any) -> None:
        """One answer, whole."""
        body = b"".join(answer) if answer.streaming else answer.content
        headers = {name: self.plain(str(value)) for name, value in answer.headers.items() if name not in LEFT_OUT}
        cookies = sorted(answer.cookies)
        text = self.plain(body.decode("utf-8", "surrogateescape"))
        self.seen.append((what, (answer.status_code, headers, cookies, text)))

    def look(self, *addresses: str) -> None:
        """The observer opens these pages."""
        client = self.story.people[self.plan.observer].client
        for address in addresses:
            self.note(address, client.get(address))

    def end(self) -> None:
        """At the end everything is looked at, by the observer, by a stranger and by nobody in particular."""
        unlock(self.story.hands, *self.story.people.values())
        do_due(due.verbs(), lambda: self.story.hands.now)
        self.look(*PAGES)
        observer = self.story.people[self.plan.observer]
        if self.plan.thorough:
            for address, answer in walk(observer.client, ["/today/"]).items():
                self.note(self.plain(address), answer)
        for address in STRANGERS:
            self.note(f"nobody {address}", Client().get(address))
            self.note(f"stranger {address}", self.story.people["dana"].client.get(address))
        self.seen.append(("copy", self._copy(observer)))

    def _copy(self, actor: Actor) -> dict[str, str]:
        answer = actor.client.post("/copy/", {"way": "open", "passphrase": actor.passphrase})
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            return {self.plain(name): self.plain(archive.read(name).decode()) for name in archive.namelist()}


@contextmanager
def undone(story: Story) -> Iterator[None]:
    """Whatever happens inside: rows, clock, browsers and keys are as before."""
    at = story.hands.now
    jars = {name: deepcopy(actor.client.cookies) for name, actor in story.people.items()}
    spaces = {name: actor.ring.ours for name, actor in story.people.items()}
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    story.hands.at(at)
    for name, actor in story.people.items():
        actor.client.cookies, actor.ring.ours = jars[name], spaces[name]


@contextmanager
def heard(world: World) -> Iterator[None]:
    """Each ring of the observer's bell, when the request that caused it is through."""
    observer = world.story.people[world.plan.observer].device.person_id

    def ring(person: object) -> None:
        if person == observer:
            world.seen.append(("bell", None))

    before = len(connection.run_on_commit)
    with mock.patch.object(bell, "ring", ring):
        yield
        waiting = connection.run_on_commit[before:]
        del connection.run_on_commit[before:]
        for each in waiting:  # where it belongs, what to do, and more in later releases
            each[1]()


def live(story: Story, history: Plan, private: Sequence[Callable[[Story, str, Random], None]]) -> World:
    """One world. ``private``: what the hidden one does in private here, by chance; nothing at all if it is empty."""
    world, chance = World(history, story), Random(history.seed + 1)
    with undone(story), mock.patch("securebase.web.exports.views.new_passphrase", lambda _: "six words by chance"):
        for act, who, seed in history.shared:
            unlock(story.hands, *story.people.values())
            for _ in range(chance.randrange(1, PRIVATE_FIRST + 1) if private else 0):
                with heard(world):
                    chance.choice(private)(story, history.hidden, chance)
            with heard(world):
                act(story, who, Random(seed))
            world.look(*Random(seed).sample(PAGES, 2))
        world.end()
    return world


def differences(one: World, other: World) -> list[str]:
    """What the observer could tell the two worlds apart by."""
    found = [
        f"{what}: {_first(left, right)}"
        for (what, left), (_, right) in zip(one.seen, other.seen, strict=False)
        if left != right
    ]
    counts = [[what for what, _ in world.seen] for world in (one, other)]
    return found + ([f"looks and rings: {counts}"] if counts[0] != counts[1] else [])


def _first(left: Any, right: Any) -> str:
    one, other = repr(left), repr(right)
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"…{one[max(0, at - 80) : at + 80]}… / …{other[max(0, at - 80) : at + 80]}…"
