"""Taking back, giving anew, and the bell: nothing hangs on a half that is gone, and nobody is rung for nothing."""

from __future__ import annotations

import pytest

from securebase.web.cyclemap import actions
from securebase.web.cyclemap.records import InIt, MapAgreed, MapGiven, MapName, MapWord
from securebase.web.cyclemap.shown import shown_at_the_end
from tests.cast import Actor
from tests.web.cyclemap.test_map import ALICE, BOB, both, draw, give
from tests.web.openings.daybook import seen


def test_taking_back_takes_along_all_that_hung_on_it(alice: Actor, bob: Actor) -> None:
    digest = both(alice, bob)
    for actor in (alice, bob):
        actor.client.post("/map/agree/", {"of": digest})
    alice.client.post("/map/name/", {"line": "The tide"})
    alice.client.post("/map/word/", {"line": "It begins at work."})
    alice.client.post("/map/in/")
    alice.client.post("/map/back/")
    for kind in (MapGiven, MapAgreed, MapWord, MapName, InIt):
        assert [stored for stored in alice.ring.list(kind) if stored.mine] == []
    give(alice)  # the same lines again are a new giving, and nobody has agreed to it
    page = seen(bob, "/map/")
    assert "both say that this is how it goes" not in page
    assert "You have said: this is how it goes." not in page
    assert "The tide" not in page
    assert "It begins at work." not in page


def test_a_half_that_changed_since_it_was_seen_is_seen_once_more(alice: Actor, bob: Actor) -> None:
    draw(alice, ALICE)
    before = alice.client.get("/map/give/").context["seen"]
    draw(alice, ALICE | {"need": "Never previewed."})
    answer = alice.client.post("/map/give/", {"part": list(ALICE), "seen": before})
    assert answer.status_code == 422
    assert "Never previewed." in answer.content.decode()
    assert alice.ring.list(MapGiven) == []


def test_what_hung_on_a_half_is_kept_by_nobody_after_it_was_taken_back(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    alice.client.post("/map/word/", {"line": "It begins at work."})
    bob.client.post("/map/back/")
    (word,) = bob.ring.list(MapWord)
    assert not shown_at_the_end(bob.ring, word)
    alice.client.post("/map/word/", {"line": ""})  # one's own line can go, also without a loop
    assert alice.ring.list(MapWord) == []


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Whom the map rings for."""
    found: list[object] = []
    monkeypatch.setattr(actions, "ring_on_commit", found.append)
    return found


def test_the_bell_rings_only_for_what_the_other_can_see(alice: Actor, bob: Actor, rung: list[object]) -> None:
    alice.client.post("/map/agree/", {"of": ""})
    draw(alice, ALICE)
    give(alice)
    alice.client.post("/map/over/")
    alice.client.post("/map/word/", {"line": ""})
    assert rung == []
    draw(bob, BOB)
    give(bob)
    assert len(rung) == 1
    give(bob)  # the same again
    alice.client.post("/map/name/", {"line": "The tide"})
    alice.client.post("/map/name/", {"line": "The tide"})
    digest = alice.client.get("/map/").context["loop"].digest
    alice.client.post("/map/agree/", {"of": digest})
    alice.client.post("/map/agree/", {"of": digest})
    assert len(rung) == 3
