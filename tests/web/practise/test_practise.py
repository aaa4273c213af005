"""Practise: settling first, one's own words, a reminder; for one alone as for two."""

from __future__ import annotations

from datetime import time

from securebase.web.accounts.models import Person
from securebase.web.notices import actions as notices
from securebase.web.notices.models import Notice
from securebase.web.settle import actions as settle
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import seen


def test_the_first_time_everything_is_there(erin: Actor) -> None:
    page = seen(erin, "/practise/")
    ids = [way.id for way in library().breaths] + [way.id for way in library().scripts]
    assert [page.count(f'href="/settle/{each}/"') for each in ids] == [1] * len(ids)
    assert "Nothing noted yet." in page
    assert "No reminder at present." in page
    assert 'href="/pause/hold/"' in page


def test_what_helped_most_comes_first(erin: Actor, hands: HandClock) -> None:
    day = hands.now.date()
    for number in range(3):
        settle.log(ring=erin.ring, way="grounding", before=8, after=3, token=f"t{number}", day=day)
    page = seen(erin, "/practise/")
    links = [part.split('"')[0] for part in page.split('href="/settle/')[1:]]
    assert links[0] == "grounding/"
    assert links.count("grounding/") == 1
    assert "This has helped you most so far." in page


def test_ones_own_words_are_shown_to_oneself_alone(alice: Actor, bob: Actor, charlie: Actor, hands: HandClock) -> None:
    before = seen(bob, "/practise/"), seen(charlie, "/practise/")
    settle.note(ring=alice.ring, words="Round the <block> once", day=hands.now.date())
    assert "Round the &lt;block&gt; once" in seen(alice, "/practise/")
    assert (seen(bob, "/practise/"), seen(charlie, "/practise/")) == before


def test_a_reminder_is_named_by_its_time_and_only_while_notices_are_on(erin: Actor, hands: HandClock) -> None:
    minute = time(7, 30).hour * 60 + 30
    notices.remind_daily(by=erin.person, minutes={Notice.Place.SETTLE: minute}, now=hands.now)
    assert "07:30" not in seen(erin, "/practise/")
    Person.objects.filter(id=erin.person.id).update(notices=True)
    assert "A reminder comes at 07:30." in seen(erin, "/practise/")


def test_locked_it_asks_to_unlock(erin: Actor) -> None:
    erin.lock()
    assert erin.client.get("/practise/")["Location"].startswith("/unlock/")
