"""What was written to teach with is in its form: every line can be read, and nothing stands there twice."""

from __future__ import annotations

from collections import Counter

import pytest

from lab.language.marks import marked
from lab.language.measure import UNSEEN
from lab.language.reading import Message, Unreadable, danger, message, messages, pairs
from securebase.core.language.dangers import KINDS as DANGERS
from securebase.core.language.labels import LABELS, NEGATIVE
from securebase.core.language.mirroring import KINDS


@pytest.fixture(scope="module")
def every() -> list[Message]:
    return messages()


def test_a_line_is_read_with_its_places() -> None:
    found = message("Look, [ag:you never ring] and [s:well done], I'm sad #fU", "here:1")
    assert found.text == "Look, you never ring and well done, I'm sad"
    assert found.labels == {"accusation", "generalisation", "contempt", "feeling", "vulnerability"}
    assert [(span.label, found.text[span.start : span.end], span.sarcastic) for span in found.spans] == [
        ("accusation", "you never ring", False),
        ("generalisation", "you never ring", False),
        ("contempt", "well done", True),
    ]


@pytest.mark.parametrize("line", ["[z:no such label]", "[a:never closed", "", "a # in the middle"])
def test_a_line_out_of_form_is_told(line: str) -> None:
    with pytest.raises(Unreadable, match="here:1"):
        message(line, "here:1")


def test_every_message_can_be_read_and_has_known_labels(every: list[Message]) -> None:
    assert len(every) >= 6000
    for each in every:
        assert each.labels <= set(LABELS), each.source
        assert {span.label for span in each.spans} == each.labels & set(NEGATIVE), each.source
        assert all(0 <= span.start < span.end <= len(each.text) for span in each.spans), each.source


def test_each_label_is_there_often_and_so_are_messages_without_one(every: list[Message]) -> None:
    counts = Counter(label for each in every for label in each.labels)
    assert min(counts[label] for label in LABELS) >= 35
    assert sum(not each.labels for each in every) > len(every) / 10


def test_a_complete_i_statement_names_a_feeling(every: list[Message]) -> None:
    assert [each.source for each in every if "i_statement" in each.labels and "feeling" not in each.labels] == []


def test_nothing_is_written_twice(every: list[Message]) -> None:
    counts = Counter(each.text.casefold() for each in every)
    assert [text for text, count in counts.items() if count > 1 and len(text.split()) > 5] == []


def test_pairs_and_danger_can_be_read() -> None:
    replies = Counter(pair.label for pair in pairs())
    assert sum(replies.values()) >= 1600
    assert min(replies[kind] for kind in KINDS) >= 150
    kinds = Counter(label for _, label in danger())
    assert sum(kinds.values()) >= 1200
    assert min(kinds[kind] for kind in DANGERS) >= 150


def test_nothing_that_was_set_aside_is_taught() -> None:
    """What is unseen stays unseen: no message, pair or text of the one stands in the other."""
    taught = {each.text.casefold() for each in messages()} | {text.casefold() for text, _ in danger()}
    taught |= {pair.speaker.casefold() for pair in pairs()} | {each.text.casefold() for each in marked()}
    unseen = {each.text.casefold() for path in UNSEEN.glob("messages*.txt") for each in messages(path)}
    unseen |= {each.text.casefold() for path in UNSEEN.glob("marked*.txt") for each in marked(path)}
    unseen |= {text.casefold() for path in UNSEEN.glob("danger*.txt") for text, _ in danger(path)}
    unseen |= {pair.speaker.casefold() for path in UNSEEN.glob("pairs*.txt") for pair in pairs(path)}
    assert sorted(text for text in taught & unseen if len(text.split()) > 3) == []
