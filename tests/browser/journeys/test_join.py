"""Two people sign up, one invites, the other joins; and what each sees then."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.conftest import Arrive, Walker

pytestmark = pytest.mark.browser


def test_two_people_join(two: tuple[Walker, Walker]) -> None:
    """Each sees the other by name, and nothing from before."""
    noor, robin = two
    for one, other in ((noor, robin), (robin, noor)):
        one.go("/today/")
        expect(one.page.locator("main")).to_contain_text(other.name.split()[0])


def test_alone_works_in_full(arrive: Arrive) -> None:
    """Every place opens for somebody alone."""
    erin = arrive("Erin")
    for path in ("/today/", "/journal/", "/together/", "/practise/", "/us/", "/now/", "/support/", "/settings/"):
        answer = erin.page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
