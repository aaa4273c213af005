"""What a message tells already of the parts that the builder asks for: a beginning, for its writer to change."""

from collections.abc import Sequence
from typing import Final

from .building import Parts
from .keeping import kept
from .phrases import Phrase, phrases
from .reviewing import Review, look, may_be_said_again

LONGEST: Final = 300  # letters of a part that is filled in
SURE: Final = 0.45  # a stretch of which the reader is less sure is left to the writer


def begin(raw: str, found: Review) -> Parts:
    """The situation and the request, where the reader marked them; empty parts where it did not or is not sure.

    raw: any string; found: what `look` said of it. Nothing of words of danger, of a threat or of fear; nothing that our
    own reviewer finds unkind. Feelings and needs are the writer's to choose.
    """
    if found.seen is None or not may_be_said_again(raw, found):
        return Parts()
    sure = [each for each in kept(raw, found.seen.marks, found.seen.spans) if each.sure >= SURE]
    told = phrases(raw, sure) or []
    return Parts(when=_heard(_situation(told), "I felt sad when {}."), ask=_heard(_request(told), "Would you {}?"))


def _situation(told: Sequence[Phrase]) -> str:
    """What was done; where nothing was, what was so."""
    deeds = [each.words for each in told if each.kind == "deed" and each.frame in ("when", "more")]
    return " and ".join(deeds or [each.words for each in told if each.kind == "own"][:1])


def _request(told: Sequence[Phrase]) -> str:
    return " and ".join(each.words for each in told if each.kind == "ask")


def _heard(part: str, frame: str) -> str:
    """A part, if it is short and nothing in it is hard to hear."""
    return part if part and len(part) <= LONGEST and not look(frame.format(part)).unkind else ""
