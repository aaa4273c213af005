"""Messages are sorted by what they are about, each once, and a line out of form is told."""

from __future__ import annotations

from collections import Counter

import pytest

from lab.language.measure import UNSEEN
from lab.language.reading import Unreadable, messages
from lab.language.sorting import one, sorted_messages
from securebase.core.language.themes import themes


def test_a_line_holds_its_themes_and_whether_a_fact_is_told() -> None:
    found = one("heard matter y | You never listen | ever", "here:1")
    assert (found.theme, found.other, found.bare) == ("heard", "matter", True)
    assert found.text == "You never listen | ever"
    assert not one("load - n | Your plate is on the floor", "here:1").bare


@pytest.mark.parametrize(
    "line", ["heard - | no fact told", "heard - x | what", "nothing - y | what", "heard y | what", "heard - y |", ""]
)
def test_a_line_out_of_form_is_told(line: str) -> None:
    with pytest.raises(Unreadable, match="here:1"):
        one(line, "here:1")


def test_every_theme_has_messages_none_stands_twice_and_none_was_set_aside() -> None:
    every = sorted_messages()
    counts = Counter(each.theme for each in every)
    assert min(counts[name] for name in themes()) >= 10
    assert max(Counter(each.text for each in every).values()) == 1
    aside = {each.text for path in UNSEEN.glob("messages*.txt") for each in messages(path)}
    assert not aside & {each.text for each in every}
