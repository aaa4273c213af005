from __future__ import annotations

from securebase.vault.models import Item
from securebase.web.pauses.records import Held
from tests.cast import Actor

TOKEN = "0" * 32


def hold(actor: Actor, words: str, token: str = TOKEN) -> int:
    return actor.client.post("/pause/hold/", {"words": words, "token": token}).status_code


def test_what_is_held_is_there_for_its_writer(bob: Actor) -> None:
    assert hold(bob, "You never asked me") == 302
    page = bob.client.get("/pause/hold/").content.decode()
    assert "You never asked me" in page
    assert "Only you" in page
    assert not any(b"never asked" in bytes(body) for body in Item.objects.values_list("body", flat=True))


def test_the_same_form_twice_is_held_once(bob: Actor) -> None:
    for _ in range(2):
        hold(bob, "once")
    assert bob.ring.count(Held) == 1


def test_let_it_go_is_for_good(bob: Actor) -> None:
    hold(bob, "go")
    ref = bob.ring.list(Held)[0].ref
    assert bob.client.post(f"/pause/hold/{ref}/go/").status_code == 302
    assert bob.ring.count(Held) == 0
    assert bob.client.post(f"/pause/hold/{ref}/go/").status_code == 404


def test_more_than_fits_comes_back_whole(bob: Actor) -> None:
    words = "long " * 5000
    answer = bob.client.post("/pause/hold/", {"words": words, "token": TOKEN})
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()
    assert bob.ring.count(Held) == 0


def test_nothing_is_not_held(bob: Actor) -> None:
    assert hold(bob, "  ") == 422


def test_alice_and_charlie_cannot_reach_it(alice: Actor, bob: Actor, charlie: Actor) -> None:
    hold(bob, "mine alone")
    ref = bob.ring.list(Held)[0].ref
    for actor in (alice, charlie):
        assert actor.client.post(f"/pause/hold/{ref}/go/").status_code == 404
        assert actor.client.post(f"/pause/hold/{ref}/words/").status_code == 404
        assert "mine alone" not in actor.client.get("/pause/hold/").content.decode()


def test_it_can_begin_an_entry_and_nothing_begun_there_is_lost(bob: Actor) -> None:
    hold(bob, "what I would say")
    bob.client.post("/drafts/", {"slot": "journal:new-free", "text": "begun before"})
    ref = bob.ring.list(Held)[0].ref
    answer = bob.client.post(f"/pause/hold/{ref}/words/")
    page = bob.client.get(answer["Location"]).content.decode()
    assert "begun before\n\nwhat I would say" in page
    assert bob.ring.count(Held) == 1


def test_what_is_typed_survives_a_lock(bob: Actor) -> None:
    bob.lock()
    sent = {"words": "typed in the middle", "draft": "hold:new", "token": TOKEN}
    assert bob.client.post("/pause/hold/", sent).status_code == 423
    assert bob.ring.count(Held) == 0


def test_a_draft_is_there_when_the_box_is_opened_again(bob: Actor) -> None:
    bob.client.post("/drafts/", {"slot": "hold:new", "words": "half a sen"})
    assert "half a sen" in bob.client.get("/pause/hold/").content.decode()
    hold(bob, "half a sentence")
    assert bob.client.get("/pause/hold/").content.decode().count("half a sen") == 1
