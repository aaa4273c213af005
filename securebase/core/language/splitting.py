"""Parts of a message in smaller ones, where one of them holds a fact and another what judges or shuts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from .parts import Part
from .plain_words import shapes
from .verbs import not_never

SHUT: Final = frozenset({"stonewalling", "defensiveness"})
FINE: Final[frozenset[str]] = frozenset()
JUDGED: Final = frozenset({"criticism"})
DEED: Final = frozenset({"accusation"})
CLAUSE: Final = re.compile(
    r"[,;:.]\s+(?:and |but |so )?|\s+(?:and|but|so)\s+(?=i\b|i'm|im\b|i've|that's|my\b|the\b)", re.IGNORECASE
)
GOING: Final = re.compile(r"(?:going|off|working|staying|sleeping)\b", re.IGNORECASE)


def apart(parts: list[Part]) -> list[Part]:
    """The same parts; of blame, what stands before "and you" by itself; of a closed door, its facts by themselves.

    Whom the writer calls by name takes no part. What "that's why" draws from a guess is a deed, and so is what the
    reader took for a plain fact although it goes on from blame in the same sentence ("you're selfish, you ate it all").
    """
    known = shapes()
    return [each for part in parts if not known["only_called"].match(part.text) for each in _apart(part)]


def _apart(part: Part) -> Iterator[Part]:
    known = shapes()
    if part.labels:
        part = replace(part, text=known["called_last"].sub("", part.text))
    if part.labels and part.labels <= SHUT:
        yield from _facts_and_doors(part)
    elif not part.labels and (drawn := known["thats_why_you"].match(part.text)):
        yield replace(part, text=drawn["deed"], labels=DEED, start=part.start + drawn.start("deed"))
    elif not part.labels and not part.new and known["you_still"].match(part.text):
        yield replace(part, labels=DEED)
    elif "accusation" in part.labels and (found := known["before_you"].match(part.text)):
        judged = known["judged_lead"].match(found["lead"])
        labels = JUDGED if judged else part.labels if known["of_you"].search(found["lead"]) else FINE
        yield replace(part, text=found["lead"], labels=labels, start=part.start + found.start("lead"))
        yield replace(part, text=found["deed"], start=part.start + found.start("deed"), new=True)
    else:
        yield part


def _facts_and_doors(part: Part) -> Iterator[Part]:
    """Each clause by itself if it is plainly a fact of the writer's; the rest as it was."""
    known, at = shapes(), 0
    clauses: list[tuple[int, str]] = []
    for mark in CLAUSE.finditer(part.text):
        clauses.append((at, part.text[at : mark.start()]))
        at = mark.end()
    clauses.append((at, part.text[at:]))
    for place, (begin, text) in enumerate(clauses):
        kind = known["own_fact" if len(clauses) > 1 else "plainly_mine"]
        fact = bool(kind.match(text)) and not known["shut"].search(text)
        whole = f"I'm {text[:1].lower()}{text[1:]}" if fact and GOING.match(text) else text
        if unknown := known["how_know"].match(text):
            fact, whole = True, f"I didn't know {unknown['rest'].rstrip(' ?!.')}"
        elif fact:
            whole = not_never(whole)
        labels = FINE if fact else part.labels
        yield replace(part, text=whole, labels=labels, start=part.start + begin, new=part.new or place > 0)
