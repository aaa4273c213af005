"""Forms of English verbs, as far as blame said again needs them: the past of a base form and of one in -ing."""

import re
from functools import cache
from typing import Final

from .plain_words import plain_words, shapes

VOWEL_Y: Final = re.compile(r"[aeiou]y$")
I_NEVER: Final = re.compile(r"\bI never (?P<verb>\w+)", re.IGNORECASE)
HAVE_NEVER: Final = re.compile(r"\bI(?:'ve| have) never\b", re.IGNORECASE)
THIRDS: Final = {"has": "have", "does": "do", "goes": "go", "lies": "lie", "dies": "die", "ties": "tie"}
SHORTEST: Final = 3  # letters of what may be a past in -ed
NO_PAST: Final = frozenset(
    ["need", "feed", "seed", "shed", "weed", "bleed", "breed", "speed", "indeed", "exceed", "succeed"]
)
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
    if verb.endswith("eeing") and verb not in _gerunds():
        return f"{verb.removesuffix('ing')}d"
    return _gerunds().get(verb, f"{Y_AGAIN.sub('i', verb.removesuffix('ing'))}ed")


def base(verb: str) -> str:
    """The base form of a past that is not made by rule: "said" gives "say"; of others empty."""
    return next((base_ for base_, past_ in plain_words().bases.items() if past_ == verb.lower()), "")


def base_of_past(verb: str) -> str:
    """The base form of a past: "said" gives "say", "asked" "ask", "stopped" "stop", "cared" "care"."""
    verb = verb.lower()
    if known := base(verb):
        return known
    tried = (verb[:-2], verb[:-1], verb[:-3], f"{verb[:-3]}y")
    return next((each for each in tried if is_verb(each)), verb[:-2])


def not_never(text: str) -> str:
    """Of "I never said", which is all or nothing, what the writer knows: "I didn't say"."""
    text = HAVE_NEVER.sub("I haven't", text)
    return I_NEVER.sub(lambda found: f"I didn't {base(found['verb'])}" if base(found["verb"]) else found[0], text)


def base_of_third(verb: str) -> str:
    """The base form of a third person: "leaves" gives "leave", "watches" gives "watch"."""
    verb = verb.lower()
    if verb in THIRDS:
        return THIRDS[verb]
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
    if verb.endswith("e") and not verb.endswith(("ee", "be")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if SHORT.match(verb) or verb in ("forget", "begin") else f"{verb}ing"


@cache
def _bases() -> frozenset[str]:
    return frozenset(plain_words().bases) | frozenset(plain_words().more_verbs)


def is_verb(word: str) -> bool:
    """Whether a word in small letters is a base form that is known; of words that are both, only common verbs."""
    return word in _bases()


def is_gerund(word: str) -> bool:
    """Whether a word in small letters ends in -ing and is not one of the things that do ("evening", "nothing")."""
    return shapes()["gerund"].match(word) is not None


def is_third(word: str) -> bool:
    """Whether a word in small letters is the third person of a verb that is known."""
    return word.endswith("s") and not word.endswith("ss") and is_verb(base_of_third(word))


def is_past_form(word: str) -> bool:
    """Whether a word in small letters is the past of a verb, as far as its form tells."""
    return word in plain_words().participles or (word.endswith("ed") and len(word) > SHORTEST and word not in NO_PAST)
