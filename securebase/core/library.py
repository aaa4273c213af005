"""The content library: every word on a screen, help lines, prompts, exercises. Read once at start, then only asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from .library_reading import SLOT, build, build_all, read_toml, read_words, repeated, unknown_keys
from .library_types import (
    Card,
    Country,
    Helpline,
    JournalKind,
    Leaning,
    Learned,
    Purpose,
    Question,
    ReachDefault,
    SupportPage,
)
from .measure import Measure, measure_of
from .settle import Breath, Script
from .step import Step

ENGLISH = Path(__file__).parent.parent / "content" / "en"
LIST_WORDS = 2048  # 11 bits a word: eight words are 88 bits, six are 66
T = TypeVar("T")
D = TypeVar("D", Card, ReachDefault, Step)


class LibraryFaults(ValueError):
    """The content folder has faults; `faults` lists every one, the message shows them one a line."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("The content has faults:\n" + "\n".join(f"- {fault}" for fault in faults))


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in one content folder. Made by `load_library`."""

    words: Mapping[str, str]
    countries: tuple[Country, ...]
    helplines: tuple[Helpline, ...]
    support: tuple[SupportPage, ...]
    breaths: tuple[Breath, ...]
    scripts: tuple[Script, ...]
    kinds: tuple[JournalKind, ...]
    trigger_questions: tuple[Question, ...]
    learned: Learned
    cards: tuple[Card, ...]
    reaches: tuple[ReachDefault, ...]
    steps: tuple[Step, ...]
    measures: tuple[Measure, ...]
    word_list: tuple[str, ...]
    slots: Mapping[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        found = {key: frozenset(SLOT.findall(text)) for key, text in self.words.items()}
        object.__setattr__(self, "slots", found)

    def say(self, key: str, **slots: object) -> str:
        """The words under `area.key` with every slot filled. KeyError for an unknown key or a wrong set of slots."""
        if key not in self.words:
            raise KeyError(f"There are no words under '{key}'.")
        wanted = self.slots[key]
        if wanted != slots.keys():
            absent, extra = sorted(wanted - slots.keys()), sorted(slots.keys() - wanted)
            raise KeyError(f"'{key}' takes {sorted(wanted)}; not given: {absent}, not known: {extra}.")
        return SLOT.sub(lambda found: str(slots[found[1]]), self.words[key])

    def count(self, key: str, n: int, **slots: object) -> str:
        """Words with a number: `key_one` when n is 1, else `key_many`. Both are given n if they have the slot {n}."""
        form = f"{key}_one" if n == 1 else f"{key}_many"
        if "n" in self.slots.get(form, ()):
            slots["n"] = n
        return self.say(form, **slots)

    def country(self, code: str) -> Country:
        """The country with this code. KeyError if we know none."""
        return _only(self.countries, lambda country: country.code == code, f"country '{code}'")

    def lines(self, code: str, purpose: Purpose | None = None) -> tuple[Helpline, ...]:
        """Help lines of a country, all or for one purpose, in the order of the file. Unknown country: none."""
        return tuple(line for line in self.helplines if line.country == code and purpose in (None, line.purpose))

    def page(self, page_id: str) -> SupportPage:
        """The page of Support with this id. KeyError if there is none."""
        return _only(self.support, lambda page: page.id == page_id, f"page '{page_id}'")

    def breath(self, breath_id: str) -> Breath:
        """The breathing pattern with this id. KeyError if there is none."""
        return _only(self.breaths, lambda breath: breath.id == breath_id, f"breathing pattern '{breath_id}'")

    def script(self, script_id: str) -> Script:
        """The timed script with this id. KeyError if there is none."""
        return _only(self.scripts, lambda script: script.id == script_id, f"script '{script_id}'")

    def kind(self, kind_id: str) -> JournalKind:
        """The journal kind with this id. KeyError if there is none."""
        return _only(self.kinds, lambda kind: kind.id == kind_id, f"kind '{kind_id}'")

    def card(self, card_id: str) -> Card:
        """The card with this id. KeyError if there is none."""
        return _only(self.cards, lambda card: card.id == card_id, f"card '{card_id}'")

    def measure(self, measure_id: str) -> Measure:
        """The questionnaire with this id. KeyError if there is none."""
        return _only(self.measures, lambda measure: measure.id == measure_id, f"measure '{measure_id}'")

    def prompts(self, kind_id: str, leading: Leaning | None = None) -> tuple[str, ...]:
        """Prompts for a kind: those for the leaning first, then the others; without one, the two in turns."""
        kind = self.kind(kind_id)
        if leading is None:
            return tuple(prompt for pair in zip(kind.worry, kind.space, strict=True) for prompt in pair)
        return kind.worry + kind.space if leading == "worry" else kind.space + kind.worry


def load_library(folder: Path = ENGLISH) -> Library:
    """Read a content folder whole. Raises LibraryFaults with every fault at once."""
    faults: list[str] = []
    helplines = _table(folder / "helplines.toml", {"country", "line"}, faults)
    settle = _table(folder / "settle.toml", {"breath", "script"}, faults)
    journal = _table(folder / "journal.toml", {"kind", "trigger", "learned"}, faults)
    countries = build_all(Country, helplines.get("country"), "helplines.toml: country", faults)
    lines = build_all(Helpline, helplines.get("line"), "helplines.toml: line", faults)
    codes = {country.code for country in countries}
    faults.extend(f"helplines.toml: line {line.id}: unknown country" for line in lines if line.country not in codes)
    learned = build(Learned, journal.get("learned"), "journal.toml: learned", faults)
    values: dict[str, Any] = {
        "words": read_words(folder / "words", faults),
        "countries": countries,
        "helplines": lines,
        "support": _support(folder / "support", faults),
        "breaths": build_all(Breath, settle.get("breath"), "settle.toml: breath", faults),
        "scripts": build_all(Script, settle.get("script"), "settle.toml: script", faults),
        "kinds": _kinds(journal.get("kind"), faults),
        "trigger_questions": build_all(Question, journal.get("trigger"), "journal.toml: trigger", faults),
        "cards": _all(Card, folder / "cards.toml", "card", faults),
        "reaches": _all(ReachDefault, folder / "reaches.toml", "reach", faults),
        "steps": _all(Step, folder / "steps.toml", "step", faults),
        "measures": _measures(folder / "measures", faults),
        "word_list": _word_list(folder / "wordlist.txt", faults),
    }
    if faults or learned is None:
        raise LibraryFaults(faults)
    return Library(learned=learned, **values)


def _all(cls: type[D], path: Path, key: str, faults: list[str]) -> tuple[D, ...]:
    """A file that holds one array of tables."""
    return build_all(cls, _table(path, {key}, faults).get(key), path.name, faults)


def _table(path: Path, known: set[str], faults: list[str]) -> dict[str, Any]:
    table = read_toml(path, faults)
    faults.extend(unknown_keys(table, known, path.name))
    return table


def _support(folder: Path, faults: list[str]) -> tuple[SupportPage, ...]:
    tables = [read_toml(path, faults) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(build_all(SupportPage, tables, "support", faults), key=lambda page: page.order))


def _kinds(tables: object, faults: list[str]) -> tuple[JournalKind, ...]:
    kinds = build_all(JournalKind, tables, "journal.toml: kind", faults)
    uneven = [kind.id for kind in kinds if len(kind.worry) != len(kind.space)]
    faults.extend(f"journal.toml: kind {name}: as many prompts for worry as for space" for name in uneven)
    return kinds


def _measures(folder: Path, faults: list[str]) -> tuple[Measure, ...]:
    found = [measure_of(read_toml(path, faults), path.name, faults) for path in sorted(folder.glob("*.toml"))]
    return tuple(measure for measure in found if measure is not None)


def _word_list(path: Path, faults: list[str]) -> tuple[str, ...]:
    """Exactly 2,048 words, one a line; lines that begin with # are comments."""
    if not path.is_file():
        faults.append(f"{path.name}: the file is not there")
        return ()
    lines = path.read_text(encoding="utf-8").split("\n")
    words = tuple(line for line in lines if line and not line.startswith("#"))
    if len(words) != LIST_WORDS:
        faults.append(f"{path.name}: {LIST_WORDS} words are needed, {len(words)} found")
    faults.extend(f"{path.name}: '{word}' is there twice" for word in repeated(words))
    faults.extend(f"{path.name}: '{word}' begins like another word" for word in repeated(word[:4] for word in words))
    return words


def _only(values: tuple[T, ...], wanted: Callable[[T], bool], name: str) -> T:
    for value in values:
        if wanted(value):
            return value
    raise KeyError(f"There is no {name}.")
