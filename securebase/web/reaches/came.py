"""What has come, and what was answered: for the page of reaches, for Right now, and for Today if it asks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Q

from securebase.web.couples import faces
from securebase.web.couples.access import Us
from securebase.web.reaches.actions import offers_for_two
from securebase.web.reaches.models import Card, Reach
from securebase.web.reaches.records import CardShown, ReachAnswer, ReachAsked
from securebase.web.shell.moments import clock_words

RECENT: Final = timedelta(hours=24)  # how long an answer, a closed reach or a card stands on the pages
ANSWERS: Final = {"yes": "reach.said_yes", "yes_at": "reach.said_yes_at", "not_now": "reach.said_not_now"}


def for_now(request: Any) -> dict[str, Any] | None:
    """What stands there for the one who looks, or None. For ``reaches/came.html``; it works locked, without words."""
    us: Us | None = request.us
    if us is None:
        return None
    found = {"cards": _cards(request, us), "reaches": _reaches(request, us)}
    return found | {"name": us.partner.name, "face": faces.theirs(us)} if any(found.values()) else None


def for_today(request: Any) -> dict[str, Any] | None:
    """That something stands there, for a short card on Today that leads to Right now: ``face`` and ``name``."""
    us: Us | None = request.us
    if us is None:
        return None
    me, since = request.person.id, request.now - RECENT
    cards = Card.objects.filter(couple=us.couple, sent_at__gt=since).exclude(
        Q(sender=me, here_at=None, later_on=None) | (~Q(sender=me) & ~Q(here_at=None, later_on=None))
    )
    answered = Q(asker=me, closes_at__gt=since, over_at__isnull=False)
    asked = ~Q(asker=me) & Q(closes_at__gt=request.now, over_at=None)
    reaches = Reach.objects.filter(answered | asked, couple=us.couple)
    if not cards.values("id").union(reaches.values("id")).exists() or not offers_for_two(request.ring):
        return None
    return {"name": us.partner.name, "face": faces.theirs(us)}


def _clock(request: Any, moment: datetime | None) -> str:
    return clock_words(request.library, moment, request.zone, request.today) if moment else ""


def _cards(request: Any, us: Us) -> list[dict[str, Any]]:
    offered = offers_for_two(request.ring)
    rows = Card.objects.filter(couple=us.couple, sent_at__gt=request.now - RECENT).order_by("-sent_at")[:6]
    shown = []
    for row in rows:
        mine = row.sender_id == request.person.id
        answered = row.here_at or row.later_on
        if (mine and not answered) or (not mine and (answered or not offered)):
            continue
        shown.append(_card(request, us, row, mine=mine))
    return shown


def _card(request: Any, us: Us, row: Card, *, mine: bool) -> dict[str, Any]:
    ring = request.ring
    author = us.partner.vault_id if not mine else ring.me if ring else None
    found = ring.find(CardShown, name=row.id.hex, author=author) if ring and ring.ours else None
    known = {card.id: card for card in request.library.cards}
    return {
        "row": row,
        "mine": mine,
        "card": known.get(found.record.card) if found else None,
        "here": row.here_at is not None,
        "later": _clock(request, row.later_at),
    }


def _reaches(request: Any, us: Us) -> list[dict[str, Any]]:
    ring = request.ring
    if ring is None or ring.ours is None:
        return []
    offered = offers_for_two(ring)
    rows = Reach.objects.filter(couple=us.couple, closes_at__gt=request.now - RECENT).order_by("-closes_at")[:12]
    shown = [_reach(request, us, row) for row in rows]
    return _closed_once([one for one in shown if one is not None and (one["mine"] or offered)])


def _closed_once(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of those that closed with no answer one a side: a row of them would be a count of what was not answered."""
    seen: set[bool] = set()
    kept = []
    for one in shown:
        lapsed = not one["open"] and not one["answer"]
        if lapsed and one["mine"] in seen:
            continue
        if lapsed:
            seen.add(one["mine"])
        kept.append(one)
    return kept


def _reach(request: Any, us: Us, row: Reach) -> dict[str, Any] | None:
    mine, ring = row.asker_id == request.person.id, request.ring
    asker, other = (ring.me, us.partner.vault_id) if mine else (us.partner.vault_id, ring.me)
    asked = ring.find(ReachAsked, name=row.id.hex, author=asker)
    answer = ring.find(ReachAnswer, name=row.id.hex, author=other)
    is_open = row.over_at is None and row.closes_at > request.now
    at = datetime.fromisoformat(answer.record.at) if answer and answer.record.at else None
    # The one who answered sees the answer for as long as it holds: a time that was given is a promise to come back to.
    kept_by_me = answer is None or (at or row.closes_at) > request.now
    if asked is None or (not mine and (row.let_be or not kept_by_me)):
        return None
    say = request.library.say
    slots = {"time": _clock(request, at)} if at else {}
    return {
        "row": row,
        "mine": mine,
        "open": is_open,
        "line": asked.record.line,
        "closes": _clock(request, row.closes_at),
        "answer": say(ANSWERS[answer.record.kind], **slots) if answer else "",
        "timed": at is not None,
        "passed": at is not None and at <= request.now,
    }
