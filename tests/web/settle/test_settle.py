from __future__ import annotations

import pytest
from django.test import Client

from securebase.core.settle import Breath, Script
from securebase.vault.models import Item
from securebase.web.settle import actions
from securebase.web.settle.records import SettleLog, WhatHelped
from securebase.web.shell.library import library
from tests.cast import Actor

WAYS: tuple[Breath | Script, ...] = (*library().breaths, *library().scripts)
TOKEN = "0" * 32


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/settle/", *(f"/settle/{way.id}/" for way in WAYS)])
def test_signed_out_every_page_is_there_and_holds_nothing_personal(path: str, client: Client) -> None:
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "csrfmiddlewaretoken" not in page
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-cache"


@pytest.mark.django_db
def test_signed_out_it_is_the_same_for_everybody(client: Client) -> None:
    assert client.get("/settle/slow/").content == Client().get("/settle/slow/").content


def test_signed_in_it_is_never_kept(bob: Actor) -> None:
    assert bob.client.get("/settle/slow/")["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_without_script_a_breath_says_its_parts_and_a_script_all_its_lines(client: Client) -> None:
    page = client.get("/settle/box/").content.decode()
    assert page.count("4 seconds") >= 4
    assert 'data-pattern="in:4,hold:4,out:4,rest:4"' in page
    page = client.get("/settle/grounding/").content.decode()
    assert all(step.words in page for step in library().script("grounding").steps)


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "breaths"), [("", 6), ("?s=300", 30), ("?s=7", 6), ("?s=x", 6)])
def test_the_length_can_be_chosen(client: Client, asked: str, breaths: int) -> None:
    assert f'data-breaths="{breaths}"' in client.get(f"/settle/slow/{asked}").content.decode()


@pytest.mark.django_db
def test_an_unknown_way_is_nothing(client: Client) -> None:
    assert client.get("/settle/jump/").status_code == 404


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [("8", "3", "It is lower than before."), ("5", "5", "About the same."), ("3", "6", "Higher than before.")],
)
def test_before_and_after_are_kept_for_their_owner(bob: Actor, before: str, after: str, words: str) -> None:
    sent = {"token": TOKEN, "before": before, "after": after}
    assert words in bob.client.post("/settle/slow/log/", sent).content.decode()
    assert [row.record for row in bob.ring.list(SettleLog)] == [
        SettleLog(way="slow", before=int(before), after=int(after))
    ]


def test_one_number_is_enough_and_none_keeps_nothing(bob: Actor) -> None:
    bob.client.post("/settle/slow/log/", {"token": TOKEN})
    assert bob.ring.count(SettleLog) == 0
    bob.client.post("/settle/slow/log/", {"token": TOKEN, "after": "4"})
    assert bob.ring.count(SettleLog) == 1


def test_the_same_form_twice_is_kept_once(bob: Actor) -> None:
    for _ in range(2):
        bob.client.post("/settle/slow/log/", {"token": TOKEN, "before": "8", "after": "3"})
    assert bob.ring.count(SettleLog) == 1


@pytest.mark.parametrize("number", ["11", "-1", "high"])
def test_a_number_off_the_dial_is_asked_again(bob: Actor, number: str) -> None:
    answer = bob.client.post("/settle/slow/log/", {"token": TOKEN, "before": number})
    assert answer.status_code == 422
    assert "A whole number from 0 to 10, please." in answer.content.decode()


def test_what_helped_comes_back_the_next_time(bob: Actor) -> None:
    bob.client.post("/settle/helped/", {"note": "Breathing out slowly"})
    assert "Breathing out slowly" in bob.client.get("/now/").content.decode()
    assert not any(b"slowly" in bytes(body) for body in Item.objects.values_list("body", flat=True))
    bob.client.post("/settle/helped/", {"note": "  "})
    assert bob.ring.count(WhatHelped) == 1


def test_one_lucky_time_does_not_outrank_many_good_ones(bob: Actor) -> None:
    day = bob.person.began
    assert actions.helped_most(bob.ring) is None
    for n in range(6):
        actions.log(ring=bob.ring, way="slow", before=8, after=3 if n else 8, token=f"s{n}", day=day)
    actions.log(ring=bob.ring, way="box", before=9, after=1, token="b0", day=day)
    assert actions.helped_most(bob.ring) == "slow"
    assert "This has helped you most so far." in bob.client.get("/settle/").content.decode()


def test_alice_sees_nothing_of_it(alice: Actor, bob: Actor) -> None:
    bob.client.post("/settle/helped/", {"note": "Breathing out slowly"})
    alice.enter()
    assert alice.ring.count(WhatHelped) == 0
    assert "slowly" not in alice.client.get("/now/").content.decode()
