"""What the partner can see of signs: the list of what they may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from securebase.web.couples.sharing import Line
from securebase.web.reaches import actions


def lines(request: Any) -> Iterator[Line]:
    """The list, unless it is empty. Off empties it: then there is nothing to ask for, and no word about why."""
    if request.ring.ours is None:
        return
    mine = actions.own_list(request.ring, request.library)
    if mine:
        yield Line(
            request.library.say("reach.list_title", name=request.us.partner.name),
            more=" · ".join(mine),
            off=reverse("reaches:empty"),
            href=reverse("reaches:list"),
            icon="sign",
        )
