"""The cycle map: a half is its writer's until both are given; then one loop, the same on both screens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from securebase.web.cyclemap.records import InIt, MapGiven, MapHalf
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import seen, unlock

ALICE = {
    "sees": "A closed door.",
    "body": "Chest tight.",
    "story": "I am easy to forget.",
    "move": "I write again.",
    "need": "To know that I matter.",
}
BOB = {
    "sees": "Four messages.",
    "body": "Throat shuts.",
    "story": "I make it worse.",
    "move": "I go quiet.",
    "need": "To be enough.",
}
PAGES = ("/map/", "/us/", "/today/", "/now/", "/share/")


def draw(actor: Actor, half: dict[str, str]) -> Any:
    return actor.client.post("/map/half/", half)


def give(actor: Actor, *parts: str) -> Any:
    seen_ = actor.client.get("/map/give/").context["seen"]
    return actor.client.post("/map/give/", {"part": list(parts or ALICE), "seen": seen_})


def both(alice: Actor, bob: Actor) -> str:
    """Both halves are given; the digest of the loop."""
    for actor, half in ((alice, ALICE), (bob, BOB)):
        draw(actor, half)
        give(actor)
    digest: str = alice.client.get("/map/").context["loop"].digest
    return digest


def test_alone_a_half_is_drawn_and_changed(erin: Actor) -> None:
    assert "Yours can be drawn on its own." in seen(erin, "/map/")
    assert "The story I tell myself" in seen(erin, "/map/half/")
    assert draw(erin, ALICE)["Location"] == "/map/"
    page = seen(erin, "/map/")
    assert "I am easy to forget." in page
    assert "/map/give/" not in page
    draw(erin, ALICE | {"story": "Another."})
    assert "Another." in seen(erin, "/map/")
    assert len(erin.ring.list(MapHalf)) == 1


@pytest.mark.parametrize(
    ("half", "says"),
    [({}, "One line is enough, and one is needed."), ({"sees": "x" * 161}, "Up to 160 letters")],
)
def test_a_half_that_cannot_be_kept_comes_back_with_its_words(erin: Actor, half: dict[str, str], says: str) -> None:
    answer = erin.client.post("/map/half/", half | {"move": "y" * 161 if half else ""})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert erin.ring.list(MapHalf) == []


def test_line_ends_become_spaces(erin: Actor) -> None:
    draw(erin, {"sees": "  two\r\nlines  "})
    assert erin.ring.list(MapHalf)[0].record.sees == "two lines"


def test_drawing_and_giving_alone_shows_nothing_to_the_other(alice: Actor, bob: Actor) -> None:
    draw(bob, BOB)
    before = [seen(bob, page) for page in PAGES]
    draw(alice, ALICE)
    assert "This is what Bob will see" in seen(alice, "/map/give/")
    give(alice)
    assert [seen(bob, page) for page in PAGES] == before
    page = seen(alice, "/map/")
    assert "Your half is given" in page
    assert "Throat shuts." not in page


def test_both_halves_open_together_and_are_the_same_on_both_screens(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    loops = []
    for actor in (alice, bob):
        page = seen(actor, "/map/")
        loops.append(page[page.index('class="loopcard') : page.index("</section>", page.index('class="loopcard'))])
    assert loops[0] == loops[1]
    for words in (*ALICE.values(), *BOB.values()):
        assert words in loops[0]
    assert "If one of you is afraid of the other, this is the wrong picture." in seen(alice, "/map/")
    assert 'class="loopcard' in seen(bob, "/us/")


def test_only_the_ticked_lines_are_given(alice: Actor, bob: Actor) -> None:
    draw(alice, ALICE)
    give(alice, "sees", "move")
    draw(bob, BOB)
    give(bob)
    page = seen(bob, "/map/")
    assert "I write again." in page
    assert "I am easy to forget." not in page
    assert "not drawn" in page


def test_at_least_one_line_is_given(alice: Actor, bob: Actor) -> None:
    draw(alice, {"sees": "x"})
    for parts in (["nothing"], ["body"]):
        answer = give(alice, *parts)
        assert answer.status_code == 422
        assert "Tick at least one line." in answer.content.decode()
    assert alice.ring.list(MapGiven) == []


def test_what_is_drawn_later_stays_private_until_it_is_given_again(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    draw(alice, ALICE | {"need": "A secret need."})
    assert "A secret need." not in seen(bob, "/map/")
    give(alice)
    assert "A secret need." in seen(bob, "/map/")


def test_taken_back_it_looks_as_if_it_had_never_been_given(alice: Actor, bob: Actor) -> None:
    draw(bob, BOB)
    give(bob)
    before = seen(bob, "/map/")
    draw(alice, ALICE)
    give(alice)
    assert "I write again." in seen(bob, "/map/")
    alice.client.post("/map/back/")
    assert seen(bob, "/map/") == before
    assert "Throat shuts." not in seen(alice, "/map/")
    alice.client.post("/map/back/")  # nothing is there to take back, and nothing breaks


def test_it_is_agreed_once_both_say_so_and_asks_again_after_a_change(alice: Actor, bob: Actor) -> None:
    digest = both(alice, bob)
    alice.client.post("/map/agree/", {"of": digest})
    assert "Bob need not say the same." in seen(alice, "/map/")
    assert "Alice says: this is how it goes." in seen(bob, "/map/")
    bob.client.post("/map/agree/", {"of": digest})
    for actor in (alice, bob):
        assert "both say that this is how it goes" in seen(actor, "/map/")
    draw(bob, BOB | {"body": "Head full."})
    give(bob)
    assert "Is this how it goes?" in seen(alice, "/map/")


@pytest.mark.parametrize("of", ["", "0" * 32, "x"])
def test_nobody_agrees_to_a_loop_that_is_not_on_the_screen(alice: Actor, bob: Actor, of: str) -> None:
    both(alice, bob)
    alice.client.post("/map/agree/", {"of": of})
    assert "says: this is how it goes" not in seen(bob, "/map/")


def test_either_names_it_and_the_newer_name_counts(alice: Actor, bob: Actor, hands: HandClock) -> None:
    both(alice, bob)
    alice.client.post("/map/name/", {"line": "The tide"})
    hands.at(hands.now + timedelta(minutes=1))
    bob.client.post("/map/name/", {"line": "The Sunday tide"})
    for actor in (alice, bob):
        assert "<h1>The Sunday tide</h1>" in seen(actor, "/map/")
    hands.at(hands.now + timedelta(minutes=1))
    alice.client.post("/map/name/", {"line": "The tide"})
    assert "<h1>The tide</h1>" in seen(bob, "/map/")
    assert alice.client.post("/map/name/", {"line": " "}).status_code == 422
    assert alice.client.post("/map/name/", {"line": "x" * 41}).status_code == 422


def test_a_line_of_what_one_would_put_differently(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    alice.client.post("/map/word/", {"line": "It begins at work."})
    page = seen(bob, "/map/")
    assert "Alice would put it differently:" in page
    assert "It begins at work." in page
    alice.client.post("/map/word/", {"line": ""})
    assert "It begins at work." not in seen(bob, "/map/")
    assert alice.client.post("/map/word/", {"line": "x" * 281}).status_code == 422


def test_we_are_in_it_is_one_tap_and_both_see_it_in_their_words(alice: Actor, bob: Actor, hands: HandClock) -> None:
    both(alice, bob)
    alice.client.post("/map/name/", {"line": "The tide"})
    assert alice.client.post("/map/in/")["Location"] == "/map/in/"
    page = seen(alice, "/map/in/")
    assert "I write again." in page
    assert "I go quiet." not in page
    for address in ("/today/", "/now/"):
        assert "You are in it: The tide" in seen(bob, address)
    assert "Alice says: we are in it." in seen(bob, "/map/in/")
    assert "It has passed" not in seen(bob, "/map/in/")
    bob.client.post("/map/over/")  # it is Alice’s to end
    assert "You are in it: The tide" in seen(bob, "/today/")
    alice.client.post("/map/over/")
    assert "You are in it" not in seen(bob, "/today/")


def test_after_an_evening_it_has_passed_by_itself(alice: Actor, bob: Actor, hands: HandClock) -> None:
    both(alice, bob)
    bob.client.post("/map/in/")
    assert "You are in it" in seen(alice, "/now/")
    hands.at(hands.now + timedelta(hours=3))
    unlock(hands, alice, bob)
    assert "You are in it" not in seen(alice, "/now/")
    assert alice.client.get("/map/in/")["Location"] == "/map/"


def test_locked_it_shows_no_word_of_the_loop(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    bob.client.post("/map/in/")
    alice.lock()
    assert "You are in it" not in seen(alice, "/now/")
    assert alice.client.get("/map/")["Location"].startswith("/unlock/")


def test_without_two_halves_there_is_no_loop_to_be_in(alice: Actor, bob: Actor) -> None:
    draw(alice, ALICE)
    give(alice)
    for address, sent in (("in", {}), ("name", {"line": "x"}), ("word", {"line": "x"}), ("agree", {"of": ""})):
        assert alice.client.post(f"/map/{address}/", sent)["Location"] == "/map/"
    assert alice.ring.list(InIt) == []


def test_strangers_see_nothing_of_it(alice: Actor, bob: Actor, charlie: Actor) -> None:
    before = seen(charlie, "/map/")
    both(alice, bob)
    alice.client.post("/map/in/")
    assert seen(charlie, "/map/") == before


def test_who_can_see_what_has_a_line_with_a_silent_off(alice: Actor, bob: Actor) -> None:
    both(alice, bob)
    page = seen(alice, "/share/")
    assert "Your half of the map: 5 lines" in page
    assert 'action="/map/back/"' in page
