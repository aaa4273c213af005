"""The chapter of words: looked at, built, and practised. Nothing that is typed here is ever kept."""

from __future__ import annotations

from securebase.core.drills import drills
from tests.rules.story import Story


def looking(story: Story) -> None:
    """Alice has words looked at, builds others, and tries one drill of each sort."""
    story.post("alice", "coach:say", {"text": story.word("looked at", "nobody"), "feeling": "sad"})
    parts = {name: story.word(f"built, {name}", "nobody") for name in ("own", "when", "because", "ask")}
    story.post("alice", "coach:build", {"made": "1", "lean": "room", "feelings": ["sad"], "need": "calm"} | parts)
    back = {name: story.word(f"stepping back, {name}", "nobody") for name in ("until", "then")}
    story.post("alice", "coach:room", {"made": "1", "feelings": ["tense"], "care": "on"} | back)
    story.post("alice", "coach:drill", {"answer": story.word("a drill", "nobody")}, drill_id=first("write"))
    story.post("alice", "coach:forget")
    story.post("alice", "coach:drill", {"option": "1"}, drill_id=first("pick"))


def first(sort: str) -> str:
    """The id of the first drill of a sort."""
    return next(each.id for each in drills() if each.sort == sort)
