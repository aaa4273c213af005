"""``entries.md``: one's own journal, the lines of check-ins, and after parting what was shared, to be read anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from securebase.core.library import Library
from securebase.web.exports.lines import Line, fields
from securebase.web.shell.calendar import date_words, weekday

NUMBERS = ("worry", "space", "close", "load")


def markdown(lines: Iterable[Line], library: Library) -> str:
    """The whole text, oldest day first. Made from lines alone, so the same lines always give the same text."""
    parts = [f"# {library.say('export.notes_title')}"]
    told = [(line, "\n\n".join(_told(line, library))) for line in lines]
    for day, group in groupby((pair for pair in told if pair[1]), key=lambda pair: pair[0].day):
        parts.append(f"## {weekday(library, day)} {date_words(library, day)} {day.year}")
        parts += [text for _, text in group]
    return "\n\n".join(parts if len(parts) > 1 else [*parts, library.say("export.notes_none")]) + "\n"


def _told(line: Line, library: Library) -> Iterator[str]:
    if line.kind == "journal.entry":
        yield from _entry(fields(line.record), library)
    elif line.kind == "journal.shared" and line.by == "partner":
        yield from _theirs(line, library)
    elif line.kind == "checkin":
        yield from _check(fields(line.record), library)


def _entry(entry: dict[str, Any], library: Library) -> Iterator[str]:
    yield _heading(_kind(entry["sort"], library), entry["title"])
    questions = {**_questions(library), **{name: name for name in entry["answers"] if name not in _questions(library)}}
    for name, ask in questions.items():
        if entry["answers"].get(name):
            yield f"**{ask}**"
            yield _plain(entry["answers"][name])
    if entry["text"]:
        yield _plain(entry["text"])


def _theirs(line: Line, library: Library) -> Iterator[str]:
    shared = fields(line.record)
    if shared["text"]:
        name = line.partner or library.say("export.notes_nameless")
        yield _heading(library.say("export.notes_theirs", name=name), shared["title"])
        yield _plain(shared["text"])


def _check(answers: dict[str, Any], library: Library) -> Iterator[str]:
    given = [(library.say(f"check.{name}_label"), answers[name]) for name in NUMBERS if answers[name] is not None]
    if answers["line"] or given:
        yield _heading(library.say("export.notes_check"), "")
    if given:
        yield ", ".join(f"{label} {number}" for label, number in given)
    if answers["line"]:
        yield _plain(answers["line"])


def _heading(kind: str, title: str) -> str:
    return f"### {kind}: {_one_line(title)}" if title else f"### {kind}"


def _kind(sort: str, library: Library) -> str:
    titles = {kind.id: kind.title for kind in library.kinds} | {"learned": library.learned.title}
    return titles.get(sort, sort)


def _questions(library: Library) -> dict[str, str]:
    return {asked.id: asked.ask for asked in (*library.trigger_questions, *library.learned.questions)}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Own words as they were written; only a line that would become a heading of this file is kept from it."""
    return "\n".join("\\" + row if row.startswith("#") else row for row in text.rstrip().splitlines())


__all__ = ["markdown"]
