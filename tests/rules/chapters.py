"""The story, chapter by chapter. A new form gets its lines here."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from securebase.core.circle import PLACES
from securebase.core.opening import Openness
from securebase.core.pause import WHYS
from securebase.core.safety_check import QUESTIONS
from securebase.web.noticed.records import Noticed, NoticedKept
from securebase.web.openings.records import WAYS
from securebase.web.pauses.models import Pause
from securebase.web.pauses.records import Held
from securebase.web.reaches.models import Card, Reach
from securebase.web.safety.records import SafetyNote
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock
from tests.rules.chapters_us import asking, drawing
from tests.rules.chapters_words import looking
from tests.rules.story import Story, ref_of
from tests.web.openings.daybook import day_with, unlock

FOUR = {"worry": "6", "space": "2", "close": "5", "load": "7"}


def tell(hands: HandClock, **people: Actor) -> Story:
    """The whole story, without its ends (parting, deleting) and without accounts, which have a story of their own."""
    story = Story(hands, people)
    day_with(hands, Openness.OPEN, people["alice"], people["bob"])
    unlock(hands, *people.values())
    for chapter in (
        faces,
        days,
        journal,
        hold,
        circle,
        reaches,
        pauses,
        settling,
        questions,
        asking,
        looking,
        drawing,
        noticing,
        quiet_things,
        settings,
        planning,
    ):
        chapter(story)
    return story


def faces(story: Story) -> None:
    story.post("alice", "accounts:you", {"name": story.word("alice's name", "both"), "colour": "moss"})
    story.post("bob", "accounts:you", {"name": story.word("bob's name", "both"), "colour": "plum"})


def days(story: Story) -> None:
    day = story.today.isoformat()
    both = {"day": day, "seen": "0", **FOUR, "guess_worry": "3", "give": "1"}
    story.post("alice", "checkins:form", both | {"line": story.word("line for oneself")})
    story.post("bob", "checkins:form", both | {"line": story.word("line given", "both"), "give_line": "on"})
    story.ids["opened"] = story.today
    for way in WAYS[:2]:
        words = {"words": story.word(f"answer {way}", "both")}
        story.post("alice", "openings:answer", words, day=story.today, way=way)
        story.post("alice", "openings:answer", words | {"step": "send"}, day=story.today, way=way)
    words = {"words": story.word("an answer that was not sent")}
    story.post("alice", "openings:answer", words, day=story.today, way=WAYS[2])
    story.post("alice", "openings:look", day=story.today)


def _entry(story: Story, sort: str, label: str) -> dict[str, str]:
    words = {name: story.word(f"{label} {name}") for name in ("title", "text")}
    questions = {"trigger": library().trigger_questions, "learned": library().learned.questions}.get(sort, ())
    answers = {f"answer_{asked.id}": story.word(f"{label} {asked.id}") for asked in questions}
    return {"token": str(uuid.uuid4()), "day": story.today.isoformat()} | words | answers


def journal(story: Story) -> None:
    for sort in (*(kind.id for kind in library().kinds), "learned"):
        entry = ref_of(story.post("alice", "journal:write_kind", _entry(story, sort, sort), sort=sort))
    story.ids["entry"] = ref_of(
        story.post("alice", "journal:write_kind", _entry(story, "free", "an entry"), sort="free")
    )
    change = _entry(story, "learned", "changed") | {"revision": "1"}
    story.post("alice", "journal:change", change, ref=entry)
    story.post("alice", "journal:bring", {"on": "1"}, ref=entry)
    story.post("alice", "journal:remove", ref=entry)
    story.post("alice", "journal:find", {"q": story.word("looked for")})
    looked = {"rung": "all", "revision": "1"}
    story.post("alice", "journal:share", looked, ref=story.ids["entry"])  # seen, and not shared
    gone = _shared(story, "alice", "taken back")
    story.post("alice", "journal:take_back", ref=gone)
    _shared(story, "alice", "shared")
    _shared(story, "bob", "given")
    given = next(row for row in story.people["alice"].client.get("/journal/shared/").context["lines"] if not row.mine)
    story.ids["given"] = given.ref
    words = {"way": "mirror", "words": story.word("a short answer", "both")}
    story.post("alice", "journal:reply", words, ref=given.ref)


def _shared(story: Story, who: str, label: str) -> str:
    entry = {name: story.word(f"{label} {name}", "both") for name in ("title", "text")}
    own = {"token": str(uuid.uuid4()), "day": story.today.isoformat()}
    ref = ref_of(story.post(who, "journal:write_kind", own | entry, sort="connection"))
    story.post(who, "journal:share", {"rung": "all", "revision": "1", "step": "share"}, ref=ref)
    return ref


def hold(story: Story) -> None:
    for label in ("held", "held and let go"):
        words = {"words": story.word(label), "token": uuid.uuid4().hex}
        story.post("alice", "pauses:hold", words)
        story.hands.forward(seconds=1)
    alice = story.people["alice"]
    gone, kept = alice.ring.list(Held)
    story.post("alice", "pauses:let_go", ref=gone.ref)
    story.post("alice", "pauses:to_words", ref=kept.ref)
    story.ids["held"] = kept.ref


def circle(story: Story) -> None:
    story.post("alice", "circle:forget")
    story.post("bob", "circle:move", {"place": PLACES[0], "need": "room", "line": story.word("bob's line", "both")})
    alices = {"place": PLACES[0], "need": "sign", "line": story.word("alice's line", "both")}
    story.post("alice", "circle:move", alices)
    story.post("alice", "circle:move", {"angle": "40"})
    back = (story.hands.now + timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")
    words = {"words": story.word("away for", "both"), "ritual_words": story.word("ritual", "both")}
    story.post("bob", "circle:away", {"what": "sport", "back": back, "ritual": "tea", **words})
    story.post("alice", "circle:cheer")
    story.post("bob", "circle:back")


def reaches(story: Story) -> None:
    own = story.word("a line of bob's list", "both")
    story.post("bob", "reaches:empty")
    story.post("bob", "reaches:list", {"own": own})
    lines = {"line": own, "until": "tomorrow"}
    for step in ("look", "change", "keep", "send"):
        story.post("alice", "reaches:ask", lines | {"step": step, "token": str(uuid.uuid4())})
    story.post("alice", "reaches:list", {"own": story.word("a line of alice's list", "both"), "picked": []})
    lines = {"line": _first_line(story, "bob"), "until": "tomorrow", "step": "send"}
    for _ in range(2):
        story.post("bob", "reaches:ask", lines | {"token": str(uuid.uuid4())})
    mine = Reach.objects.filter(asker=story.people["bob"].person)
    answered, story.ids["reach"] = mine[0].id, mine[1].id
    later = {"day": "tomorrow", "time": "12:00"}
    story.post("alice", "reaches:answer", {"kind": "not_now", **later}, reach_id=answered)
    story.post("alice", "reaches:let_be", reach_id=answered)
    card = {"card": library().cards[0].id}
    for step in ("look", "keep", "send"):
        story.post("bob", "reaches:card", card | {"step": step, "token": str(uuid.uuid4())})
    cards = Card.objects.filter(sender=story.people["bob"].person)
    answered = cards.get().id
    story.post("alice", "reaches:card_answer", {"kind": "later", **later}, card_id=answered)
    story.post("bob", "reaches:card", card | {"step": "send", "token": str(uuid.uuid4())})
    story.ids["card"] = cards.exclude(id=answered).get().id


def _first_line(story: Story, who: str) -> str:
    choices = story.people[who].client.get("/reach/ask/?go=1").context["form"].fields["line"].choices
    return str(next(iter(choices))[0])


def pauses(story: Story) -> None:
    story.post("alice", "pauses:ask", {"back": "25", "line": story.word("a line that was not sent")})
    story.post("alice", "pauses:ask", {"step": "change", "own": story.word("one more that was not sent")})
    _pause(story, "alice", hours=5)
    mine = _newest(story, "alice")
    clock = (story.hands.now + timedelta(hours=8)).strftime("%H:%M")
    story.post("alice", "pauses:move", {"day": "today", "time": clock, "why": WHYS[0]}, pause_id=mine)
    story.post("alice", "pauses:sign", pause_id=mine)
    story.post("alice", "pauses:unsay", pause_id=mine)
    story.post("alice", "pauses:body", {"body": "9"})
    story.post("alice", "pauses:back", {"line": "1"}, pause_id=mine)
    _pause(story, "bob", hours=1)
    story.post("alice", "pauses:close", pause_id=_newest(story, "bob"))
    _day(story, "bob", "pauses:not_today", token=str(uuid.uuid4()))
    story.ids["wait"] = _newest(story, "bob")
    _pause(story, "alice", hours=1)
    story.ids["pause"] = _newest(story, "alice")
    story.post("alice", "pauses:still", {"was": ""}, pause_id=mine)
    _day(story, "alice", "pauses:day", pause_id=mine)


def _pause(story: Story, who: str, *, hours: int) -> None:
    at = (story.hands.now + timedelta(hours=hours)).isoformat()
    own = {"own": story.word(f"{who}'s line of a pause", "both"), "token": str(uuid.uuid4())}
    story.post(who, "pauses:ask", {"step": "start", "at": at, **own})


def _day(story: Story, who: str, route: str, token: str = "", **values: Any) -> None:
    tomorrow = (story.today + timedelta(days=1)).isoformat()
    story.post(who, route, {"date": tomorrow, "time": "10:00"} | ({"token": token} if token else {}), **values)


def _newest(story: Story, who: str) -> uuid.UUID:
    story.hands.forward(seconds=1)
    return Pause.objects.filter(caller=story.people[who].person).latest("asked_at").id


def settling(story: Story) -> None:
    dials = {"token": str(uuid.uuid4()), "before": "8", "after": "5"}
    story.post("alice", "settle:log", dials, way_id=library().breaths[0].id)
    story.post("alice", "settle:helped", {"note": story.word("what helped")})
    story.post("alice", "today:act", {"what": "dared", "n": "0"})
    story.post("alice", "today:act", {"what": "done", "n": "1", "step": library().steps[0].id})


def questions(story: Story) -> None:
    answers = {"a": ["no"] * QUESTIONS}
    story.post("alice", "safety:offered", {"go": "later"})
    story.post("alice", "safety:questions", {"a": ["no"], "answer": "yes"})
    for _ in range(2):
        story.post("alice", "safety:keep", answers | {"token": uuid.uuid4().hex})
    gone, kept = story.people["alice"].ring.list(SafetyNote)
    story.post("alice", "safety:remove", ref=gone.ref)
    story.ids["note"] = kept.ref
    story.post("alice", "safety:two", {"two": "nothing"})
    story.post("alice", "safety:two", {"two": "offered"})


def noticing(story: Story) -> None:
    for step, audience in (("look", "mine"), ("change", "mine"), ("keep", "mine"), ("send", "both")):
        line = story.word(f"noticed, {step}", audience)  # type: ignore[arg-type]
        story.post("alice", "noticed:write", {"line": line, "step": step, "token": str(uuid.uuid4())})
    alice = story.people["alice"]
    story.ids["line"] = alice.ring.list(Noticed)[0].ref
    story.post("alice", "noticed:remove", ref=alice.ring.list(NoticedKept)[0].ref)


def quiet_things(story: Story) -> None:
    for slot in ("journal:new-growth", "journal:new-free"):
        story.post("alice", "drafts:keep", {"slot": slot, "text": story.word(f"a draft in {slot}")})
    story.post("alice", "drafts:discard", {"slot": "journal:new-growth"})
    quiet = {"on": "on", "quiet_from": "22:00", "quiet_until": "07:00", "check_in": "19:00", "settle": ""}
    for who in ("alice", "bob"):
        story.post(who, "notices:choose", quiet)
    story.post("alice", "notices:seen")
    _copy(story)


def _copy(story: Story) -> None:
    phrase = {name: story.word(name, "nobody") for name in ("file_passphrase", "offered_phrase")}
    phrase["file_passphrase_again"] = phrase["file_passphrase"]
    taken = story.post("alice", "exports:copy", {"way": "locked"} | phrase, record=False)
    file = SimpleUploadedFile("notes", b"".join(taken) if taken.streaming else taken.content)
    back = {"file": file, "file_passphrase": phrase["file_passphrase"]}
    story.post("alice", "exports:restore", back, record=False)
    story.post("alice", "exports:copy", {"way": "open"})
    taken = story.post("alice", "exports:copy", {"way": "open"}, record=False)
    file = SimpleUploadedFile("notes", b"".join(taken) if taken.streaming else taken.content)
    story.post("alice", "exports:restore", {"file": file})


def settings(story: Story) -> None:
    alice = story.people["alice"]
    story.post("alice", "accounts:time", {"zone": "Europe/Berlin"})
    story.post("alice", "accounts:look", {"theme": "dark"})
    story.post("alice", "accounts:idle", {"minutes": "60"})
    device = {"go": "name", "device": str(alice.device.id), "name": story.word("a device")}
    story.post("alice", "accounts:devices", device)
    story.post("alice", "accounts:news", {"next": "/today/"})


def planning(story: Story) -> None:
    ahead = (story.today + timedelta(days=3)).isoformat()
    story.post("alice", "couples:part_when", {"day": ahead, "time": "10:00"})
    story.post("alice", "couples:part_when", {"go": "unset"})
    story.post("alice", "couples:part_sees", {"sees": "later"})
    story.post("bob", "couples:ended")
