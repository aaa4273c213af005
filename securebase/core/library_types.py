"""What the content folder holds, as plain frozen values. Each field is a key in a TOML file of the same meaning."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Purpose = Literal["crisis", "violence", "own_harm", "child"]
Leaning = Literal["worry", "space"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country (ISO 3166 code, two capitals) and the number to call when there is danger now."""

    code: str
    name: str
    emergency: str
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line to turn to. `phone`, `text` and `url` are words to read; nothing is opened or fetched from them.

    `checked` is the day on which the number was compared with `source`; `confirmed` says that this source was the
    line's own page. A line that is not confirmed is shown as second-hand.
    """

    id: str
    country: str
    name: str
    purpose: Purpose
    source: str
    checked: date
    phone: str = ""
    text: str = ""
    hours: str = ""
    languages: str = ""
    url: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportPage:
    """One page of Support. Lower `order` comes first."""

    id: str
    title: str
    about: str
    order: int
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True, slots=True)
class Card:
    """A card for a moment without words. `art` names a drawing; `words` is what a screen reader says."""

    id: str
    words: str
    art: str


@dataclass(frozen=True, slots=True)
class ReachDefault:
    """A line that somebody's own list of reaches may begin with. `hours` is how long an answer may take."""

    id: str
    line: str
    hours: int


@dataclass(frozen=True, slots=True)
class JournalKind:
    """A kind of entry. `worry` and `space` hold prompts for moments in which the one or the other leads."""

    id: str
    title: str
    about: str
    worry: tuple[str, ...]
    space: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a guided entry, with a hint that may be empty."""

    id: str
    ask: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    """The private page "where I learned this": its questions, and the line that says when to stop."""

    title: str
    questions: tuple[Question, ...]
    stop: str
