"""What somebody does in private: nothing of it may be noticed by the other. A new private act gets its lines here."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from random import Random

from securebase.core.cyclemap import PARTS
from securebase.core.safety_check import QUESTIONS
from securebase.web.asked.records import Answered
from securebase.web.asked.sorts import SORTS
from securebase.web.journal.records import Entry
from securebase.web.noticed.records import NoticedKept
from securebase.web.pauses.records import Held
from securebase.web.shell.library import library
from tests.rules.chapters_words import first
from tests.rules.crawl import walk
from tests.rules.story import Story

Act = Callable[[Story, str, Random], None]


def _words(rng: Random) -> str:
    return " ".join(rng.choice(("low", "water", "tired", "again", "morning", "angry", "no")) for _ in range(9))


def _token(rng: Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def write(story: Story, who: str, rng: Random) -> None:
    sort = rng.choice([*(kind.id for kind in library().kinds if kind.id != "trigger"), "free"])
    sent = {"token": _token(rng), "day": story.today.isoformat(), "title": _words(rng), "text": _words(rng) * 40}
    story.post(who, "journal:write_kind", sent, sort=sort)


def change_or_remove(story: Story, who: str, rng: Random) -> None:
    write(story, who, rng)
    mine = next(stored for stored in story.people[who].ring.list(Entry) if not stored.record.shared)
    sent = {"token": _token(rng), "day": story.today.isoformat(), "revision": str(mine.revision), "text": _words(rng)}
    story.post(who, "journal:change", sent, ref=mine.ref)
    story.post(who, "journal:bring", {"on": "1"}, ref=mine.ref)
    if rng.random() < 0.5:
        story.post(who, "journal:remove", ref=mine.ref)


def almost_share(story: Story, who: str, rng: Random) -> None:
    """Seen exactly as the other would read it, and not sent."""
    write(story, who, rng)
    mine = next(stored for stored in story.people[who].ring.list(Entry) if not stored.record.shared)
    story.post(who, "journal:share", {"rung": "all", "revision": str(mine.revision)}, ref=mine.ref)


def draft(story: Story, who: str, rng: Random) -> None:
    story.post(who, "drafts:keep", {"slot": "journal:new-free", "text": _words(rng)})
    if rng.random() < 0.4:
        story.post(who, "drafts:discard", {"slot": "journal:new-free"})


def search(story: Story, who: str, rng: Random) -> None:
    story.post(who, "journal:find", {"q": _words(rng)})


def settle(story: Story, who: str, rng: Random) -> None:
    dials = {"token": _token(rng), "before": "8", "after": str(rng.randrange(9))}
    story.post(who, "settle:log", dials, way_id=rng.choice(library().breaths).id)
    story.post(who, "settle:helped", {"note": _words(rng)})
    story.post(who, "today:act", {"what": rng.choice(("dared", "steadied")), "n": "0"})


def give_up_a_pause(story: Story, who: str, rng: Random) -> None:
    story.post(who, "pauses:ask", {"back": "25", "line": _words(rng)})
    story.post(who, "pauses:ask", {"step": "change", "own": _words(rng)})
    story.people[who].client.get("/now/")


def hold(story: Story, who: str, rng: Random) -> None:
    story.post(who, "pauses:hold", {"words": _words(rng), "token": _token(rng)})
    if rng.random() < 0.5:
        story.post(who, "pauses:let_go", ref=story.people[who].ring.list(Held)[0].ref)


def give_up_a_sign(story: Story, who: str, rng: Random) -> None:
    page = story.people[who].client.get("/reach/ask/?go=1")
    line = str(next(iter(page.context["form"].fields["line"].choices))[0])
    for step in ("look", "change"):
        sent = {"line": line, "until": "tomorrow", "step": step, "token": _token(rng)}
        story.post(who, "reaches:ask", sent)


def questions(story: Story, who: str, rng: Random) -> None:
    """The eight questions, answered as somebody would who is afraid."""
    answers = {"a": [rng.choice(("yes", "no")) for _ in range(QUESTIONS)]}
    story.post(who, "safety:questions", {"a": ["no"], "answer": "yes"})
    story.post(who, "safety:keep", answers | {"token": _token(rng)})
    story.post(who, "safety:two", {"two": rng.choice(("nothing", "offered"))})


def answer_for_oneself(story: Story, who: str, rng: Random) -> None:
    """The questions about closeness, the week and the month, and what they say."""
    slug = rng.choice(list(SORTS))
    measure = SORTS[slug].of(library())
    given = [str(rng.randint(measure.low, measure.high)) for _ in measure.items]
    story.post(who, "asked:ask", {"a": given[:-1], "answer": given[-1], "token": _token(rng)}, slug=slug)
    story.post(who, "us:report", {"part": ["checks", slug], "go": rng.choice(("page", "table"))})
    for address in ("/asked/", f"/asked/{slug}/seen/", "/us/"):
        story.people[who].client.get(address)
    if rng.random() < 0.3:
        story.post(who, "asked:remove", ref=story.people[who].ring.list(Answered)[0].ref)


def draw_a_half(story: Story, who: str, rng: Random) -> None:
    """One's own half of the cycle map, drawn again and seen as the other would see it; what was given stays."""
    story.post(who, "cyclemap:half", {part: _words(rng) for part in PARTS})
    story.people[who].client.get("/map/give/")


