"""Say it and Mirror it: an answer at once; a tick for its owner alone, and none of the words."""

from __future__ import annotations

import pytest
from django.test import Client

from securebase.core.drills import DrillFaults, drills, tried
from securebase.web.coach.records import TriedDrill
from tests.cast import Actor

WRITE = "say-write-late"


def page_of(client: Client, drill: str, **sent: object) -> str:
    return client.post(f"/say/drills/{drill}/", sent).content.decode()


def test_both_sets_are_there_without_an_account(client: Client) -> None:
    page = client.get("/say/drills/").content.decode()
    assert "Say it" in page
    assert "Mirror it" in page
    assert "nothing is remembered" in page
    assert "tried" not in page


@pytest.mark.parametrize("drill", [each for each in drills() if each.sort != "write"], ids=lambda each: each.id)
def test_each_option_has_its_own_answer(client: Client, drill: object) -> None:
    one = next(each for each in drills() if each == drill)
    for number, option in enumerate(one.options):
        page = page_of(client, one.id, option=str(number))
        assert option.after.split("“")[0][:30] in page.replace("&#x27;", "’")
        assert ("Yes." in page) == option.best


@pytest.mark.parametrize("option", ["9", "-1", "x", "²", ""])
def test_an_option_that_is_not_there_is_none(client: Client, option: str) -> None:
    page = page_of(client, "say-pick-phone", option=option)
    assert "Not quite" not in page
    assert "Yes." not in page


def test_an_own_line_is_told_what_it_has(client: Client) -> None:
    page = page_of(client, WRITE, answer="I felt sad when you came in late and the food I cooked was cold.")
    assert "All four are there" in page
    page = page_of(client, WRITE, answer="You're always late, you selfish pig")
    assert "All four" not in page
    assert "not yet" in page
    assert "Still missing" not in page


def test_a_lost_fact_is_told(client: Client) -> None:
    assert "Still missing: late" in page_of(client, WRITE, answer="I feel sad.")


def test_a_mirror_is_told_what_it_is(client: Client) -> None:
    page = page_of(client, "mirror-write-dad", answer="You should ask your brother to do the rest with you.")
    assert "A way out comes before they feel heard" in page


def test_every_example_would_pass() -> None:
    """What we show as one way among many has all that we ask for."""
    short = {each.id: tried(each, each.example) for each in drills() if each.sort == "write" and each.set == "say"}
    assert {name: found.there for name, found in short.items() if "clean" not in found.there} == {}
    assert {name: found.there for name, found in short.items() if "facts" not in found.there} == {}


def test_danger_in_an_answer_leads_to_people(client: Client) -> None:
    page = page_of(client, WRITE, answer="I don't want to live any more")
    assert 'href="/support/"' in page
    assert "This sounds very heavy" in page


def test_a_tick_is_kept_and_none_of_the_words(erin: Actor) -> None:
    page_of(erin.client, WRITE, answer="I felt sad when you came in late")
    page_of(erin.client, WRITE, answer="again")
    (kept,) = erin.ring.list(TriedDrill)
    assert kept.record.drill == WRITE
    page = erin.client.get("/say/drills/").content.decode()
    assert "1 of " in page
    erin.client.post("/say/drills/forget/")
    assert erin.ring.list(TriedDrill) == []


def test_an_empty_answer_is_no_try(erin: Actor) -> None:
    assert "There are no words yet" in page_of(erin.client, WRITE, answer="  ")
    assert erin.ring.list(TriedDrill) == []


def test_a_drill_that_is_not_there(client: Client) -> None:
    assert client.get("/say/drills/nowhere/").status_code == 404


def test_a_broken_file_is_told_whole(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "drills.toml"
    path.write_text(
        '[[drills]]\nid = "a"\nset = "say"\nsort = "pick"\nlevel = 1\n'
        '[[drills]]\nid = "a"\nset = "mirror"\nsort = "write"\nlevel = 1\n'
    )
    with pytest.raises(DrillFaults) as faults:
        drills(path)
    assert str(faults.value).splitlines() == [
        "a: not exactly one option is the best",
        "a: there is no example",
        "a: nobody speaks",
        "a is there twice",
    ]
