"""Offer me nothing for two: sealed, changeable, and without a sign to anybody else."""

from __future__ import annotations

import re

from securebase.web.accounts.records import Choices
from tests.cast import Actor
from tests.web.openings.daybook import seen

PAGES = ("/today/", "/together/", "/us/", "/share/", "/circle/", "/now/", "/questions/two/", "/noticed/")
TOKEN = re.compile(r'name="token" value="[^"]*"')


def choose(actor: Actor, what: str) -> None:
    assert actor.client.post("/questions/two/", {"two": what}).status_code in (200, 302)


def choices(actor: Actor) -> Choices | None:
    found = actor.ring.find(Choices, name="self")
    return found.record if found else None


def test_it_is_chosen_and_taken_back(alice: Actor) -> None:
    assert "Choose this" in seen(alice, "/questions/two/")
    choose(alice, "nothing")
    assert choices(alice) == Choices(nothing_for_two=True)
    assert "You are offered nothing for two" in seen(alice, "/questions/two/")
    choose(alice, "offered")
    assert choices(alice) == Choices()
    choose(alice, "something")
    assert choices(alice) == Choices()


def test_it_leaves_what_else_was_chosen(alice: Actor) -> None:
    alice.client.post("/questions/offered/", {"go": "later"})
    choose(alice, "nothing")
    assert choices(alice) == Choices(nothing_for_two=True, safety_offered=True)


def test_joint_offers_disappear_on_that_side_only(alice: Actor, bob: Actor) -> None:
    before = seen(bob, "/together/")
    choose(alice, "nothing")
    page = seen(alice, "/together/")
    for offer in ('href="/noticed/"', 'href="/openings/week/"', 'href="/words/talk/"'):
        assert offer in before
        assert offer not in page
    assert 'href="/share/"' in page


def looked(actor: Actor) -> list[str]:
    """What somebody gets, without what is made anew for every form."""
    return [TOKEN.sub("", seen(actor, page)) for page in PAGES]


def test_the_other_sees_no_byte_of_it(alice: Actor, bob: Actor, charlie: Actor) -> None:
    before, stranger = looked(bob), looked(charlie)
    choose(alice, "nothing")
    alice.client.get("/questions/two/")
    assert looked(bob) == before
    assert looked(charlie) == stranger
    assert choices(bob) is None


def test_the_other_can_send_as_always(alice: Actor, bob: Actor) -> None:
    choose(alice, "nothing")
    sent = {"line": "Tea.", "token": "0f" * 16, "step": "send"}
    assert bob.client.post("/noticed/", sent)["Location"] == "/together/"
    assert "Tea." in seen(bob, "/together/")
