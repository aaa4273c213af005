from __future__ import annotations

import uuid
from typing import Any

import pytest

from securebase.web.reaches.models import Card
from securebase.web.reaches.records import CardShown
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock


def send(actor: Actor, card: str = "lamp", **fields: str) -> Any:
    sent = {"card": card, "step": "send", "token": str(uuid.uuid4())} | fields
    return actor.client.post("/reach/card/", sent)


def answer(actor: Actor, **fields: str) -> Any:
    return actor.client.post(f"/reach/card/{Card.objects.get().id}/", fields)


def now(actor: Actor) -> str:
    return str(actor.client.get("/now/").content.decode())


def test_every_card_has_a_drawing_of_its_own(alice: Actor, bob: Actor) -> None:
    page = alice.client.get("/reach/card/").content.decode()
    drawings = {part.partition("</svg>")[0] for part in page.split('<svg viewBox="0 0 160 132"')[1:]}
    assert len(drawings) == len(library().cards) == 8


def test_the_preview_sends_nothing(alice: Actor, bob: Actor) -> None:
    page = alice.client.post("/reach/card/", {"card": "lamp"}).content.decode()
    assert "Bob will see" in page
    assert Card.objects.count() == 0


def test_it_arrives_with_its_picture_and_is_answered(alice: Actor, bob: Actor) -> None:
    assert "Sent. Nothing more is needed." in send(alice).content.decode()
    assert "Alice: “I am here, no words yet.”" in now(bob)
    assert "A lamp is lit" in bob.client.get("/reach/").content.decode()
    assert answer(bob, kind="here").status_code == 302
    assert "Bob: “I am here too.”" in now(alice)
    assert "no words yet.”" not in now(bob)


def test_later_at_a_time_is_an_answer(alice: Actor, bob: Actor) -> None:
    send(alice)
    assert answer(bob, kind="later", time="12:00", day="today").status_code == 422
    assert answer(bob, kind="later", time="20:00", day="today").status_code == 302
    assert "Bob: “Later, at 20:00.”" in now(alice)


def test_from_a_locked_page_it_goes_without_a_picture(alice: Actor, bob: Actor) -> None:
    alice.lock()
    page = alice.client.get("/reach/card/").content.decode()
    assert "Bob" not in page
    assert "Sent, without words." in send(alice).content.decode()
    bob.enter()
    assert bob.ring.count(CardShown) == 0
    assert "Alice: “I am here, no words yet.”" in now(bob)


def test_a_locked_page_can_answer(alice: Actor, bob: Actor) -> None:
    send(alice)
    bob.lock()
    page = now(bob)
    assert "“I am here, no words yet.”" in page
    assert "Alice" not in page
    assert "A lamp" not in page
    assert answer(bob, kind="here").status_code == 302
    assert "Bob: “I am here too.”" in now(alice)


def test_the_same_form_twice_is_one_card(alice: Actor, bob: Actor) -> None:
    token = str(uuid.uuid4())
    for _ in range(2):
        send(alice, token=token)
    assert Card.objects.count() == 1


def test_two_answers_are_the_first(alice: Actor, bob: Actor) -> None:
    send(alice)
    answer(bob, kind="here")
    answer(bob, kind="later", time="20:00", day="today")
    assert Card.objects.get().later_at is None


@pytest.mark.parametrize("card", ["", "harbour of nowhere"])
def test_no_card_is_asked_again(alice: Actor, bob: Actor, card: str) -> None:
    assert send(alice, card).status_code == 422
    assert Card.objects.count() == 0


def test_kept_for_me_is_mine(alice: Actor, bob: Actor) -> None:
    send(alice, step="keep")
    assert Card.objects.count() == 0
    assert "A lamp is lit" in alice.client.get("/reach/").content.decode()
    assert "A lamp is lit" not in bob.client.get("/reach/").content.decode()


def test_after_a_day_it_is_gone_from_the_page(alice: Actor, bob: Actor, hands: HandClock) -> None:
    send(alice)
    Card.objects.update(sent_at=hands.now.replace(day=22))
    assert "no words yet.”" not in now(bob)


def test_alice_and_charlie_cannot_answer_it(alice: Actor, bob: Actor, charlie: Actor) -> None:
    send(alice)
    for actor in (alice, charlie):
        assert answer(actor, kind="here").status_code == 404


def test_alone_there_is_a_line_to_show(erin: Actor) -> None:
    assert erin.client.get("/reach/card/")["Location"] == "/now/words/?show=here"
