"""Words built from their parts, and words for stepping back."""

from __future__ import annotations

import pytest
from django.test import Client


def made(client: Client, path: str, **sent: object) -> str:
    """The page with what came of it."""
    return client.post(path, {"made": "1", **sent}).content.decode()


def test_parts_become_a_statement(client: Client) -> None:
    page = made(
        client,
        "/say/build/",
        feelings=["lonely", "hurt"],
        own="left out of step",
        when="When you went up early on Sunday.",
        because="I had waited all day",
        need="closeness",
        ask="could you say goodnight?",
    )
    assert (
        "I felt lonely, hurt and left out of step when you went up early on Sunday, because I had waited all day."
        in page
    )
    assert "I need to feel close to you. Would you say goodnight?" in page


def test_three_feelings_at_most_and_none_is_enough_for_none(client: Client) -> None:
    page = made(client, "/say/build/", feelings=["lonely", "hurt", "sad", "angry"])
    assert "I feel lonely, hurt and sad." in page
    assert "One feeling is enough" in made(client, "/say/build/")


def test_what_is_louder_comes_first(client: Client) -> None:
    worry = client.post("/say/build/", {"lean": "worry"}).content.decode()
    room = client.post("/say/build/", {"lean": "room"}).content.decode()
    assert worry.index('value="lonely"') < worry.index('value="overwhelmed"')
    assert room.index('value="overwhelmed"') < room.index('value="lonely"')


def test_a_feeling_that_is_not_on_the_map_is_refused(client: Client) -> None:
    assert "form-errors" in made(client, "/say/build/", feelings=["nonsense"]) or "Select a valid" in made(
        client, "/say/build/", feelings=["nonsense"]
    )


def test_room_has_a_way_back_and_only_what_was_given(client: Client) -> None:
    page = made(client, "/say/room/", feelings=["tense"], until="half past eight", then="come and find you", care="on")
    assert "I need some room until half past eight, then I&#x27;ll come and find you." in page
    assert "It is not about whether you matter to me. You do." in page
    assert "It is not about whether" not in made(client, "/say/room/", until="nine").replace(
        "Add: it is not about whether", ""
    )


def test_a_long_part_is_told(client: Client) -> None:
    assert client.post("/say/build/", {"made": "1", "when": "a" * 400}).status_code == 200


def test_the_builder_begins_with_what_was_written(client: Client) -> None:
    page = client.post("/say/", {"text": "You never call me back"}).content.decode()
    assert 'name="begin" value="You never call me back"' in page
    page = client.post("/say/build/", {"begin": "You never call me back"}).content.decode()
    assert "you don&#x27;t call me back</textarea>" in page
    assert "Change what does not fit" in page
    assert page.index('name="begin"') < page.index('name="lean"')  # it stays when the other lean is pressed


@pytest.mark.parametrize("text", ["You hit me again last night", "   ", "whatever"])
def test_the_builder_begins_empty_where_nothing_can_be_said_again(client: Client, text: str) -> None:
    page = client.post("/say/build/", {"begin": text}).content.decode()
    assert "Change what does not fit" not in page
    assert "you hit me" not in page.lower()


def test_who_shut_the_door_is_met_with_the_need_for_room(client: Client) -> None:
    page = client.post("/say/build/", {"begin": "Not talking about the loan. Leave me alone."}).content.decode()
    assert page.index('value="overwhelmed"') < page.index('value="lonely"')
    page = client.post("/say/build/", {"begin": "You never call me back"}).content.decode()
    assert page.index('value="lonely"') < page.index('value="overwhelmed"')
