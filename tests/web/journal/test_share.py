"""Sharing by the ladder: exactly what the preview showed, and taking it back."""

from __future__ import annotations

import pytest

from securebase.web.couples import actions as couples
from securebase.web.couples.records import Kept
from securebase.web.journal.records import Entry, SharedEntry
from securebase.web.shell import clock
from tests.cast import Actor
from tests.web.journal.test_write import without_tokens, write

TEXT = "I was loud.\nThe moon was up.\nI was afraid you would go."


def share(actor: Actor, address: str, *, step: str = "share", **fields: object) -> object:
    """Send the sharing form, first or second press."""
    revision = actor.ring.list(Entry)[0].revision
    return actor.client.post(f"{address}share/", {"step": step, "revision": revision, **fields})


def seen_by(actor: Actor) -> str:
    """The partner's timeline."""
    return without_tokens(actor.client.get("/journal/shared/"))


def test_the_first_press_shows_exactly_what_would_leave_and_sends_nothing(alice: Actor, bob: Actor) -> None:
    """The chosen lines, and no other; Bob's pages are as before."""
    address = write(alice, text=TEXT)
    before = seen_by(bob)
    page = share(alice, address, step="look", rung="lines", lines=["1"]).content.decode()  # type: ignore[attr-defined]
    assert "The moon was up." in page
    assert "I was loud" not in page
    assert seen_by(bob) == before


@pytest.mark.parametrize(
    ("rung", "lines", "seen", "unseen"),
    [
        ("all", [], ["I was loud.", "The moon", "afraid"], []),
        ("lines", ["0", "2"], ["I was loud.", "afraid"], ["moon"]),
        ("shape", [], ["is keeping the words"], ["loud", "moon", "afraid"]),
    ],
)
def test_bob_sees_what_was_given(
    alice: Actor, bob: Actor, rung: str, lines: list[str], seen: list[str], unseen: list[str]
) -> None:
    """On each step of the ladder, that and nothing more."""
    share(alice, write(alice, text=TEXT, title="Tuesday night"), rung=rung, lines=lines)
    page = seen_by(bob)
    assert all(words in page for words in seen)
    assert not any(words in page for words in unseen)
    assert ("Tuesday night" in page) == (rung == "all")


def test_sharing_nothing_is_refused_kindly(alice: Actor, bob: Actor) -> None:
    """Lines without a line: 422 and the form."""
    answer = share(alice, write(alice, text=TEXT), rung="lines")
    assert answer.status_code == 422  # type: ignore[attr-defined]


def test_a_text_changed_meanwhile_is_shown_again_first(alice: Actor, bob: Actor) -> None:
    """What leaves is what was seen: after a change in another tab there is a new preview (409)."""
    address = write(alice, text=TEXT)
    alice.client.post(f"{address}change/", {"text": "Something else.\nEntirely.", "revision": "1"})
    answer = alice.client.post(f"{address}share/", {"step": "share", "revision": "1", "rung": "all"})
    assert answer.status_code == 409
    assert "Something else" not in seen_by(bob)


def test_a_later_change_does_not_reach_bob(alice: Actor, bob: Actor) -> None:
    """Sharing copies; the entry goes its own way."""
    address = write(alice, text=TEXT)
    share(alice, address, rung="all")
    alice.client.post(f"{address}change/", {"text": "Secret second thoughts", "revision": "2"})
    assert "second thoughts" not in seen_by(bob)
    assert "I was loud" in seen_by(bob)


def test_taken_back_leaves_taken_back(alice: Actor, bob: Actor) -> None:
    """No words, no reason; also on the page of the entry itself, and for search."""
    address = write(alice, text=TEXT)
    share(alice, address, rung="all")
    bob.enter()
    ref = bob.ring.list(SharedEntry)[0].ref
    alice.client.post(f"{address}back/")
    for page in (seen_by(bob), bob.client.get(f"/journal/from/{ref}/").content.decode()):
        assert "loud" not in page
        assert "aken back" in page
    assert "loud" not in bob.client.post("/journal/find/", {"q": "loud"}).content.decode().replace('value="loud"', "")


def test_removing_an_entry_takes_it_back(alice: Actor, bob: Actor) -> None:
    """What was given from it goes too."""
    address = write(alice, text=TEXT)
    share(alice, address, rung="all")
    alice.client.post(f"{address}remove/")
    assert "loud" not in seen_by(bob)


def test_bob_answers_in_a_short_way(alice: Actor, bob: Actor) -> None:
    """Once a way; Alice reads it on her entry."""
    address = write(alice, text=TEXT)
    share(alice, address, rung="all")
    bob.enter()
    ref = bob.ring.list(SharedEntry)[0].ref
    for _ in range(2):
        bob.client.post(f"/journal/from/{ref}/answer/", {"way": "thank", "words": "Thank you for the moon."})
    assert alice.client.get(address).content.decode().count("Thank you for the moon.") == 1


def test_where_i_learned_this_can_never_be_shared(alice: Actor, bob: Actor) -> None:
    """Not by the page, not by a form made by hand."""
    address = write(alice, "learned", text="", answer_first="At the kitchen table.")
    assert "share/" not in alice.client.get(address).content.decode()
    assert alice.client.get(f"{address}share/").status_code == 404
    assert share(alice, address, rung="all").status_code == 404  # type: ignore[attr-defined]


def test_alone_there_is_nobody_to_share_with(erin: Actor) -> None:
    """No button, and no address."""
    address = write(erin, text=TEXT)
    assert "share/" not in erin.client.get(address).content.decode()
    assert erin.client.get(f"{address}share/").status_code == 404


def test_what_was_shared_stays_with_each_after_parting(alice: Actor, bob: Actor) -> None:
    """The copy each keeps; a private entry is in nobody else's."""
    share(alice, write(alice, text=TEXT), rung="all")
    write(alice, text="Never given.")
    couples.part(by=bob.person, now=clock.now())
    for actor in (alice, bob):
        actor.client.get("/journal/")
        kept = [stored.record for stored in actor.ring.list(Kept)]
        assert [record.kind for record in kept] == ["journal.shared"]
        assert b"The moon was up" in kept[0].record


def test_strangers_see_nothing(alice: Actor, bob: Actor, charlie: Actor, dana: Actor) -> None:
    """Another couple's shared timeline is their own, and the address of what was given is missing to them."""
    share(alice, write(alice, text=TEXT), rung="all")
    bob.enter()
    ref = bob.ring.list(SharedEntry)[0].ref
    for actor in (charlie, dana):
        assert "loud" not in seen_by(actor)
        assert actor.client.get(f"/journal/from/{ref}/").status_code == 404
        assert actor.client.post(f"/journal/from/{ref}/answer/", {"way": "thank"}).status_code == 404
