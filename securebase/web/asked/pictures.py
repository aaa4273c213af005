"""The answers as drawings: a place on two axes with its patch, and values over time with their ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from securebase.core.attachment import Attachment
from securebase.core.leaning import RADIUS
from securebase.core.library import Library
from securebase.core.measure import Measure
from securebase.core.satisfaction import Dated
from securebase.core.scoring import Estimate
from securebase.web.shell.calendar import date_words
from securebase.web.shell.drawings import plane, spans

CORNERS: Final = ("worry", "both", "low", "space")  # as they lie on the plane, row by row


def figures(each: Estimate) -> tuple[str, str, str]:
    """The mean and both ends of its band, as they are written."""
    return f"{each.mean:.1f}", f"{each.lo:.1f}", f"{each.hi:.1f}"


def _in_words(each: Estimate, library: Library) -> str:
    value, low, high = figures(each)
    return library.say("asked.range_words", value=value, low=low, high=high)


def on_plane(placed: Sequence[Attachment], measure: Measure, library: Library) -> SafeString:
    """Every place, the newest last and with its patch."""
    say, newest = library.say, placed[-1]
    spots = [
        plane.Spot(each.avoidance.mean, each.anxiety.mean, RADIUS * each.avoidance.se, RADIUS * each.anxiety.se)
        for each in placed
    ]
    worry, space = _in_words(newest.anxiety, library), _in_words(newest.avoidance, library)
    desc = say("asked.att_plane_desc", worry=worry, space=space, least=measure.low, most=measure.high)
    if spots[1:]:
        desc += " " + library.count("asked.att_earlier", len(spots) - 1)
    up, right, less = (say(f"asked.att_axis_{name}") for name in ("up", "right", "low"))
    corners = {each: say("asked.att_corner_aria", words=say(f"asked.att_{each}_short")) for each in CORNERS}
    words = plane.Words(say("asked.att_plane_title"), desc, up, right, less, corners)
    drawn = plane.plane(spots, scale=(measure.low, measure.high), words=words)
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every word


def over_time(dated: Sequence[Dated], measure: Measure, area: str, library: Library) -> SafeString:
    """A short measure over its times, oldest first."""
    low, high = measure.low_label, measure.high_label
    value = _in_words(dated[-1][1], library)
    drawn = spans.spans(
        [spans.Span(day, each.mean, each.lo, each.hi) for day, each in dated],
        scale=(measure.low, measure.high),
        ends=(low, high),
        dates=(date_words(library, dated[0][0]), date_words(library, dated[-1][0])),
        title=library.say(f"asked.{area}_title"),
        desc=library.say(f"asked.{area}_desc", n=len(dated), low=low, high=high, value=value),
    )
    return mark_safe(drawn)  # noqa: S308 - the drawing escapes every word
