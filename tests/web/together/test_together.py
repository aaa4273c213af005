"""Together: what both know, composed; friendly while it is empty, while alone, and deaf to what is private."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from securebase.core.opening import Openness
from securebase.web.couples import actions as couples
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import FOUR, OTHER, day_with, seen, send, wake

MOST_QUESTIONS = 14


def test_the_first_day_of_two(alice: Actor, bob: Actor) -> None:
    page = seen(alice, "/together/")
    for words in (
        "You and Bob",
        "Small things belong here.",
        "Nothing has opened yet.",
        "A kept return is the first thing that will stand here.",
    ):
        assert words in page
    for way in ("/share/", "/circle/away/", "/circle/", "/noticed/", "/words/talk/"):
        assert f'href="{way}"' in page


def test_alone_there_are_words_to_send(erin: Actor) -> None:
    page = seen(erin, "/together/")
    assert "This place is for two." in page
    for way in ("/words/", "/words/cards/", "/words/talk/", "/invite/"):
        assert f'href="{way}"' in page


def test_opened_days_are_listed_and_closed_ones_are_not(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **FOUR)
    assert f"/openings/{day}/" not in seen(alice, "/together/")
    send(bob, day, **OTHER)
    for actor in (alice, bob):
        assert f"/openings/{day}/" in seen(actor, "/together/")


def test_a_day_that_stays_closed_for_good_never_comes(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.FOR_GOOD, alice, bob)
    send(alice, day, **FOUR)
    send(bob, day, **OTHER)
    hands.forward(days=9)
    wake(hands, hands.now.date(), alice, bob)
    assert f"/openings/{day}/" not in seen(alice, "/together/")


def test_it_asks_few_questions(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **FOUR)
    send(bob, day, **OTHER)
    alice.client.get("/together/")
    with CaptureQueriesContext(connection) as asked:
        alice.client.get("/together/")
    assert len(asked) <= MOST_QUESTIONS, "\n".join(query["sql"][:120] for query in asked)


def test_an_ending_that_was_to_be_quiet_is_read_here(alice: Actor, bob: Actor, hands: HandClock) -> None:
    couples.part(by=alice.person, now=hands.now, quiet=True)
    assert "/note/" not in seen(bob, "/today/")
    assert "/note/" in seen(bob, "/together/")


def test_locked_it_asks_to_unlock(alice: Actor) -> None:
    alice.lock()
    assert alice.client.get("/together/")["Location"].startswith("/unlock/")


PRIVATE: dict[str, Callable[[Actor], Any]] = {
    "keeps a line": lambda alice: alice.client.post(
        "/noticed/", {"line": "secret", "token": "0f" * 16, "step": "keep"}
    ),
    "looks at a preview": lambda alice: alice.client.post(
        "/noticed/", {"line": "secret", "token": "0f" * 16, "step": "see"}
    ),
    "reads": lambda alice: [alice.client.get(page) for page in ("/together/", "/us/", "/practise/", "/noticed/")],
    "wants nothing for two": lambda alice: alice.client.post("/questions/two/", {"two": "nothing"}),
    "takes nothing back": lambda alice: alice.client.post(f"/noticed/{alice.person.id}/remove/"),
}


@pytest.mark.parametrize("act", PRIVATE)
def test_what_alice_does_in_private_changes_no_byte_for_bob(alice: Actor, bob: Actor, act: str) -> None:
    pages = ("/together/", "/us/", "/practise/", "/today/", "/share/")
    before = [seen(bob, page) for page in pages]
    PRIVATE[act](alice)
    assert [seen(bob, page) for page in pages] == before


def test_strangers_share_no_page(alice: Actor, bob: Actor, charlie: Actor, dana: Actor, erin: Actor) -> None:
    before = [(seen(other, "/together/")) for other in (charlie, erin)]
    alice.client.post("/noticed/", {"line": "secret", "token": "0f" * 16, "step": "send"})
    assert "secret" in seen(bob, "/together/")
    assert [(seen(other, "/together/")) for other in (charlie, erin)] == before
