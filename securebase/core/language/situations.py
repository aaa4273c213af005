"""What was done, as it stands in a sentence: "when you said six and came at nine", "about the loan"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .phrases import Phrase
from .plain_words import plain_words
from .tenses import is_past
from .verbs import is_past_form, is_verb, past

PERFECT: Final = re.compile(
    r"(?:you|u|i|we)(?:'ve|ve| have| haven't| havent|'d)\b|(?:you|u) (?:don't|dont|aren't)\b.* any ?more\b",
    re.IGNORECASE,
)
WHEN: Final = re.compile(r"\bwhen\b", re.IGNORECASE)  # a second one reads badly
GOES_ON: Final = re.compile(r"(?P<who>you|u) (?P<verb>\w+)(?P<rest>\b.*)", re.IGNORECASE | re.DOTALL)
HANGS: Final = ("while", "because", "cos", "after", "before", "until", "till", "since", "though", "so")
LONG: Final = 12  # words of a situation that is too long to stand before the feeling


def goes_with(group: Sequence[Phrase], each: Phrase) -> bool:
    """Whether a phrase goes into the sentence of these: own ones do, and deeds while the tense is the same."""
    before = group[-1]
    if each.kind == "own" or each.frame == "more" or each.kind == before.kind == "topic":
        return True
    return each.kind == before.kind and is_past(each.words) == is_past(before.words) and _lead(each) == _lead(before)


def in_one_tense(told: Sequence[Phrase]) -> list[Phrase]:
    """A story told as it goes on ("you left, and then you turn up") in the past that it began in."""
    made: list[Phrase] = []
    behind = False
    for each in told:
        found = GOES_ON.match(each.words) if each.kind == "deed" and each.frame == "when" else None
        if found and behind and each.link is not None and is_verb(found["verb"].lower()):
            made.append(replace(each, words=f"{found['who']} {past(found['verb'])}{found['rest']}"))
        else:
            made.append(each)
        behind = behind or (each.kind == "deed" and is_past(each.words))
    return made


def lies_behind(group: Sequence[Phrase]) -> bool:
    """Whether it is past. Of verbs that are the same in both ("let"), the next one of the same subject tells."""
    first = group[0]
    if first.kind != "deed" or first.frame != "when" or not is_past(first.words):
        return False
    more = (each.words.partition(" ")[0].lower() for each in group if each.frame == "more")
    return all(is_past_form(word) or word in plain_words().past for word in more)


def is_short(group: Sequence[Phrase]) -> bool:
    """Whether it may stand before the feeling."""
    first = group[0]
    return (
        len(group) == 1
        and first.kind == "deed"
        and first.frame == "when"
        and len(first.words.split()) <= LONG
        and _lead(first) == "when"
    )


def later(group: Sequence[Phrase]) -> str:
    """A sentence for what was done besides, after the feeling has been said; empty where nobody could tell what of."""
    past, present = plain_words().own["later"]
    if any(each.kind == "topic" or each.frame == "about" for each in group):
        return ""
    return f"{past if is_past(group[0].words) else present} {situations(group)}."


def situations(group: Sequence[Phrase]) -> str:
    """One after the other, each with its "when", "that" or "about", if the one before has another."""
    made = ""
    for at, each in enumerate(group):
        lead = _lead(each)
        before = _lead(group[at - 1]) if at else ""
        hangs = bool(made) and each.link in HANGS and each.kind == "deed"
        joint = f" {each.link if hangs or each.link == 'but' else 'and'} " if made else ""
        same = hangs or each.frame == "more" or (lead == before and each.kind == "deed")
        made += f"{joint}{'' if same else f'{lead} '}{each.words}"
    return made


def _lead(each: Phrase) -> str:
    if each.kind == "topic" or each.frame == "about":
        return "about"
    return "that" if PERFECT.match(each.words) or WHEN.search(each.words) else "when"
