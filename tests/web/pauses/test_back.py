from __future__ import annotations

import pytest

from securebase.web.pauses.models import kept_by_two
from tests.cast import Actor, HandClock
from tests.web.pauses.helping import act, pass_time, pause_of, seen, start


def test_back_in_time_is_kept_and_both_see_it(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    pass_time(hands, alice, bob, minutes=25)
    assert "It is 13:25, the time you gave." in seen(bob)
    assert act(bob, "back", pause_of(bob), line="3").status_code == 302
    assert "Both back" in seen(bob)
    assert "Bob is back." in seen(alice)
    for page in (seen(alice), seen(bob)):
        assert "“I am back. I want to start with my part.”" in page
        assert "1 return kept" in page


def test_back_early_is_kept(bob: Actor, hands: HandClock) -> None:
    start(bob)
    hands.forward(minutes=5)
    act(bob, "back", pause_of(bob))
    assert kept_by_two(bob.couple) == 1


def test_back_late_is_welcome_and_not_counted(alice: Actor, bob: Actor, hands: HandClock) -> None:
    start(bob)
    pass_time(hands, alice, bob, minutes=50)
    act(bob, "back", pause_of(bob))
    assert kept_by_two(bob.couple) == 0
    assert "Kept returns are counted here, and only those." in seen(alice)


def test_the_same_button_twice_is_one_return(bob: Actor, hands: HandClock) -> None:
    start(bob)
    pause = pause_of(bob)
    assert [act(bob, "back", pause).status_code for _ in range(2)] == [302, 302]
    assert kept_by_two(bob.couple) == 1


def test_a_line_that_is_not_one_of_the_six_is_left_out(alice: Actor, bob: Actor) -> None:
    start(bob)
    act(bob, "back", pause_of(bob), line="99")
    assert "Bob is back." in seen(alice)


def test_a_tab_from_before_the_wait_was_closed_changes_nothing(alice: Actor, bob: Actor) -> None:
    start(bob)
    pause = pause_of(bob)
    act(alice, "close", pause)
    answer = act(bob, "back", pause)
    assert answer.status_code == 409
    assert "This pause has closed. Nothing was changed." in answer.content.decode()


@pytest.mark.parametrize(
    ("number", "words"), [("7", "Not at rest yet."), ("4", "Quiet enough"), ("", "the time you gave")]
)
def test_the_body_is_looked_at_and_stored_nowhere(
    alice: Actor, bob: Actor, hands: HandClock, number: str, words: str
) -> None:
    start(bob)
    pass_time(hands, alice, bob, minutes=25)
    before = pause_of(bob).facts
    assert words in bob.client.post("/pause/body/", {"body": number}).content.decode()
    assert pause_of(bob).facts == before


def test_high_after_the_return_is_said_on_that_screen_alone(alice: Actor, bob: Actor) -> None:
    start(bob)
    act(bob, "back", pause_of(bob))
    assert "A time tomorrow is a good answer too." in alice.client.post("/pause/body/", {"body": "8"}).content.decode()
    assert "A time tomorrow is a good answer too." not in seen(bob)


def test_alice_cannot_be_back_for_bob(alice: Actor, bob: Actor) -> None:
    start(bob)
    assert act(alice, "back", pause_of(bob)).status_code == 404
