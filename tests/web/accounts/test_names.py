"""Names that would turn, hide or break the sentence that they stand in."""

from __future__ import annotations

import pytest

from securebase.web.accounts.names import tidy
from tests.cast import Actor

pytestmark = pytest.mark.django_db
TURNED = "\u202eecilA\u202c"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Noor \t Amal ", "Noor Amal"),
        (TURNED, "ecilA"),
        ("\u2066Bob\u2069\u200f", "Bob"),
        ("Al\u200bice\ufeff", "Alice"),
        ("Bob\u2028Eve", "Bob Eve"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Zoë", "Zoë"),
        ("a" + "\u0301" * 40, "á\u0301\u0301"),
        ("\u200b\u200d \u2060", ""),
        ("\ud800Bob", "Bob"),
        ("O'Neill <3", "O'Neill <3"),
    ],
)
def test_what_is_left_of_a_name(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_a_name_nobody_can_see_is_no_name(alice: Actor, bob: Actor) -> None:
    assert alice.client.post("/settings/you/", {"name": "\u200b\u2060", "colour": "tide"}).status_code == 422
    alice.client.post("/settings/you/", {"name": TURNED, "colour": "tide"})
    page = bob.client.get("/share/").content.decode()
    assert "ecilA" in page
    assert "\u202e" not in page
