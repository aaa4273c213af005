from __future__ import annotations

from collections.abc import Callable

import pytest

from securebase.web.shell import doorbell
from tests.cast import Actor
from tests.web.pauses.helping import seen

PLACES = ("/now/", "/pause/", "/reach/", "/notices/", "/settle/")


def looks_at_right_now(alice: Actor) -> None:
    alice.client.get("/now/")
    alice.client.get("/now/words/")


def settles(alice: Actor) -> None:
    sent = {"token": "0" * 32, "before": "8", "after": "3"}
    assert alice.client.post("/settle/slow/log/", sent).status_code == 200
    alice.client.post("/settle/helped/", {"note": "slowly"})


def gives_up_before_start(alice: Actor) -> None:
    assert alice.client.post("/pause/ask/", {"back": "60"}).status_code == 200
    alice.client.post("/pause/ask/", {"step": "change", "own": "a line"})


def gives_up_before_send(alice: Actor) -> None:
    line = "the words ‘we are all right’"
    assert alice.client.post("/reach/ask/", {"line": line, "until": "tomorrow"}).status_code == 200
    assert alice.client.post("/reach/card/", {"card": "lamp"}).status_code == 200


def keeps_it(alice: Actor) -> None:
    assert alice.client.post("/reach/card/", {"card": "lamp", "step": "keep"}).status_code == 302


def holds(alice: Actor) -> None:
    assert alice.client.post("/pause/hold/", {"words": "a secret", "token": "0" * 32}).status_code == 302


def is_told_by_herself(alice: Actor) -> None:
    sent = {"on": "on", "quiet_from": "22:00", "quiet_until": "07:00", "check_in": "20:00"}
    assert alice.client.post("/notices/choose/", sent).status_code == 302


@pytest.mark.parametrize(
    "act",
    [
        looks_at_right_now,
        settles,
        gives_up_before_start,
        gives_up_before_send,
        keeps_it,
        holds,
        is_told_by_herself,
    ],
)
@pytest.mark.django_db(transaction=True)
def test_what_alice_does_in_private_changes_nothing_for_bob(
    alice: Actor, bob: Actor, act: Callable[[Actor], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [seen(bob, path) for path in PLACES]
    heard: list[object] = []
    monkeypatch.setattr(doorbell.bell, "ring", heard.append)
    act(alice)
    assert bob.device.person_id not in heard
    assert [seen(bob, path) for path in PLACES] == before
