"""The library: what it says, and that a folder with faults names all of them at once."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from securebase.core.library import ENGLISH, Library, LibraryFaults, load_library


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ENGLISH, tmp_path / "en"))


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


def faults(folder: Path) -> tuple[str, ...]:
    with pytest.raises(LibraryFaults) as caught:
        load_library(folder)
    assert all(fault in str(caught.value) for fault in caught.value.faults)
    return caught.value.faults


def test_it_says_words_with_their_slots(library: Library) -> None:
    assert library.say("pause.wait_title", name="Sam", time="20:40") == "Sam needs room until 20:40."


def test_a_slot_value_is_put_in_as_it_is(library: Library) -> None:
    """Braces in somebody's name are letters, not slots."""
    assert library.say("pause.after_waiter", name="{time} {0}") == "{time} {0} is back."


@pytest.mark.parametrize(
    ("key", "slots"),
    [
        ("pause.nothing", {}),
        ("pause.wait_title", {"name": "Sam"}),
        ("pause.wait_title", {"name": "Sam", "time": "20:40", "extra": 1}),
        ("today.title", {"name": "Sam"}),
    ],
)
def test_an_unknown_key_or_a_wrong_set_of_slots_is_refused_with_its_name(
    library: Library, key: str, slots: dict[str, object]
) -> None:
    with pytest.raises(KeyError, match=key):
        library.say(key, **slots)


def test_one_and_many(library: Library) -> None:
    assert [library.count("pause.kept", n) for n in (1, 2, 23)] == [
        "1 return kept",
        "2 returns kept",
        "23 returns kept",
    ]


def test_things_are_found_by_id(library: Library) -> None:
    assert library.country("DE").name == "Germany"
    assert library.page("device").order == 5
    assert library.card("lamp").words
    assert library.kind("growth").title == "Growth"
    for ask in (library.country, library.page, library.breath, library.script, library.kind, library.card):
        with pytest.raises(KeyError, match="There is no"):
            ask("nothing")


def test_lines_of_a_country_and_a_purpose(library: Library) -> None:
    assert [line.phone for line in library.lines("GB", "own_harm")] == ["0808 802 4040"]
    assert library.lines("XX") == ()
    assert {line.country for line in library.lines("IE")} == {"IE"}


def test_every_line_can_be_called_and_has_a_source(library: Library) -> None:
    assert all(line.source and (line.phone or line.text) for line in library.helplines)
    assert {line.purpose for line in library.helplines} == {"crisis", "violence", "own_harm", "child"}


def test_nothing_in_the_content_is_a_link(library: Library) -> None:
    assert [line.id for line in library.helplines if "://" in line.url] == []


def test_prompts_begin_with_what_leads_and_take_turns_otherwise(library: Library) -> None:
    kind = library.kind("challenge")
    assert library.prompts("challenge", "space")[:6] == kind.space
    assert library.prompts("challenge", "worry")[:6] == kind.worry
    assert library.prompts("challenge")[:2] == (kind.worry[0], kind.space[0])


def test_the_trigger_entry_asks_seven_questions_in_order(library: Library) -> None:
    assert [q.id for q in library.trigger_questions] == ["happened", "body", "story", "fear", "move", "need", "ask"]


def test_twelve_reaches_in_hours(library: Library) -> None:
    assert len(library.reaches) == 12
    assert min(reach.hours for reach in library.reaches) >= 12


def test_the_word_list_holds_eleven_bits_a_word_and_four_letters_tell_words_apart(library: Library) -> None:
    words = library.word_list
    assert len(words) == len({word[:4] for word in words}) == 2**11
    assert all(3 <= len(word) <= 7 and word.isascii() and word.isalpha() and word.islower() for word in words)
    assert list(words) == sorted(words)


def test_every_fault_is_named_at_once(folder: Path) -> None:
    edit(folder / "words" / "pause.toml", lambda s: s + 'Bad = "x"\nslot = "{Name}"\nnone = ""\n')
    edit(folder / "words" / "now.toml", lambda s: s.replace("[now]", "[later]"))
    edit(
        folder / "helplines.toml",
        lambda s: s + '\n[[line]]\nid = "gb_refuge"\ncountry = "QQ"\nname = "x"\npurpose = "fun"\n',
    )
    edit(folder / "support" / "device.toml", lambda s: s.replace("reviewed = 2026-11-24", ""))
    edit(
        folder / "settle.toml",
        lambda s: s.replace("inhale = 4", 'inhale = "four"', 1).replace("sources = [", "origin = [", 1),
    )
    edit(folder / "cards.toml", lambda s: s.replace('id = "lamp"', 'id = "moored"'))
    edit(folder / "journal.toml", lambda s: s.replace('  "What can wait until tomorrow?",\n', ""))
    edit(folder / "wordlist.txt", lambda s: s.replace("able\n", "about\n"))
    (folder / "reaches.toml").unlink()
    found = "\n".join(faults(folder))
    for fault in (
        "pause.toml: pause.Bad: a key is",
        "pause.toml: pause.slot: a slot is written",
        "pause.toml: pause.none: the text is missing",
        "now.toml: unknown key 'later'",
        "line gb_refuge: 'source' is missing",
        "line gb_refuge: 'checked' is missing",
        "line gb_refuge: purpose is one of",
        "id 'gb_refuge' is there twice",
        "support device: 'reviewed' is missing",
        "breath slow: inhale is a float",
        "breath slow: unknown key 'origin'",
        "breath slow: 'sources' is missing",
        "cards.toml: id 'moored' is there twice",
        "kind free: as many prompts",
        "wordlist.txt: 'about' is there twice",
        "reaches.toml: the file is not there",
    ):
        assert fault in found


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("cards.toml", "card = [", "not readable as TOML"),
        ("cards.toml", "card = []", "nothing found"),
        ("cards.toml", "card = [3]", "expected a table"),
        ("cards.toml", 'card = [{ id = "a", words = " ", art = "b" }]', "words is empty"),
        ("cards.toml", 'card = [{ id = "a", words = true, art = "b" }]', "words is a str"),
        ("reaches.toml", 'reach = [{ id = "a", line = "b", hours = true }]', "hours is a int"),
        ("reaches.toml", 'extra = 1\nreach = [{ id = "a", line = "b", hours = 2 }]', "unknown key 'extra'"),
        ("journal.toml", 'learned = { title = "a", questions = [], stop = "b" }', "questions is missing"),
        ("words/today.toml", '[today]\na = "one"\na = "two"', "not readable as TOML"),
        ("words/today.toml", "[today]\na = 3", "the text is missing"),
        ("wordlist.txt", "one\n", "2048 words are needed, 1 found"),
    ],
)
def test_each_kind_of_fault(folder: Path, file: str, text: str, fault: str) -> None:
    (folder / file).write_text(text, "utf-8")
    assert any(fault in found for found in faults(folder))


def test_a_datetime_is_no_date_and_a_line_needs_a_known_country(folder: Path) -> None:
    edit(folder / "support" / "device.toml", lambda s: s.replace("2026-11-24", "2026-11-24T10:00:00"))
    edit(folder / "helplines.toml", lambda s: s.replace('country = "ES"', 'country = "QQ"', 1))
    found = "\n".join(faults(folder))
    assert "reviewed is a date" in found
    assert "line es_024: unknown country" in found


def test_an_absent_folder_is_said_plainly(tmp_path: Path) -> None:
    assert any("not there" in fault for fault in faults(tmp_path / "nowhere"))
    assert any("no words found" in fault for fault in faults(tmp_path / "nowhere"))
