"""Keeping the answers: on purpose, once, for their writer alone, and gone when they say so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from securebase.vault.models import Item
from securebase.web.safety.records import SafetyNote
from tests.cast import Actor
from tests.web.openings.daybook import seen
from tests.web.safety.asking import NO, RESULTS

TOKEN = "0f" * 16


def keep(actor: Actor, answers: Sequence[str], token: str = TOKEN) -> int:
    return int(actor.client.post("/questions/keep/", {"a": answers, "token": token}).status_code)


def test_what_is_kept_can_be_read_again_by_its_writer(alice: Actor) -> None:
    assert keep(alice, RESULTS["yes"]) == 302
    keep(alice, RESULTS["yes"])  # the same form, sent twice
    assert [stored.record for stored in alice.ring.list(SafetyNote)] == [SafetyNote(answers=tuple(RESULTS["yes"]))]
    page = seen(alice, "/questions/kept/")
    assert page.count("<article") == 1
    assert "What you marked matters." in page
    assert "/questions/kept/" in seen(alice, "/questions/")


@pytest.mark.parametrize("answers", [NO[:7], ["no", "maybe", *NO[2:]], []])
def test_half_of_it_is_not_kept(alice: Actor, answers: list[str]) -> None:
    assert keep(alice, answers) == 302
    assert alice.ring.count(SafetyNote) == 0


def test_it_is_gone_when_its_writer_says_so(alice: Actor) -> None:
    keep(alice, NO)
    ref = alice.ring.list(SafetyNote)[0].ref
    assert alice.client.post(f"/questions/kept/{ref}/remove/").status_code == 302
    assert alice.ring.count(SafetyNote) == 0
    assert "Nothing is kept here." in seen(alice, "/questions/kept/")


def test_partner_and_strangers_find_nothing(alice: Actor, bob: Actor, charlie: Actor) -> None:
    pages = ("/today/", "/together/", "/us/", "/share/", "/questions/", "/questions/kept/")
    before = [seen(bob, page) for page in pages]
    keep(alice, RESULTS["yes"])
    assert [seen(bob, page) for page in pages] == before
    ref = alice.ring.list(SafetyNote)[0].ref
    for other in (bob, charlie):
        assert other.client.post(f"/questions/kept/{ref}/remove/").status_code == 404
        assert other.ring.count(SafetyNote) == 0
    assert alice.ring.count(SafetyNote) == 1


def test_no_answer_rests_in_the_clear(alice: Actor) -> None:
    keep(alice, RESULTS["both"])
    row = Item.objects.filter(ref=alice.ring.list(SafetyNote)[0].id).get()
    assert b"yes" not in bytes(row.body)
    assert b"safety" not in bytes(row.tag)


def test_a_locked_page_keeps_nothing_in_the_clear(alice: Actor) -> None:
    alice.lock()
    assert alice.client.post("/questions/keep/", {"a": NO, "token": TOKEN}).status_code in (401, 423)
    assert alice.ring.count(SafetyNote) == 0
