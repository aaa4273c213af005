"""Forms of English verbs, as far as blame said again needs them: the past of a base form and of one in -ing."""

import re
from functools import cache
from typing import Final

from .plain_words import plain_words

VOWEL_Y: Final = re.compile(r"[aeiou]y$")
I_NEVER: Final = re.compile(r"\bI never (?P<verb>\w+)", re.IGNORECASE)
HISSED: Final = re.compile(r"(?:ss|sh|ch|x|zz)es$")
Y_AGAIN: Final = re.compile(r"(?<![aeiou])y$")
SHORT: Final = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")


def past(verb: str) -> str:
    """The past of a base form: "tell" gives "told", "like" gives "liked"."""
    verb = verb.lower()
    if verb in plain_words().bases:
        return plain_words().bases[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and not VOWEL_Y.search(verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if SHORT.match(verb) else f"{verb}ed"


def past_of_gerund(verb: str) -> str:
    """The past of a form in -ing: "leaving" gives "left", "asking" gives "asked", "stopping" gives "stopped"."""
    verb = verb.lower()
    return _gerunds().get(verb, f"{Y_AGAIN.sub('i', verb.removesuffix('ing'))}ed")


def base(verb: str) -> str:
    """The base form of a past that is not made by rule: "said" gives "say"; of others empty."""
    return next((base_ for base_, past_ in plain_words().bases.items() if past_ == verb.lower()), "")


def not_never(text: str) -> str:
    """Of "I never said", which is all or nothing, what the writer knows: "I didn't say"."""
    return I_NEVER.sub(lambda found: f"I didn't {base(found['verb'])}" if base(found["verb"]) else found[0], text)


def base_of_third(verb: str) -> str:
    """The base form of a third person: "leaves" gives "leave", "watches" gives "watch"."""
    verb = verb.lower()
    if verb in ("has", "does", "goes"):
        return {"has": "have", "does": "do", "goes": "go"}[verb]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if HISSED.search(verb) else verb[:-1]


@cache
def _gerunds() -> dict[str, str]:
    return {gerund(verb): past_ for verb, past_ in plain_words().bases.items()}


def gerund(verb: str) -> str:
    """The form in -ing of a base form."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if SHORT.match(verb) or verb in ("forget", "begin") else f"{verb}ing"
