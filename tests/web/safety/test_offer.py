"""The offer on the first Today: once, with "not now" in front, and without a word to anybody."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from securebase.web.accounts.records import Choices
from securebase.web.safety import offer
from tests.cast import Actor
from tests.web.openings.daybook import seen


def due(actor: Actor, *, locked: bool = False) -> bool:
    return offer.due(SimpleNamespace(ring=None if locked else actor.ring))


@pytest.mark.parametrize(("go", "onward"), [("later", "/today/"), ("begin", "/questions/"), ("", "/today/")])
def test_it_is_offered_once(erin: Actor, go: str, onward: str) -> None:
    assert due(erin)
    assert not due(erin, locked=True)
    answer = erin.client.post("/questions/offered/", {"go": go})
    assert answer["Location"] == onward
    assert not due(erin)


def test_it_leaves_what_else_was_chosen(erin: Actor) -> None:
    erin.client.post("/questions/two/", {"two": "nothing"})
    erin.client.post("/questions/offered/", {"go": "later"})
    found = erin.ring.find(Choices, name="self")
    assert found is not None
    assert found.record == Choices(nothing_for_two=True, safety_offered=True)


def test_not_now_stands_in_front() -> None:
    words = render_to_string("safety/offer.html")
    assert 0 < words.index('value="later"') < words.index('value="begin"')


def test_the_other_sees_no_byte_of_it(alice: Actor, bob: Actor) -> None:
    pages = ("/today/", "/together/", "/us/", "/share/")
    before = [seen(bob, page) for page in pages]
    alice.client.post("/questions/offered/", {"go": "later"})
    assert [seen(bob, page) for page in pages] == before