def support(story: Story, who: str, rng: Random) -> None:
    client = story.people[who].client
    for address in ("/support/", f"/support/{rng.choice(('de', 'gb', 'us'))}/", "/questions/"):
        client.get(address)


def take_a_copy(story: Story, who: str, rng: Random) -> None:
    sent = {"way": "open", "passphrase": story.people[who].passphrase}
    assert "attachment" in story.post(who, "exports:copy", sent, record=False).headers["Content-Disposition"]


def keep_a_check_in(story: Story, who: str, rng: Random) -> None:
    """Written, and not given: that day looks as if nobody had been there."""
    numbers = {name: str(rng.randrange(11)) for name in ("worry", "space", "close", "load")}
    page = story.people[who].client.get("/check-in/change/")
    if page.status_code == 200:  # it was not given yet
        seen = str(page.context["form"]["seen"].value() or "0")
        story.post(who, "checkins:form", {"day": story.today.isoformat(), "seen": seen, "line": _words(rng)} | numbers)


def keep_a_line(story: Story, who: str, rng: Random) -> None:
    for step in ("look", "keep"):
        story.post(who, "noticed:write", {"line": _words(rng), "step": step, "token": _token(rng)})
    if rng.random() < 0.5:
        story.post(who, "noticed:remove", ref=story.people[who].ring.list(NoticedKept)[0].ref)


def practise_words(story: Story, who: str, rng: Random) -> None:
    story.post(who, "coach:say", {"text": _words(rng)})
    story.post(who, "coach:drill", {"option": str(rng.randrange(2))}, drill_id=first("pick"))
    story.post(who, "coach:drill", {"answer": _words(rng)}, drill_id=first("write"))
    if rng.random() < 0.3:
        story.post(who, "coach:forget")


def choose(story: Story, who: str, rng: Random) -> None:
    story.post(who, "accounts:look", {"theme": rng.choice(("dark", "light"))})
    story.post(who, "accounts:idle", {"minutes": "60"})
    quiet = {"on": rng.choice(("on", "")), "quiet_from": "21:00", "quiet_until": "07:00"}
    story.post(who, "notices:choose", quiet | {"check_in": "", "settle": "08:00"})
    story.post(who, "notices:seen")


def plan_to_part(story: Story, who: str, rng: Random) -> None:
    ahead = (story.today + timedelta(days=rng.randrange(1, 9))).isoformat()
    story.post(who, "couples:part_when", {"day": ahead, "time": "10:00"})
    story.post(who, "couples:part_sees", {"sees": rng.choice(("later", "")) or "later"})
    story.post(who, "couples:part_when", {"go": "unset"})


def read_everything(story: Story, who: str, rng: Random) -> None:
    """There is no sign of having read, and none of having been here."""
    walk(story.people[who].client, ["/today/", "/journal/shared/", "/together/", "/us/"][: rng.randrange(1, 5)])


def lock_and_come_back(story: Story, who: str, rng: Random) -> None:
    story.post(who, "accounts:lock")
    story.people[who].client.get("/now/")
    story.post(who, "accounts:unlock", {"passphrase": story.people[who].passphrase})


ACTS: tuple[Act, ...] = (
    write,
    change_or_remove,
    almost_share,
    draft,
    search,
    settle,
    give_up_a_pause,
    hold,
    give_up_a_sign,
    questions,
    answer_for_oneself,
    draw_a_half,
    support,
    take_a_copy,
    keep_a_check_in,
    keep_a_line,
    practise_words,
    choose,
    plan_to_part,
    read_everything,
    lock_and_come_back,
)
