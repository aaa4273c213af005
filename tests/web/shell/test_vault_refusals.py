"""What the vault refuses reaches people as a plain page, with their words handed back; never as a server error."""

from __future__ import annotations

import pytest

from securebase.vault.keyring import NoSpace, StaleRecord
from securebase.vault.models import Item
from securebase.vault.seal import CannotOpen
from tests.cast import Actor
from tests.web.journal.test_write import write

WORDS = "Words that took me all evening to find, and that I want to keep."


@pytest.mark.parametrize(("fault", "status"), [(StaleRecord, 409), (CannotOpen, 409), (NoSpace, 404)])
def test_a_refusal_is_a_page_and_not_a_fault(
    alice: Actor, monkeypatch: pytest.MonkeyPatch, fault: type[Exception], status: int
) -> None:
    """Whatever view it comes from."""

    def refuse(**_: object) -> None:
        raise fault

    monkeypatch.setattr("securebase.web.journal.actions.write", refuse)
    answer = alice.client.post("/journal/write/free/", {"text": WORDS})
    assert answer.status_code == status
    assert (WORDS in answer.content.decode()) == (status == 409)


def test_an_altered_row_is_left_out_and_said(alice: Actor) -> None:
    """The page still comes, with everything that does open."""
    write(alice, text="This one stays.")
    write(alice, text="This one is altered.")
    row = Item.objects.order_by("-n").first()
    assert row is not None
    Item.objects.filter(n=row.n).update(body=bytes(row.body)[:-1] + bytes([bytes(row.body)[-1] ^ 1]))
    page = alice.client.get("/journal/").content.decode()
    assert "This one stays." in page
    assert "This one is altered." not in page
    assert "does not open" in page
    assert "does not open" not in alice.client.get("/practise/").content.decode()
