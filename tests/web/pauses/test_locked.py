from __future__ import annotations

import pytest

from securebase.web.pauses.models import Pause
from securebase.web.pauses.records import PauseNote
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import act, pause_of, seen, start


def locked(actor: Actor) -> Actor:
    actor.lock()
    return actor


def test_right_now_and_the_question_open_without_names(alice: Actor, bob: Actor) -> None:
    locked(bob)
    for path in ("/now/", "/pause/ask/"):
        answer = bob.client.get(path)
        assert answer.status_code == 200
        assert "Alice" not in answer.content.decode()


def test_the_whole_pause_works_from_two_locked_pages(alice: Actor, bob: Actor, hands: HandClock) -> None:
    for actor in (alice, bob):
        actor.lock()
    page = bob.client.post("/pause/ask/", {"back": "25"}).content.decode()
    assert "Your partner will see" in page
    assert start(bob).status_code == 302
    assert "Your partner needs room until 13:25." in seen(alice)
    hands.forward(minutes=25)
    assert "It is 13:25, the time you gave." in seen(bob)
    assert act(bob, "still", pause_of(bob)).status_code == 302
    assert "“I moved it once, to 13:45.”" in seen(alice)
    assert act(bob, "back", pause_of(bob)).status_code == 302
    assert "Your partner is back." in seen(alice)


def test_a_locked_page_moves_without_a_reason(bob: Actor) -> None:
    start(bob)
    locked(bob)
    assert "Why, in one tap" not in bob.client.get(f"/pause/{pause_of(bob).id}/move/").content.decode()
    assert act(bob, "move", pause_of(bob), time="15:00", day="today").status_code == 302


def test_a_locked_page_can_close_the_wait(alice: Actor, bob: Actor) -> None:
    start(bob)
    locked(alice)
    assert act(alice, "close", pause_of(bob)).status_code == 302
    assert Pause.objects.get().closed_on is not None


def test_words_are_neither_taken_nor_shown_while_locked(alice: Actor, bob: Actor) -> None:
    start(bob, own="a drum in my head")
    locked(alice)
    assert "drum" not in seen(alice)
    locked(bob)
    act(bob, "back", pause_of(bob), line="1")
    start(bob, own="never kept")
    alice.enter()
    assert [row.record.line for row in alice.ring.list(PauseNote)] == ["a drum in my head"]


@pytest.mark.parametrize("path", ["/pause/hold/", "/reach/", "/reach/ask/", "/reach/list/", "/notices/"])
def test_what_needs_words_asks_to_unlock_first(bob: Actor, path: str) -> None:
    locked(bob)
    assert bob.client.get(path)["Location"].startswith("/unlock/?next=")


@pytest.mark.parametrize("body", ["²", "٧", "-1", "9" * 5000, "\x00"])
def test_a_body_that_is_no_number_is_none(bob: Actor, body: str) -> None:
    start(bob)
    assert bob.client.post("/pause/body/", {"body": body}).status_code == 200
