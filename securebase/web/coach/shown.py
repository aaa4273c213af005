"""What was found in words, made ready for a page: underlined pieces with their reasons, and a card for danger."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from securebase.core import language
from securebase.core.language.feelings import feeling_map, feelings_in
from securebase.core.language.labels import NEGATIVE
from securebase.core.language.reasons import reasons

if TYPE_CHECKING:
    from securebase.core.language import Review

LINES: Final = {"generalisation": "always", "mind_reading": "mind", "pseudo_feeling": "label"}
CARDS: Final = {"crisis_self_harm": "self", "abuse_disclosure": "hurt", "coercion_or_threat": "threat"}
OFFERED: Final = 6


@dataclass(frozen=True, slots=True)
class Underlined:
    """One stretch: its number, what it says, how it is underlined, and each label's name and reason.

    Stretches that say the same for the same reason share their number, and one card.
    """

    number: int
    start: int
    end: int
    quote: str
    line: str
    names: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text, and the stretch it belongs to, if any."""

    text: str
    stretch: Underlined | None


def page(text: str, found: Review, feeling: str = "") -> dict[str, Any]:
    """Everything a page shows of a review. With `feeling`, the rewrites use that one."""
    stretches = underlined(text, found)
    card = CARDS.get(found.danger.label, "hurt" if found.afraid else "")
    card = card or ("lever" if any(each.label == "threat" for each in found.unkind) else "")
    other = language.rewrites(text, found, feeling) if feeling else list(found.rewrites)
    good = [reasons()[each.label] for each in found.labels if each.label not in NEGATIVE]
    return {
        "text": text,
        "found": found,
        "pieces": pieces(text, stretches),
        "stretches": sorted({each.number: each for each in reversed(stretches)}.values(), key=lambda each: each.number),
        "good": [] if card else good,
        "card": card,
        "other": [] if card else other,
        "feelings": [] if card else offered(found, other) if other else askable(text, found, feeling),
        "feeling": feeling,
    }


def underlined(text: str, found: Review) -> list[Underlined]:
    """The unkind stretches in order; labels on the same words share one."""
    places: dict[tuple[int, int], list[str]] = {}
    why: dict[tuple[int, int, str], str] = {}
    for each in found.unkind:
        place = (each.start or 0, len(text) if each.end is None else each.end)
        places.setdefault(place, []).append(each.label)
        why[*place, each.label] = each.why
    made = []
    numbers: dict[tuple[str, tuple[str, ...]], int] = {}
    for (start, end), labels in sorted(places.items()):
        line = next((LINES[label] for label in labels if label in LINES), "blame")
        names = tuple(reasons()[label]["name"] for label in labels)
        quote, whys = text[start:end], tuple(why[start, end, label] for label in labels)
        number = numbers.setdefault((quote.casefold(), whys), len(numbers) + 1)
        made.append(Underlined(number, start, end, quote, line, names, whys))
    return made


def pieces(text: str, stretches: list[Underlined]) -> list[Piece]:
    """The text cut where underlining begins or ends; where two overlap, the shorter one shows."""
    ends = sorted({0, len(text), *(each.start for each in stretches), *(each.end for each in stretches)})
    made = []
    for start, end in pairwise(ends):
        over = [each for each in stretches if each.start <= start and end <= each.end]
        made.append(Piece(text[start:end], min(over, key=lambda each: each.end - each.start) if over else None))
    return made


def offered(found: Review, other: list[str]) -> list[tuple[str, str]]:
    """Feelings to choose from, the likely ones first, without those that the rewrites name already."""
    words = feeling_map().feelings
    named = {name for line in other for name, _ in feelings_in(line)}
    guessed = language.likely(found.seen) if found.seen else []
    return [(name, words[name].say) for name in dict.fromkeys(guessed) if name not in named][:OFFERED]


def askable(text: str, found: Review, feeling: str) -> list[tuple[str, str]]:
    """Where nothing was sure enough: feelings with which it would be, so that the writer is asked for one."""
    if feeling or not found.unkind:
        return []
    return [each for each in offered(found, []) if language.rewrites(text, found, each[0])]
