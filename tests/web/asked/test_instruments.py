"""A questionnaire in the data folder is asked in place of our own; one with faults is not, and check says so."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from securebase.commands import check
from tests.cast import Actor
from tests.web.asked.test_asked import WORRIED, sent
from tests.web.openings.daybook import seen

EXAMPLE = Path(__file__).parents[3] / "docs" / "models" / "example-instrument.toml"
TEXT = EXAMPLE.read_text("utf-8")
Put = Callable[[str], None]


@pytest.fixture
def put(tmp_path: Path, settings: Any) -> Put:
    """Puts a file where the owner of the server would."""
    settings.INSTRUMENT = tmp_path / "attachment.toml"

    def write(text: str) -> None:
        settings.INSTRUMENT.write_text(text, encoding="utf-8")
        os.utime(settings.INSTRUMENT, ns=(1, len(text)))  # a change is seen by its moment and its length

    return write


def said() -> list[str]:
    return [each.text for each in check._instrument()]


def test_without_one_ours_are_asked(erin: Actor, put: Put) -> None:
    assert "These statements are ours." in seen(erin, "/asked/near/")
    assert said() == []


def test_one_without_faults_is_asked_instead_and_earlier_answers_are_not_mixed_in(erin: Actor, put: Put) -> None:
    sent(erin, "near", WORRIED)
    put(TEXT)
    page = seen(erin, "/asked/near/")
    assert "Whoever runs this server has put this questionnaire here." in page
    assert "These statements are ours." not in page
    assert "Nothing answered yet." in seen(erin, "/asked/near/seen/")
    statement = erin.client.post("/asked/near/").content.decode()
    assert "my mind fills the gap" not in statement
    (text,) = said()
    assert text.endswith("is asked in place of our own.")


def test_it_is_scored_and_shown_on_its_own_scale(erin: Actor, put: Put) -> None:
    put(TEXT)
    page = erin.client.post("/asked/near/")
    low, items = page.context["measure"].low, len(page.context["measure"].items)
    assert sent(erin, "near", [low, low + 1] * (items // 2) + [low] * (items % 2))["Location"] == "/asked/near/seen/"
    page_ = seen(erin, "/asked/near/seen/")
    assert 'aria-labelledby="plane-t"' in page_


@pytest.mark.parametrize(
    "fault",
    ["", "id = ", EXAMPLE.read_text("utf-8").replace('"avoidance"', '"distance"')],
    ids=["empty", "cut", "axis"],
)
def test_one_with_faults_is_not_used_and_check_says_why(erin: Actor, put: Put, fault: str) -> None:
    put(fault)
    assert "These statements are ours." in seen(erin, "/asked/near/")
    (text,) = said()
    assert text.startswith("The questionnaire in the data folder is not used: attachment.toml:")
