"""Every sentence keeps to the voice; a fault fails the build with the place and the reason."""

import re
from pathlib import Path

import pytest

from securebase.core.library import ENGLISH, Library, load_library
from tests.content.voice import BUTTON_WORDS, all_texts, faults

DOC = Path(__file__).parents[2] / "docs" / "writing-content.md"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_no_text_breaks_the_voice(library: Library) -> None:
    broken = [f"{where}: {fault}: {text}" for where, text, most in all_texts(library) for fault in faults(text, most)]
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize(
    "text",
    [
        "You should rest.",
        "This is OVERDUE.",
        "Please calm down.",
        "Well done!",
        "Good \N{PARTY POPPER}",
        "Thinking...",
        "And so on …",
        "About 60 % of days",
        "It is 6/10 today",
        "one " * 18 + "one.",
    ],
)
def test_the_lint_finds_what_it_looks_for(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize(
    "text", ["Back at 20:40.", "A shoulder to lean on.", "Coldplay on the radio.", "“Still coming back.”"]
)
def test_the_lint_leaves_good_sentences_alone(text: str) -> None:
    assert faults(text) == []


def test_heat_is_stricter() -> None:
    text = "This one has eleven words in it and that is much."
    assert faults(text) == []
    assert faults(text, 10)


def test_buttons_are_short_and_end_without_a_stop(library: Library) -> None:
    buttons = {key: text for key, text in library.words.items() if ".button_" in key}
    assert len(buttons) > 100
    long = [key for key, text in buttons.items() if len(text.split()) > BUTTON_WORDS or text.endswith(".")]
    assert long == []


def test_prompts_name_no_type_of_person(library: Library) -> None:
    named = re.compile(r"\b(anxious|avoidant|secure|style|type)\b", re.IGNORECASE)
    assert [p for kind in library.kinds for p in (*kind.worry, *kind.space) if named.search(p)] == []


def test_every_kind_has_as_many_prompts_for_worry_as_for_space(library: Library) -> None:
    assert {kind.id for kind in library.kinds} == {"connection", "challenge", "growth", "trigger", "free"}
    assert all(len(kind.worry) == len(kind.space) >= 6 for kind in library.kinds)


def test_a_notice_says_three_words_and_files_say_nothing(library: Library) -> None:
    assert library.say("notice.phrase") == "Time for you"
    assert {library.say(key) for key in library.words if key.endswith(".file_name")} == {"notes"}


def test_every_words_file_says_who_sees_it() -> None:
    silent = [p.name for p in (ENGLISH / "words").glob("*.toml") if not p.read_text("utf-8").startswith("# Seen by")]
    assert silent == []


def test_every_slot_is_explained(library: Library) -> None:
    explained = set(re.findall(r"^\| `\{([a-z0-9_]+)\}` \|", DOC.read_text("utf-8"), re.MULTILINE))
    used = {slot for slots in library.slots.values() for slot in slots}
    assert used - explained == set()


def test_every_words_file_is_listed() -> None:
    text = DOC.read_text("utf-8")
    assert [p.stem for p in (ENGLISH / "words").glob("*.toml") if f"| `{p.stem}` |" not in text] == []
