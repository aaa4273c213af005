"""What comes along unseen in a form is looked at like everything else, and tells nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from securebase.web.accounts import attempts
from securebase.web.accounts.models import Device
from tests.cast import Actor, HandClock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("held", ["a", "Alice", "password12", "Nora Nora Nora", "abandon ability able"])
def test_a_weak_passphrase_does_not_come_in_by_the_form_that_carries_it(
    client: Client, hands: HandClock, held: str
) -> None:
    who = {"name": "Nora", "zone": "UTC", "at": "again", "own": "", "held_passphrase": held, "passphrase": held}
    assert client.post("/sign-up/", who).status_code == 422
    assert not Device.objects.exists()


def test_a_closed_door_does_not_tell_who_is_here(alice: Actor, client: Client) -> None:
    sent = {"zone": "UTC", "at": "again", "own": "1", "held_passphrase": "x", "passphrase": "y"}
    pages = [client.post("/sign-up/", sent | {"name": name}) for name in ("Alice", "Nobody")]
    pages += [client.post("/sign-up/", sent | {"name": name, "go": "show"}) for name in ("Alice", "Nobody")]
    assert [page.status_code for page in pages] == [403] * 4


def test_words_of_invitations_cannot_be_tried_without_end(alice: Actor, client: Client, hands: HandClock) -> None:
    wrong = {"words_of_invitation": " ".join(["able"] * 8)}
    told = [client.post("/join/", wrong).status_code for _ in range(attempts.FREE + 2)]
    assert told == [410] * attempts.FREE + [429] * 2
    alice.client.post("/invite/", {"go": "make"})
    right = {"words_of_invitation": "-".join(alice.client.get("/invite/").context["words"])}
    assert client.post("/join/", right).status_code == 429
    assert client.post("/sign-up/", right).status_code == 403
    hands.forward(minutes=16)
    assert client.post("/join/", right).status_code == 200
    for _ in range(attempts.FREE + 2):
        client.post("/sign-up/", wrong)
    assert client.post("/join/", right).status_code == 429
