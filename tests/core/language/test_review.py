"""A message reviewed: places are its own, severity follows the labels, and any string has an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from securebase.core import language
from securebase.core.language import reader, reviewing
from securebase.core.language.labels import LABELS, NEGATIVE, severity
from securebase.core.language.reader import see
from securebase.core.language.reasons import reasons
from securebase.core.language.reviewing import AGREED, look

SOME = tuple("you never i feel ignored , . ! because when sad again the bins".split())  # noqa: SIM905 - to be read
KIND = "Thank you for waiting up with me. I felt so calm when you made tea."


@pytest.fixture
def without_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(reader, "WEIGHTS", tmp_path / "reader.npz")
    reader.reader.cache_clear()
    yield
    reader.reader.cache_clear()


def labels(text: str) -> set[str]:
    return {each.label for each in language.look(text).labels}


def test_blame_has_a_place_and_a_reason() -> None:
    text = "You never call me back"
    found = [each for each in language.look(text).labels if each.label == "generalisation"]
    assert [text[each.start : each.end] for each in found] == ["You never call me back"]
    assert found[0].why


@pytest.mark.parametrize("text", ["", " ", "💔💔", "...", "12:30", "\u200b"])
def test_a_message_without_words_has_no_label(text: str) -> None:
    found = language.look(text)
    assert (found.labels, found.severity, found.rewrites) == ((), 0, ())


def test_a_kind_message_is_left_in_peace() -> None:
    found = language.look(KIND)
    assert found.unkind == ()
    assert {"appreciation", "feeling"} <= {each.label for each in found.labels}
    assert found.severity == 0


@pytest.mark.parametrize(
    ("blame", "praise"),
    [
        ("you never listen to me", "you always listen to me"),
        ("you always make me late", "you always make me laugh"),
        ("I feel ignored", "I feel like pizza"),
    ],
)
def test_the_same_words_with_another_meaning(blame: str, praise: str) -> None:
    assert labels(blame) & set(NEGATIVE)
    assert not labels(praise) & set(NEGATIVE)


def test_every_reason_is_short_and_names_its_label_for_people() -> None:
    for label in LABELS:
        said = reasons()[label]
        assert len(said["why"].split()) <= 13
        assert "{cue}" in said["cue"]
        assert not set(said["name"]) & set("_!")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_string_is_reviewed_and_places_are_its_own(text: str) -> None:
    found = language.look(text)
    for each in found.labels:
        if each.start is not None and each.end is not None:
            assert 0 <= each.start < each.end <= len(text)
    assert found.severity == severity(text, found.labels)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["you", "never", "i", "feel", "ignored", ",", ".", "!", "because", "when", "sad", "again", "the", "bins"]
        ),
        max_size=40,
    )
)
def test_no_words_in_any_order_break_it(words: list[str]) -> None:
    found = language.review(" ".join(words))
    assert len(found.rewrites) <= 2


def test_a_long_message_is_read_in_windows_and_in_time_with_its_length() -> None:
    """Steps, not seconds: the windows grow as the text does, up to what is read at most."""
    long = KIND + " We had rain and the dog slept." * 200 + " You're a pathetic liar."
    assert language.look("x" * 20_000).labels == ()
    assert language.look(long).english
    seen = reader.see(reader.reader(), "word " * 50_000)
    assert len(seen.spans) == reader.LONGEST


def test_what_cannot_be_seen_changes_nothing() -> None:
    assert labels("you ne\u200bver call me") == labels("you never call me")


@pytest.mark.usefixtures("without_weights")
def test_without_weights_patterns_stand_in() -> None:
    found = language.review("You never call me back")
    assert found.by_rules
    assert {"accusation", "generalisation"} <= {each.label for each in found.labels}
    assert language.mirror("I'm sad about the dog", "You should get another").label == "advice"
    assert language.mirror("I'm sad about the dog", "You're sad about the dog?").label == "parrot"
    assert language.mirror("I'm sad about the dog", "When was that?").label == "question_only"
    assert language.danger("I want to die").label == "crisis_self_harm"
    assert language.danger("the tea is hot").label == "none"


@pytest.mark.parametrize("content", [b"", b"not a zip"])
def test_broken_weights_are_told_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "reader.npz"
    path.write_bytes(content)
    monkeypatch.setattr(reader, "WEIGHTS", path)
    reader.reader.cache_clear()
    with pytest.raises(reader.Unusable, match=r"reader\.npz"):
        reader.reader()
    assert language.look("You never call me back").by_rules
    reader.reader.cache_clear()


def test_what_plain_words_say_as_well_needs_less(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "You never rang the roofer."
    label = "accusation"
    assert AGREED < see(reader.reader(), raw).chances[LABELS.index(label)] < reader.reader().cuts[LABELS.index(label)]
    assert label in {each.label for each in look(raw).unkind}
    monkeypatch.setattr(reviewing, "found_by_rule", lambda _: [])
    assert label not in {each.label for each in look(raw).unkind}
