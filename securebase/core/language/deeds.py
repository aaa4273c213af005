"""Blame for something done or not done, said as a camera would have seen it: the deed alone."""

import re
from collections.abc import Callable
from typing import Final

from .plain_words import plain_words, plainly_said, shapes, small_start, stripped, tidy
from .said import NOTHING, Said
from .verbs import base_of_third, past, past_of_gerund

EVER: Final = re.compile(r"\bever ", re.IGNORECASE)
MATE: Final = re.compile(
    r"\b(?:his|her|their) (?:own )?(?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?)\b", re.IGNORECASE
)
MATE_DID: Final = re.compile(r"\bso me (?=\w)", re.IGNORECASE)
GENDER: Final = re.compile(r"\b(?:his|he|her|she)\b", re.IGNORECASE)
THEY: Final = re.compile(r"\b(?:he|she) (?P<verb>[a-z]+)\b", re.IGNORECASE)
OWN: Final = re.compile(r"\b(?:his|her|their(?= own\b))\b", re.IGNORECASE)
SHORTEST: Final = 4  # letters of a verb that may be a past in -ed


def deed(text: str) -> Said:
    """One clause of blame. text: tidy, with plain apostrophes."""
    if thanks := mock_thanks(text):
        return thanks
    known = shapes()
    for name, made in WAYS:
        if found := known[name].search(text):
            return made(found)
    words = done(text)
    return Said("about" if known["bare"].match(words) else "when", words)


def mock_thanks(text: str) -> Said | None:
    """What happened, in thanks or praise that are none; None if there are none."""
    sarcasm = plain_words().sarcasm
    for kind in ("habit", "to", "gerund", "clause"):
        for pattern in sarcasm[kind]:
            found = pattern.match(text)
            if found is None or found.end() == len(text):
                continue
            rest = text[found.end() :]
            if kind == "clause":
                return Said("when", done(rest))
            rest = plainly_said(stripped(rest))
            first, blank, more = rest.partition(" ")
            if kind == "habit":
                return Said("when", f"you {rest}")
            if kind == "gerund":
                did = f"you {past_of_gerund(first)}{blank}{more}"
                return Said("when", did) if first.endswith("ing") else Said("about", rest)
            wished = shapes()["wished"].match(rest)
            return Said("wish", f"would {rest}") if wished else Said("when", f"you {past(first)}{blank}{more}")
    return None


def done(text: str) -> str:
    """The clause without all-or-nothing words and verdicts, its subject first."""
    known = shapes()
    text = known["times"].sub("when", known["because_of"].sub("", text))
    if moved := known["adverb"].match(stripped(text)):
        text = f"{moved['deed']} {small_start(EVER.sub('', moved['when']))}"
    text = stripped(known["first_when"].sub("", text))
    for name, instead in (
        ("never_once", r"\1 never"),
        ("but_me", r"I'm the one who \1s"),
        ("so_much", "so much"),
        ("everything", "so much that is"),
        ("all_you_do", r"\g<who>"),
        ("have_never", "you haven't"),
        ("are_never", "you aren't"),
    ):
        text = known[name].sub(instead, text)
    text = known["never"].sub("not", known["never_verb"].sub(_not_done, text))
    verb = known["dropped"].match(text)
    if verb and (verb["verb"].lower() in plain_words().participles or verb["verb"].lower().endswith("ed")):
        text = f"you {small_start(text)}"
    elif known["gerund"].match(text):
        text = f"you were {small_start(text)}"
    return small_start(plainly_said(text))


def _not_done(found: re.Match[str]) -> str:
    """Said of a past as not having been done, of a habit as not being done."""
    who, verb = found[1], found[2].lower()
    past = plain_words().participles.get(verb)
    if past and past != verb:
        return f"{who} haven't {past}"
    done_ = verb.endswith("ed") and len(verb) > SHORTEST
    return f"{who} haven't {found[2]}" if done_ else f"{who} don't {found[2]}"


def _plain(text: str) -> str:
    return plainly_said(stripped(text))


def _made_me(found: re.Match[str]) -> Said:
    rest = tidy(found["rest"])
    return Said("about", rest) if rest else NOTHING


def _enough(found: re.Match[str]) -> Said:
    return Said("fear", small_start(tidy(re.sub(r"\bever\b", "", found[0], flags=re.IGNORECASE))))


def _even(found: re.Match[str]) -> Said:
    rest = _plain(f"you {found['rest']}").removeprefix("you ")
    asked = found["aid"].lower() in ("did", "do")
    return Said("ask", f"tell me if you {rest}") if asked else Said("when", f"you {rest}")


def _why(found: re.Match[str]) -> Said:
    aid, rest = found["aid"].lower(), _plain(f"you {found['rest']}").removeprefix("you ")
    if aid == "did":
        first, blank, more = rest.partition(" ")
        return Said("when", f"you {past(first)}{blank}{more}")
    if aid in ("can't", "would it kill"):
        return Said("ask", rest)
    if aid in ("don't", "didn't", "are", "were"):
        return Said("when", f"you {aid} {rest}")
    return Said("when", f"you {rest}")


def _third(found: re.Match[str]) -> Said:
    """Asked of somebody like the other, meant for the other: "who leaves his wife at the station"."""
    if len({each.lower() in ("he", "his") for each in GENDER.findall(found["rest"])}) > 1:
        return NOTHING  # "who invites his ex and her new man": whose is whose cannot be told
    rest = OWN.sub("your", THEY.sub(_you_did, MATE_DID.sub("so I ", MATE.sub("me", found["rest"]))))
    return Said("when", f"you {base_of_third(found['verb'])} {_plain(rest)}")


def _you_did(found: re.Match[str]) -> str:
    verb = found["verb"]
    third = verb.endswith("s") and not verb.endswith("ss") and verb not in ("was", "is")
    return f"you {base_of_third(verb) if third else {'was': 'were', 'is': 'are'}.get(verb, verb)}"


WAYS: Final[tuple[tuple[str, Callable[[re.Match[str]], Said]], ...]] = (
    ("insult", lambda _: NOTHING),
    ("third", _third),
    ("what_kind", lambda _: NOTHING),
    ("made_me", _made_me),
    ("enough", _enough),
    ("found_out", lambda found: Said("when", f"{found['who']} had to {_plain(found['rest'])}")),
    ("every", lambda found: Said("when", f"{found['mine']} and {_plain(found['yours'])}")),
    ("could", lambda found: Said("wish", f"had {plainly_said(found['rest'])}")),
    ("mine_never", lambda found: Said("fear", found.string)),
    ("always_with", lambda found: Said("about", found["rest"])),
    ("once_any", lambda found: Said("when", f"nobody{found['where'] or ''} has {_plain(found['rest'])}")),
    ("once", lambda found: Said("when", plainly_said(f"you {found['aid']}n't {found['rest']}{found['span'] or ''}"))),
    ("thought_not", lambda found: Said("when", f"{found['who']} {past(found['verb'])}{found['rest']}")),
    ("why_is", lambda found: Said("ask", f"tell me why {found['who']} {found['be']} {_plain(found['rest'])}")),
    ("how_hard", lambda found: Said("ask", _plain(found["rest"]))),
    ("same_with", lambda found: Said("about", _plain(found["rest"]))),
    ("kill", lambda found: Said("ask", _plain(found["rest"]))),
    ("even", _even),
    ("asked", _why),
    ("fed_up", lambda found: Said("about", _plain(found["rest"]))),
    ("me", lambda found: Said("when", f"I'm the one {EVER.sub('', plainly_said(found['rest']))}")),
)
