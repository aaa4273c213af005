"""Due work is done at start and then again and again, and a fault in one kind does not stop another."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from securebase.web.jobs import loop
from securebase.web.jobs.loop import JobLoop, do_due
from securebase.web.shell import due

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Queue:
    """Work that comes in portions."""

    def __init__(self, *portions: int) -> None:
        self.portions = list(portions)
        self.moments: list[datetime] = []

    def __call__(self, now: datetime) -> int:
        self.moments.append(now)
        return self.portions.pop(0) if self.portions else 0


def noon() -> datetime:
    return NOON


def test_a_verb_is_called_until_nothing_is_left() -> None:
    queue = Queue(3, 3, 1)
    assert do_due({"returns": queue}, noon) == 7
    assert queue.moments == [NOON] * 4


def test_a_fault_in_one_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def broken(now: datetime) -> int:
        raise RuntimeError

    queue = Queue(2)
    assert do_due({"broken": broken, "returns": queue}, noon) == 2
    assert [record.name for record in caplog.records] == ["securebase.web.jobs.loop"]


def test_a_verb_that_never_ends_does_not_hold_up_the_others() -> None:
    queue = Queue(1)
    assert do_due({"endless": lambda _now: 1, "returns": queue}, noon) == loop.MOST + 1


@pytest.fixture
def own_verbs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(due, "_verbs", {})
    yield


@pytest.mark.usefixtures("own_verbs")
def test_a_name_stands_for_one_verb() -> None:
    first = Queue()
    due.register("returns", first)
    due.register("returns", first)
    with pytest.raises(ValueError, match="returns"):
        due.register("returns", Queue())
    assert dict(due.verbs()) == {"returns": first}


@pytest.mark.usefixtures("own_verbs")
def test_the_loop_begins_at_once_and_goes_on_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "EVERY", 0)
    third = threading.Event()
    rounds: list[int] = []

    def verb(now: datetime) -> int:
        rounds.append(1)
        if len(rounds) == 3:
            third.set()
        raise RuntimeError

    due.register("broken", verb)
    jobs = JobLoop()
    jobs.start()
    assert third.wait(10)
    jobs.stop()
    assert not jobs.is_alive()
