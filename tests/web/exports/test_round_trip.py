"""A copy that is brought into another place gives the same copy there, byte for byte."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings

from securebase.vault.records import Mine, Ours
from securebase.web.couples import actions as couples
from securebase.web.couples import parting
from securebase.web.couples.models import Member
from securebase.web.shell import clock
from tests.cast import arrive, pair
from tests.web.exports.copies import fill, folder_of, instance, look_back
from tests.web.exports.histories import histories

History = list[tuple[Any, date, UUID]]
pytestmark = pytest.mark.django_db
SLOWLY = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@SLOWLY
@given(history=histories(Mine))
def test_what_was_mine_comes_back_byte_for_byte(hands: object, history: History) -> None:
    """Every kind, any values; into an account that was made a moment ago. A second time brings nothing."""
    with instance():
        alice = arrive("Alice")
        fill(alice.ring, history)
        before = folder_of(alice)
        assert look_back(alice, before) == 0
    with instance():
        erin = arrive("Erin", zone="America/New_York")
        assert look_back(erin, before) > 0
        assert folder_of(erin) == before
        assert look_back(erin, before) == 0


@SLOWLY
@given(history=histories(Ours))
def test_what_was_shared_comes_back_byte_for_byte(hands: object, history: History) -> None:
    """Own words from a living couple, and after parting the copy with both voices."""
    with instance():
        alice, bob = arrive("Alice"), arrive("Bob")
        pair(alice, bob)
        fill(alice.ring, history[::2])
        fill(bob.ring, history[1::2])
        living = folder_of(alice)
        assert look_back(alice, living) == 0
        couples.part(by=bob.person, now=clock.now())
        parting.fork(alice.ring, Member.objects.get(person=alice.person), now=clock.now())
        parted = folder_of(alice)
        assert look_back(alice, living) == 0
    for copy in (living, parted):
        with instance():
            erin = arrive("Erin")
            look_back(erin, copy)
            assert folder_of(erin) == copy
            assert look_back(erin, copy) == 0


@SLOWLY
@given(history=histories(Mine))
def test_beside_what_is_there_nothing_is_lost_and_nothing_doubled(hands: object, history: History) -> None:
    """Ids that are in use elsewhere in the database are no reason to lose or to double a record."""
    with instance():
        alice = arrive("Alice")
        fill(alice.ring, history)
        copy, erin = folder_of(alice), arrive("Erin")
        brought = look_back(erin, copy)
        assert brought == copy.records.count(b"\n") - 1 - copy.records.count(b'"kind":"account.')
        assert look_back(erin, copy) == 0
        assert folder_of(erin).entries.count(b"\n") == copy.entries.count(b"\n")
