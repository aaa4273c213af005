"""Blame for something done or not done, said as a camera would have seen it: the deed alone."""

import re
from collections.abc import Callable
from typing import Final

from .plain_words import plain_words, plainly_said, shapes, small_start, stripped, tidy
from .verbs import base_of_past, base_of_third, is_gerund, is_past_form, is_third, is_verb, past, past_of_gerund

EVER: Final = re.compile(r"\bever ", re.IGNORECASE)
MATE: Final = re.compile(
    r"\b(?:his|her|their) (?:own )?(?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?)\b", re.IGNORECASE
)
THEY: Final = re.compile(r"\b(?:he|she) (?P<verb>[a-z]+)\b", re.IGNORECASE)
OWN: Final = re.compile(
    r"\b(?:his|her|their(?= (?:own|kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|family)\b))\b", re.IGNORECASE
)
ITS_OWN: Final = re.compile(r"\b(his|her|their) own\b", re.IGNORECASE)
NOT: Final = {"has": "have", "was": "were", "is": "are", "hasn't": "haven't", "doesn't": "don't", "wasn't": "weren't"}
ASKS: Final = ("do", "must", "can", "could", "would", "will")
Framed = tuple[str, str]


def deed(text: str, lead: str = "") -> Framed:
    """The frame ("when" or "about") and the words. text: tidy; lead: what stands before it in the message.

    What was asked ("why did you tell her"), thanked for in mockery or said of "somebody who" is told as done by "you".
    """
    known = shapes()
    habit = known["habitual"].match(text) is not None
    whole = known["times"].match(text) or known["first_when"].match(text)
    text = known["first_when"].sub("", known["because_of"].sub("", text))
    text = known["adverb_first"].sub("", text)
    if whole and (found := known["you_later"].match(text)):
        return "when", done(f"{found['mine']} and {found['yours']}")  # "every time I tell a story you finish it"
    if known["turned"].match(text):
        return "when", done(text)
    if known["you_start"].match(text):
        return _with_subject(text, lead)
    first, blank, rest = text.partition(" ")
    verb, more = first.lower(), blank + rest
    if is_gerund(verb) and not known["lead_thanks"].search(lead):
        return "about", _plain(f"you {verb}{more}")
    return "when", _plain(f"you {past_of_gerund(verb)}{more}") if is_gerund(verb) else _by_verb(
        text, verb, more, lead, habit=habit
    )


def _by_verb(text: str, verb: str, more: str, lead: str, *, habit: bool) -> str:
    """A clause that may begin with its verb, whose "you" was dropped or stands before it in another form."""
    known = shapes()
    if known["lead_who"].search(lead) and (is_verb(verb) or verb.endswith("s")):
        told = _of_you if habit else _once
        return _plain(_to_you(f"{told(verb)}{more}", told))
    if known["lead_hard"].search(lead) and is_verb(verb):
        return _plain(f"you didn't {verb}{more}")  # "is it that hard to ring me"
    if verb in NOT or is_past_form(verb) or known["negation"].match(verb):
        return done(f"you {NOT.get(verb, verb)}{more}")
    if is_verb(verb):
        return done(f"you {past(verb) if known['lead_did'].search(lead) else verb}{more}")
    return _plain(f"you {base_of_third(verb)}{more}") if is_third(verb) else done(text)


def _with_subject(text: str, lead: str) -> Framed:
    rest = shapes()["you_start"].sub("", text, count=1)
    first, blank, more = rest.partition(" ")
    if first.lower() == "to":
        verb, blank, more = more.partition(" ")
        aid = shapes()["lead_aid"].search(lead)
        habit = aid is not None and aid["aid"].lower() == "do"  # "why do you (always have) to work late"
        return "when", _plain(f"you {verb if habit else past(verb)}{blank}{more}") if verb else ""
    if is_gerund(first.lower()) and "'" not in text[: len(text) - len(rest)]:
        return "about", _plain(f"you {rest}")
    return "when", _asked(text, rest, lead)


def _asked(text: str, rest: str, lead: str) -> str:
    """What stands behind "why did", "don't" or "how could", as told; else as it is."""
    known = shapes()
    found = known["lead_aid"].search(lead)
    if not found:
        return done(text)
    aid = found["aid"].lower()
    first, blank, more = rest.partition(" ")
    if aid == "did" or known["lead_how"].search(lead) or (aid == "would" and known["lead_why"].search(lead)):
        return _plain(f"you {first if is_past_form(first.lower()) else past(first)}{blank}{more}")
    return done(f"you {rest}" if aid in ASKS else f"you {aid} {rest}")


def _to_you(rest: str, told: Callable[[str], str]) -> str:
    rest = ITS_OWN.sub(r"\1", MATE.sub("me", rest))
    if shapes()["somebody"].search(rest):
        return f"you {rest}"  # "the week my mum has her hip done": hers, not yours
    return "you " + OWN.sub("your", THEY.sub(lambda found: f"you {told(found['verb'].lower())}", rest))


def _once(verb: str) -> str:
    """Who "forgets" it, forgot it: what is asked so happened once. "Has" and "is" stay."""
    return _of_you(verb) if verb in NOT else past(base_of_third(verb) if is_third(verb) else verb)


def _of_you(verb: str) -> str:
    if verb in NOT:
        return NOT[verb]
    return base_of_third(verb) if is_third(verb) else verb


def _plain(text: str) -> str:
    return small_start(plainly_said(stripped(text)))


def done(text: str) -> str:
    """The clause without all-or-nothing words and verdicts, its subject first."""
    known = shapes()
    text = known["times"].sub("when", known["because_of"].sub("", text))
    if turned := known["turned"].match(text):
        text = tidy(f"you {turned['aid']}n't {turned['rest']} {turned['span'] or ''}")
    if gone := known["used_to"].match(text):
        text = f"{gone['who']} don't {gone['rest']} any more"
    elif spent := known["span_first"].match(text):
        text = f"{spent['deed'].rstrip('.,')} for {small_start(spent['span'])}"
    elif spent := known["span_and"].match(text):
        text = f"after {spent['span'][:1].lower()}{spent['span'][1:]} {spent['deed']}"
    if moved := known["adverb"].match(stripped(text)):
        text = f"{moved['deed']} {small_start(EVER.sub('', moved['when']))}"
    text = stripped(known["first_when"].sub("", known["again_in"].sub("", text)))
    for name, instead in (
        ("never_once", r"\1 never"),
        ("so_much", "so much"),
        ("everything", "so much that is"),
        ("all_you_do", r"\g<who>"),
        ("have_never", "you haven't"),
        ("are_never", "you aren't"),
    ):
        text = known[name].sub(instead, text)
    text = known["and_never"].sub(_and_not, text)
    text = known["never"].sub("not", known["never_verb"].sub(_not_done, text))
    return small_start(plainly_said(known["twice"].sub(r"\1", tidy(text))))


def _and_not(found: re.Match[str]) -> str:
    """Of a second verb of the same subject: "and never rang" gives "and didn't ring"."""
    join, verb = found["join"], found["verb"]
    if is_past_form(verb.lower()):
        return f"{join} didn't {base_of_past(verb)}"
    return f"{join} don't {verb}" if is_verb(verb.lower()) else found[0]


def _not_done(found: re.Match[str]) -> str:
    """Said of a past as not having been done, of a habit as not being done."""
    who, verb = found[1], found[2].lower()
    known = plain_words()
    if is_past_form(verb) and known.bases.get(verb) != verb:  # "put" may be either
        return f"{who} haven't {known.participles.get(verb, found[2])}"
    return f"{who} don't {found[2]}"
