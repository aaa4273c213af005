"""Eight questions, one a screen; five results that look alike; nothing stored unless it is kept on purpose."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from securebase.core.safety_check import RESULTS as ALL
from securebase.vault.models import Item
from securebase.web.shell.library import library
from tests.cast import Actor
from tests.web.openings.daybook import seen
from tests.web.safety.asking import NO, RESULTS, answer

HIDDEN = re.compile(r'<input type="hidden"[^>]*>')
SEEN = re.compile(r"<[^>]+>")


@pytest.mark.django_db
def test_each_screen_asks_one_thing_and_has_the_same_answers(client: Client) -> None:
    for number in range(8):
        page = answer(client, NO[:number]).content.decode()
        assert library().say(f"safe.ask_{number + 1}") in page
        assert f"{number + 1} of 8" in page
        buttons = re.findall(r'name="answer" value="(\w+)"', page)
        assert buttons == ["no", "unsure", "yes", "skip"]
        assert page.count('name="a" value="no"') == number
        assert "btn--alert" not in page


@pytest.mark.django_db
def test_every_screen_has_the_same_shape(client: Client) -> None:
    def shape(page: str) -> str:
        page = HIDDEN.sub("", page)
        page = re.sub(r'<li( class="(on|is)")?>', "<li>", page)
        return "".join(re.findall(r"<[^>]+>", page.split("safe-foot")[0]))

    shapes = {shape(answer(client, NO[:number]).content.decode()) for number in range(8)}
    assert len(shapes) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("result", ALL)
def test_the_eighth_answer_leads_to_its_result(client: Client, result: str) -> None:
    answers = RESULTS[result]
    page = answer(client, answers[:7], last=answers[7]).content.decode()
    assert library().say(f"safe.{result}_1") in page
    assert "Thank you. This page is for you alone." in page
    assert "the emergency number where you are" in page


@pytest.mark.parametrize("result", ALL)
def test_all_results_look_alike_from_across_a_room(erin: Actor, result: str) -> None:
    page = answer(erin.client, RESULTS[result]).content.decode()
    assert page.count('class="btn btn--quiet btn--wide"') == 3
    words = [len(library().say(f"safe.{result}_{n}").split()) for n in (1, 2, 3)]
    assert 60 <= sum(words) <= 72
    none = answer(erin.client, NO).content.decode()
    tags = [re.findall(r"<[a-z0-9]+", HIDDEN.sub("", each)) for each in (page, none)]
    assert tags[0] == tags[1]


@pytest.mark.django_db
def test_back_takes_one_answer_back(client: Client) -> None:
    page = client.post("/questions/", {"a": ["no", "yes"], "go": "back"}).content.decode()
    assert "2 of 8" in page
    assert 'name="a" value="yes"' not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "last", "place"),
    [(["no", "maybe", "yes"], "", 2), ([], "maybe", 1), (["<b>"], "no", 2), (NO + NO, "yes", 0)],
)
def test_an_answer_that_is_none_is_asked_again(client: Client, answers: list[str], last: str, place: int) -> None:
    page = answer(client, answers, last=last).content.decode()
    assert (f"{place} of 8" in page) if place else ("This page is for you alone." in page)
    assert "<b>" not in page


@pytest.mark.parametrize("result", ALL)
def test_nothing_is_written(erin: Actor, result: str) -> None:
    erin.client.get("/questions/")
    before = list(Item.objects.values_list("ref", "body"))
    with CaptureQueriesContext(connection) as asked:
        for number in range(8):
            answer(erin.client, RESULTS[result][:number], last=RESULTS[result][number])
    assert list(Item.objects.values_list("ref", "body")) == before
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


@pytest.mark.django_db
def test_signed_out_and_locked_nothing_can_be_kept(client: Client, erin: Actor) -> None:
    assert "Signed out, nothing can be kept" in answer(client, NO).content.decode()
    erin.lock()
    page = answer(erin.client, NO).content.decode()
    assert "/questions/keep/" not in page


def test_nobody_sees_that_they_were_answered(alice: Actor, bob: Actor) -> None:
    pages = ("/today/", "/together/", "/us/", "/share/", "/questions/")
    before = [seen(bob, page) for page in pages]
    alice.client.get("/questions/")
    answer(alice.client, RESULTS["yes"])
    assert [seen(bob, page) for page in pages] == before
