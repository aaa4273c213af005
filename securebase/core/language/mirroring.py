"""What a reply does with what was said: gives it back, or does something else (section 3 of the guide)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np

from ..library import ENGLISH
from ..library_reading import table_of
from .echo import content, figures, missing_from
from .encoder import Array
from .feelings import feelings_in, needs_in
from .heads import shares
from .pieces import both, cut
from .reader import Reader, Unusable, reader
from .text import read

Kind = Literal["faithful", "partial", "parrot", "distorted", "advice", "question_only", "defence", "minimising"]
KINDS: Final[tuple[Kind, ...]] = (
    "faithful",
    "partial",
    "parrot",
    "distorted",
    "advice",
    "question_only",
    "defence",
    "minimising",
)
GIVES_BACK: Final = frozenset({"faithful", "partial", "parrot", "distorted"})
OTHER: Final = "other"  # what the reader also knows: a nod, news, thanks; none of the eight, and never said
BACK: Final = np.array([kind in GIVES_BACK for kind in (*KINDS, OTHER)], np.float32)
PHRASE: Final = 9  # words of a phrase that is shown
BY_RULE: Final = 0.5
REPLIES: Final = ENGLISH / "language" / "replies.toml"
ECHOED, COVERED, FOREIGN, KEPT, SOME = 0.8, 0.7, 0.25, 0.4, 0.2  # shares of words, for the rules


@dataclass(frozen=True, slots=True)
class Mirror:
    """One of eight labels and how likely it is; what of the speaker's words came back, what did not, what is new."""

    label: Kind
    score: float
    caught: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]


def mirror(speaker: str, reply: str) -> Mirror:
    """Compare a reply with what it answers.

    Any strings are taken; of long ones the beginning and the end are read, 80 pieces of what was said and 60 of the
    reply.
    """
    try:
        chances = chances_of(reader(), speaker, reply)
        given = int(np.argmax(chances)) < len(KINDS)  # a nod or news gives nothing back, whatever else it is
        open_to = [at for at, kind in enumerate(KINDS) if given or kind not in GIVES_BACK]
        best = max(open_to, key=lambda at: float(chances[at]))
        label, score = KINDS[best], float(chances[best])
    except Unusable:
        label, score = by_rule(speaker, reply), BY_RULE
    pieces = central(speaker)
    lost = [] if label in ("faithful", "parrot") else missing_from(reply, pieces)
    if label == "partial" and pieces and not lost:
        lost = pieces[-1:]
    kept = (
        tuple(piece for piece in pieces if piece not in lost)
        if label not in ("advice", "question_only") or lost
        else ()
    )
    return Mirror(label, score, kept, tuple(lost), tuple(_added(speaker, reply, label)))


def chances_of(found: Reader, speaker: str, reply: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """(9,): the chance of each label, in the order of KINDS, and of none of them."""
    return shares(numbers_of(found, speaker, reply), found.pair_temper)


def numbers_of(found: Reader, speaker: str, reply: str) -> Array:
    """(9,): what both texts together, how much is echoed and the reply alone say, before it is made chances."""
    encoder = found.encoder
    given = found.heads["pair"].of(encoder.rows(*both(speaker, reply, encoder.pieces)))
    _, gist = encoder.by_sentence(cut(reply, encoder.pieces, encoder.most - 2))
    back = float(gist @ found.back[:-1] + found.back[-1])
    return np.asarray(given + figures(speaker, reply) @ found.echo + back * BACK)


def central(speaker: str) -> list[str]:
    """The pieces that a mirror should carry: the feelings, then each clause that says what it is about."""
    felt = list(dict.fromkeys(word for _, word in feelings_in(speaker)))
    about = []
    for start, end in read(speaker).clauses:
        clause = speaker[start:end].strip(" ,.!?;:\n")
        own = {each for word in felt for each in content(word)}
        if set(content(clause)) - own:
            about.append(_short(clause))
    wanted = [word for _, word in needs_in(speaker) if word not in felt and not any(word in each for each in about)]
    return [*felt, *dict.fromkeys(about), *wanted]


def _short(clause: str) -> str:
    words = clause.split()
    return clause if len(words) <= PHRASE else " ".join(words[:PHRASE]) + " …"


def _added(speaker: str, reply: str, label: Kind) -> list[str]:
    """Feelings that were not said, and in a reply that goes elsewhere the part that is least of the speaker's."""
    felt = {name for name, _ in feelings_in(speaker)}
    new = [word for name, word in feelings_in(reply) if name not in felt]
    if label in ("faithful", "partial", "parrot"):
        return list(dict.fromkeys(new)) if label != "parrot" else []
    said = set(content(speaker))
    clauses = [reply[start:end].strip(" ,.!?;:\n") for start, end in read(reply).clauses]
    foreign = [
        clause for clause in clauses if content(clause) and len(set(content(clause)) & said) * 2 <= len(content(clause))
    ]
    return [_short(clause) for clause in (foreign or clauses)[-2:]]


@cache
def patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The patterns of some kinds, in order. Raises ValueError with every fault of the file."""
    table = table_of(REPLIES)
    return tuple((kind, re.compile(table[kind]["pattern"], re.IGNORECASE)) for kind in KINDS if kind in table)


def by_rule(speaker: str, reply: str) -> Kind:
    """The same by a few words and by how much is echoed, for when the weights cannot be read."""
    echo, kept, _, same, _, _, asks, _, _ = (float(each) for each in figures(speaker, reply))
    if echo >= ECHOED and kept >= COVERED:
        return "parrot"
    for label, pattern in patterns():
        if pattern.search(reply):
            return label
    if asks and echo < FOREIGN:
        return "question_only"
    if kept >= KEPT and (same or not feelings_in(speaker)):
        return "faithful"
    return "partial" if echo > SOME or same else "distorted"
