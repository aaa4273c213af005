"""The part of the story at the doors: coming with an invitation, every form of an account, leaving again."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.cast import Actor
from tests.rules.story import Story, hidden


def accounts(story: Story, inviter: Actor) -> Client:
    """Somebody comes with an invitation, and goes through every door of an account, and deletes it."""
    client, name = Client(), story.word("a name to sign in with", "nobody")
    words = _invitation(story, inviter)
    who = {"name": name, "zone": "Europe/Paris", "words_of_invitation": words}
    first = story.word("first passphrase", "nobody")
    story.post(client, "couples:join", {"words_of_invitation": words})
    story.post(client, "accounts:signup", who | {"step": "who"})
    page = _choose(story, client, "accounts:signup", who, first)
    code = hidden(page, "code")
    story.secrets[code] = "nobody"
    story.post(client, "accounts:code_file", {"code": code})
    kept = {"offer": hidden(page, "offer"), "go": "keep", "next": "/today/"}
    story.post(client, "accounts:code_keep", kept)
    story.post(client, "couples:join", {"words_of_invitation": words, "go": "notnow"})
    _keys(story, client, name, first)
    _comes_back(story, client, name, code)
    return client


def _invitation(story: Story, inviter: Actor) -> str:
    inviter.client.post("/invite/", {"go": "make"})
    words = "-".join(inviter.client.get("/invite/").context["words"])
    story.secrets[words] = "nobody"
    return words


def _choose(story: Story, client: Client, route: str, carried: dict[str, str], passphrase: str) -> Any:
    story.post(client, route, carried | {"at": "offer", "go": "own"})
    story.post(client, route, carried | {"at": "own", "passphrase": passphrase})
    again = {"at": "again", "own": "1", "held_passphrase": passphrase, "passphrase": passphrase}
    return story.post(client, route, carried | again)


def _keys(story: Story, client: Client, name: str, first: str) -> None:
    story.post(client, "accounts:code", {"passphrase": first})
    digits = {"digits": "830517", "digits_again": "830517", "passphrase": first}
    story.post(client, "accounts:digits", digits)
    story.post(client, "accounts:lock")
    story.post(client, "accounts:unlock", {"digits": "830517"})
    second = story.word("second passphrase", "nobody")
    story.post(client, "accounts:passphrase", {"passphrase": first})
    _choose(story, client, "accounts:passphrase", {"old_passphrase": first}, second)
    story.post(client, "accounts:signout")
    story.post(client, "accounts:signin", {"name": name, "passphrase": second})
    story.post(client, "shell:leave")
    story.post(client, "accounts:unlock", {"passphrase": second})
    story.post(client, "accounts:signout")


def _comes_back(story: Story, client: Client, name: str, code: str) -> None:
    third, fourth = (story.word(f"{which} passphrase", "nobody") for which in ("third", "fourth"))
    story.post(client, "accounts:recover", {"name": name, "code": code})
    _choose(story, client, "accounts:recover", {"name": name, "code": code}, third)
    story.post(client, "accounts:lock")
    _choose(story, client, "accounts:startover", {"name": name, "zone": "Europe/Paris"}, fourth)
    story.post(client, "accounts:old", {"passphrase": third})
    story.post(client, "accounts:old_remove", {"passphrase": third})
    story.post(client, "accounts:delete", {"passphrase": fourth})


def two_more(story: Story, inviter: Actor, invitee: Actor) -> None:
    """Two others find each other, and one of them ends it."""
    words = _invitation(story, inviter)
    story.post(inviter.client, "couples:invite", {"go": "back"})
    words = _invitation(story, inviter)
    story.post(invitee.client, "couples:join", {"words_of_invitation": words, "go": "join"})
    story.post(inviter.client, "couples:invite", {"go": "make"})
    story.post(invitee.client, "couples:part_end")
