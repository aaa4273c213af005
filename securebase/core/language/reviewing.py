"""One message reviewed: its labels with places and reasons, how hard it lands, what it already does well."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from .dangers import Danger, by_rule, of_seen
from .feelings import verdict_in
from .labels import LABELS, NEGATIVE, Found, severity
from .reader import OPEN, Reader, Seen, Unusable, reader, see
from .reasons import reasons
from .rules import cue, found_by_rule, is_praise
from .statement import Statement, statement
from .stretches import stretches
from .text import Text, read
from .tongue import is_english

SHORT_CUE: Final = 4  # words that are quoted in a reason
HALF: Final = 0.5
AGREED: Final = 0.55  # chance from which on an unkind label is said that plain words give away as well
LONGEST: Final = 700  # letters of a message that is said again; of longer ones a part is asked for
ALL_OR_NOTHING: Final = ("accusation", "generalisation")


@dataclass(frozen=True, slots=True)
class Review:
    """What is found in a message. Labels are empty, and `english` False, where it cannot be read."""

    labels: tuple[Found, ...]
    severity: int
    statement: Statement
    danger: Danger
    english: bool
    by_rules: bool
    afraid: bool = False  # says to feel trapped, controlled, watched: no problem of wording
    rewrites: tuple[str, ...] = ()
    seen: Seen | None = field(default=None, compare=False, repr=False)  # what the reader made of it, for rewrites

    @property
    def unkind(self) -> tuple[Found, ...]:
        """The negative labels alone."""
        return tuple(each for each in self.labels if each.label in NEGATIVE)


def look(raw: str) -> Review:
    """Review a message of any length. Any string is taken; time in proportion to its length."""
    text = read(raw)
    if not any(letter.isalpha() for letter in raw) or not is_english(text):
        nothing = Danger("none", 1.0)
        return Review((), 0, Statement(), nothing, english=is_english(text), by_rules=False)
    try:
        with_ = reader()
    except Unusable:
        seen = None
        found, risk, by_rules = found_by_rule(raw), by_rule(raw), True
    else:
        seen = see(with_, raw)
        found, risk, by_rules = _found(with_, seen, text), of_seen(with_, seen, raw), False
    found = [replace(each, why=_why(raw, each)) for each in found]
    unkind = [
        (each.start, each.end)
        for each in found
        if each.label in NEGATIVE and each.start is not None and each.end is not None
    ]
    parts = statement(text, {each.label for each in found}, unkind)
    afraid = any(_is_afraid(raw, each) for each in found)
    severe = severity(raw, found)
    return Review(tuple(found), severe, parts, risk, english=True, by_rules=by_rules, afraid=afraid, seen=seen)


def may_be_said_again(raw: str, found: Review) -> bool:
    """Whether something is unkind and nothing speaks of danger, a threat or fear; and the reader has seen all of it."""
    labels = {each.label for each in found.unkind}
    if (
        not labels
        or found.danger.label != "none"
        or "threat" in labels
        or len(raw) > LONGEST
        or found.afraid
        or _speaks_of_fear(raw)
    ):
        return False
    return found.seen is not None and len(found.seen.marks) >= len(found.seen.spans)


def _speaks_of_fear(raw: str) -> bool:
    """Words of fear and control are no problem of wording."""
    found = verdict_in(raw)
    return found is not None and found[0].id == "danger"


def _is_afraid(raw: str, each: Found) -> bool:
    verdict = verdict_in(raw[each.start : each.end]) if each.label == "pseudo_feeling" else None
    return verdict is not None and verdict[0].id == "danger"


def _found(with_: Reader, seen: Seen, text: Text) -> list[Found]:
    found: list[Found] = []
    plain = {each.label for each in found_by_rule(text.raw) if each.label in NEGATIVE}
    for place, label in enumerate(LABELS):
        score = float(seen.chances[place])
        least = min(float(with_.cuts[place]), AGREED) if label in plain else float(with_.cuts[place])
        if not seen.spans or score < least:
            continue
        if label not in NEGATIVE:
            found.append(Found(label, score))
            continue
        words = seen.words[:, NEGATIVE.index(label)]
        insult = label == "contempt" and float(seen.chances[OPEN]) >= HALF
        for start, end in stretches(words, seen.spans, text.raw, text.clauses, label):
            if label in ALL_OR_NOTHING and is_praise(text.raw[start:end]):
                continue
            found.append(Found(label, score, start, end, open=insult))
    return found


def _why(raw: str, each: Found) -> str:
    said = reasons()[each.label]
    start, end = (0, len(raw)) if each.start is None or each.end is None else (each.start, each.end)
    words = cue(raw, each.label, start, end)
    if words and len(words.split()) <= SHORT_CUE:
        return said["cue"].replace("{cue}", words)
    return said["why"]
