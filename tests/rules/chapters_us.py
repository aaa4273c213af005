"""The chapters of Us: the questions for one, and the cycle map of two."""

from __future__ import annotations

import uuid

from securebase.core.cyclemap import PARTS
from securebase.web.asked.records import Answered
from securebase.web.asked.sorts import SORTS
from securebase.web.shell.library import library
from tests.rules.story import Story


def asking(story: Story) -> None:
    """Alice answers each set twice, and removes one time."""
    for slug, sort in SORTS.items():
        wide = len(sort.of(library()).items)
        story.post("alice", "asked:ask", {"go": "back"}, slug=slug)
        for _ in range(2):
            sent = {"a": ["2"] * (wide - 1), "answer": "3", "token": uuid.uuid4().hex}
            story.post("alice", "asked:ask", sent, slug=slug)
    gone, kept = story.people["alice"].ring.list(Answered)[:2]
    story.post("alice", "asked:remove", ref=gone.ref)
    story.ids["answers"] = kept.ref


def drawing(story: Story) -> None:
    """Both draw; Alice keeps one line for herself and takes her half back once; both agree."""
    given = [part for part in PARTS if part != "body"]
    for who in ("alice", "bob"):
        half = {part: story.word(f"map, {who}, {part}", "both") for part in given}
        own = {"body": story.word("map, not given")} if who == "alice" else {}
        story.post(who, "cyclemap:half", half | own)
        story.post(who, "cyclemap:give", {"part": given, "seen": _seen(story, who)})
    story.post("alice", "cyclemap:back")
    story.post("alice", "cyclemap:give", {"part": given, "seen": _seen(story, "alice")})
    story.post("alice", "cyclemap:name", {"line": story.word("the map's name", "both")})
    story.post("alice", "cyclemap:word", {"line": story.word("put differently", "both")})
    for who in ("alice", "bob"):
        digest = story.people[who].client.get("/map/").context["loop"].digest
        story.post(who, "cyclemap:agree", {"of": digest})
    story.post("alice", "us:allow", {"part": ["loop", "days"]})
    story.post("bob", "us:report", {"part": ["checks", "half", "loop", "days"]})
    story.post("alice", "us:report", {"part": ["checks", "near"], "go": "table"}, record=False)
    story.post("alice", "cyclemap:in_it")
    story.post("bob", "cyclemap:over")


def _seen(story: Story, who: str) -> str:
    """What stands in the form that a preview has shown."""
    seen: str = story.people[who].client.get("/map/give/").context["seen"]
    return seen
