"""Children that write with the app's own verbs into a real data folder, and are killed in the middle of it.

Run by `test_kill` with SECUREBASE_DATA set and these words: how many kills of each kind, a seed, and `early` for a
child that lies (it says that a write is done before it is, which has to be noticed). One process starts the app and
forks a child a kill, so that three hundred take about half a minute. A child says on a pipe that a write is done once
the verb has returned; it is killed after a number of these that chance chose, and a moment more, so that the next write
is under way. At the end one line of JSON tells what was killed, acknowledged, lost, and told not once.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import IO, Any, Final
from zoneinfo import ZoneInfo

from securebase import boot
from securebase.vault import keys

keys.COST = keys.FLOOR = keys.Cost(passes=1, memory=8 * 1024)
boot.boot()

from django.db import connections  # noqa: E402

import securebase.web.urls  # noqa: E402, F401 - Django stands only now, and every app has named its verbs
from securebase.samples.cast import Scene, Who, meet, read  # noqa: E402
from securebase.vault.models import Item  # noqa: E402
from securebase.web.accounts import actions as accounts  # noqa: E402
from securebase.web.accounts.models import Person  # noqa: E402
from securebase.web.journal import actions as journal  # noqa: E402
from securebase.web.journal.records import Entry  # noqa: E402
from securebase.web.notices import actions as notices  # noqa: E402
from securebase.web.notices.models import Notice  # noqa: E402
from securebase.web.pauses import actions as pauses  # noqa: E402
from securebase.web.pauses.models import Pause  # noqa: E402
from securebase.web.shell import due  # noqa: E402

BEGIN: Final = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
REMINDED: Final = 5  # people with a daily reminder, beside the two
AT: Final = 12 * 60 + 25  # the minute of the day at which all of it falls due
MOST: Final = 9  # acknowledged writes before a kill
LIES: Final = "early" in sys.argv
SPIN: Final = 40_000  # turns of an empty loop: some milliseconds, in which the next write is somewhere


@dataclass
class Told:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    promises: int = 0
    told_not_once: int = 0


def killed(act: Callable[[IO[bytes]], None], rng: Random) -> list[str]:
    """Let a child act until it has said so often that something is done, and kill it; what it has said by then."""
    out, into = os.pipe()
    connections.close_all()
    child = os.fork()
    if child == 0:
        os.close(out)
        with os.fdopen(into, "wb", buffering=0) as pipe:
            act(pipe)
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as said:
        lines = [said.readline() for _ in range(rng.randrange(MOST))]
        for _ in range(rng.randrange(SPIN)):
            pass
        os.kill(child, signal.SIGKILL)
        lines += said.readlines()
    os.waitpid(child, 0)
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]


def write(pipe: IO[bytes], me: Who, now: datetime, rng: Random) -> None:
    """Entries, and pauses with their return, one after the other, for ever."""
    while True:
        token = uuid.UUID(int=rng.getrandbits(128), version=4)
        if LIES:
            pipe.write(f"entry {token}\n".encode())
        entry = Entry(sort="free", written=now.timestamp(), text="words that must not be lost " * rng.randrange(1, 200))
        journal.write(ring=me.ring, entry=entry, day=now.date(), token=token)
        pipe.write(f"entry {token}\n".encode())
        asked: dict[str, Any] = {"by": me.person, "us": me.us, "ring": me.ring, "token": token, "line": "back soon"}
        pause = pauses.ask(return_at=now + 25 * MINUTE, now=now, **asked)
        assert isinstance(pause, Pause), pause
        pipe.write(f"asked {token}\n".encode())
        now += MINUTE
        back = pauses.come_back(pause=pause, us=me.us, ring=me.ring, line=1, now=now)
        assert isinstance(back, Pause), back
        pipe.write(f"back {token}\n".encode())


def lost(line: str, me: Who) -> bool:
    """Whether what was acknowledged is not there any more, or does not open."""
    what, _, token = line.partition(" ")
    if what == "entry":
        found = me.ring.get(Entry, uuid.UUID(token))
        return found is None or not found.record.text.startswith("words that")
    pause = Pause.objects.filter(id=token).first()
    return pause is None or (what == "back" and pause.returned_on is None)


def write_and_die(told: Told, me: Who, now: datetime, rng: Random) -> None:
    """One kill during writes."""
    chance = Random(rng.getrandbits(32))
    lines = killed(lambda pipe: write(pipe, me, now, chance), rng)
    told.kills += 1
    told.acknowledged += len(lines)
    told.lost += sum(lost(line, me) for line in lines)
    for pause in Pause.objects.filter(caller=me.person, returned_on=None):  # so that the next one can be asked for
        pauses.come_back(pause=pause, us=me.us, ring=me.ring, line=None, now=now + MINUTE)


def do_due(pipe: IO[bytes] | None, now: datetime) -> None:
    """What the job loop does, one piece at a time, so that a kill falls between and within the pieces."""
    for verb in due.verbs().values():
        while verb(now):
            if pipe:
                pipe.write(b"done\n")


def promise_and_die(told: Told, me: Who, people: list[Person], day: datetime, rng: Random) -> None:
    """One kill while promises are told; the loop begins anew, as after a start, and each was told exactly once."""
    asked: dict[str, Any] = {"by": me.person, "us": me.us, "ring": me.ring, "token": uuid.uuid4(), "line": ""}
    pause = pauses.ask(return_at=day + 25 * MINUTE, now=day, **asked)
    assert isinstance(pause, Pause), pause
    now = day + 25 * MINUTE
    killed(lambda pipe: do_due(pipe, now), rng)
    do_due(None, now)
    wanted = [(person.id, Notice.Place.CHECK_IN) for person in people] + [(me.person.id, Notice.Place.PAUSE)]
    for person, place in wanted:
        told.told_not_once += Notice.objects.filter(person=person, place=place, at__gte=day).count() != 1
    told.kills += 1
    told.promises += len(wanted)
    again = Pause.objects.get(id=pause.id)
    assert isinstance(pauses.come_back(pause=again, us=me.us, ring=me.ring, line=None, now=now), Pause)


def _reminded(number: int) -> Person:
    entry = accounts.sign_up(name=f"P{number}", passphrase=f"{number} keeps nine boats", zone="UTC", now=BEGIN)
    person = entry.device.person
    notices.choose(by=person, on=True, quiet_from=22 * 60, quiet_until=7 * 60)
    notices.remind_daily(by=person, minutes={Notice.Place.CHECK_IN: AT}, now=BEGIN)
    return person


def main(kills: int, seed: int) -> Told:
    """So many kills of each kind."""
    rng, told = Random(seed), Told()
    two = meet(Scene(BEGIN, ZoneInfo("UTC"), Random(seed), 2), read("two"))
    me = two["robin"]
    people = [_reminded(number) for number in range(REMINDED)]
    notices.choose(by=me.person, on=True, quiet_from=22 * 60, quiet_until=7 * 60)
    for number in range(kills):
        day = BEGIN + timedelta(days=number + 1)
        promise_and_die(told, me, people, day, rng)
        write_and_die(told, me, day + 60 * MINUTE, rng)
    for row in me.ring.list(Entry):  # whatever is there opens, acknowledged or not
        told.unreadable += not row.record.text.startswith("words that")
    with closing(connections["default"].cursor()) as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone()[0] == "ok"
    assert Item.objects.count() > told.acknowledged // 3
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(main(int(sys.argv[1]), int(sys.argv[2])))) + "\n")
