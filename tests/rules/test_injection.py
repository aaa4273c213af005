"""Nothing that anybody can write becomes a part of a page: 200 payloads, through every form, on all pages.

The story is told once more with hostile words in every text field (as many payloads as fit), then every page that Alice
and Bob can reach is read as a browser would. The shortest field of all, the name, is given each payload of its own on
the pages that draw it. The browser's own verdict, with the policy on, is in `tests/browser`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from securebase.core.circle import PLACES
from securebase.web.accounts import choices
from securebase.web.accounts.names import tidy
from securebase.web.shell import clock
from tests.cast import Actor, HandClock, arrive, pair
from tests.rules import chapters
from tests.rules.crawl import walk
from tests.rules.story import Audience, Story

# Whatever begins with "zq" below would be an element or an attribute of ours to find; no word of the program has it.
BREAKS: Final = (
    *("", '"', "'", "`", '">', "'>", "-->", "]]>", "</title>", "</textarea>", "</option></select>", "</style>"),
    *("</script>", "</svg>", "</text></svg>", "</template>", "<!--", "<![CDATA[", "{{", "{%", "&quot;>", "&#34;>"),
    *("\\x22>", "\\u003e", "%22%3E", "+ADw-"),
)
BODIES: Final = (
    "<zq onzq=1>",
    "<zqx/onzq=alert(1)//",
    " onzq=alert(1) autofocus ",
    "<img src=zq onerror=zq()>",
    "<svg/onload=zq()>",
    "javascript:zq(1)",
    "<a href='javascript:zq()'>",
    "<script>zq()</script>",
    "<iframe srcdoc=zq>",
)
PAYLOADS: Final = tuple(dict.fromkeys(f"{before}{body}".strip() for body, before in product(BODIES, BREAKS)))
# How much fits where the least fits; everything that is not named here takes at least `USUAL`.
ROOM: Final = {"alice's name": 60, "bob's name": 60, "a device": 40, "a name to sign in with": 60, "the map's name": 40}
USUAL: Final = 140
LONG: Final = (" text", "held", "a draft in")  # labels of fields that take a whole page
ADDRESSES: Final = ("href", "src", "action", "formaction", "xlink:href", "srcset", "hx-get", "hx-post", "data")
LEADS: Final = ("/", "#", "?", "tel:", "sms:", "https://", "mailto:")
NEVER: Final = frozenset({"iframe", "object", "embed", "base", "foreignobject", "style", "set", "math"})


def packed(label: str, first: int) -> str:
    """As many payloads as fit, from a different one on in every field."""
    room = 12_000 if any(part in label for part in LONG) else ROOM.get(label, USUAL)
    words = f"w{first:03d} "
    for number in range(len(PAYLOADS)):
        payload = PAYLOADS[(first * 7 + number) % len(PAYLOADS)]
        if len(words) + len(payload) < room:
            words += payload
    return words.strip()


class Reader(HTMLParser):
    """Reads a page and keeps what ought not to be on it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "zq" in tag or tag in NEVER:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            self.words.append(value or "")
            if "zq" in name or name.startswith("on") or name in ("style", "srcdoc", "hx-on", "hx-vars"):
                self.faults.append(f"<{tag} {name}>")
            if name in ADDRESSES and value and not value.startswith(LEADS):
                self.faults.append(f"<{tag} {name}={value[:40]}>")
        if tag == "script" and not (dict(attrs).get("src") or "").startswith("/static/"):
            self.faults.append("<script> of its own")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def faults(page: bytes) -> tuple[list[str], str]:
    """What is wrong with a page, and all words on it."""
    reader, text = Reader(), page.decode()
    reader.feed(text)
    reader.close()
    return reader.faults + ["<zq"] * ("<zq" in text or "<script>zq" in text), " ".join(reader.words)


@pytest.fixture(scope="module")
def hostile(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    """The story in hostile words."""

    def word(story: Story, label: str, audience: Audience = "mine") -> str:
        words = packed(label, len(story.secrets))
        story.secrets[words] = audience
        return words

    hands = HandClock()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "read", lambda: hands.now)
        patch.setattr(Story, "word", word)
        people = {name: arrive(name.capitalize()) for name in ("alice", "bob", "charlie", "dana", "erin", "finn")}
        pair(people["alice"], people["bob"])
        for name in ("alice", "bob"):
            people[name].enter()
        yield chapters.tell(hands, **people)
        transaction.set_rollback(True)


@pytest.fixture
def pair_of(hostile: Story, db: None, monkeypatch: pytest.MonkeyPatch) -> tuple[Actor, Actor]:
    """Alice and Bob of the story. What they do is undone."""
    monkeypatch.setattr(clock, "read", lambda: hostile.hands.now)
    return hostile.people["alice"], hostile.people["bob"]


def test_there_are_two_hundred_ways() -> None:
    assert len(PAYLOADS) >= 200
    assert all("zq" in payload for payload in PAYLOADS)


def test_the_reader_finds_what_is_planted() -> None:
    for payload in ("<zq onzq=1>", "<b onclick=1>", "<script>zq()</script>", '<a href="javascript:zq()">', "<base>"):
        assert faults(f"<p>{payload}</p>".encode())[0], payload
    assert not faults(b"<p>&lt;zq onzq=1&gt;</p><a href='/x/'>")[0]


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_no_page_of_theirs_takes_words_for_markup(
    hostile: Story, db: None, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "read", lambda: hostile.hands.now)
    pages = walk(hostile.people[who].client, ["/today/", "/journal/", "/us/", "/now/", "/settings/", "/openings/week/"])
    html = {path: page for path, page in pages.items() if page.headers.get("Content-Type", "").startswith("text/html")}
    read = {path: faults(page.content) for path, page in html.items()}
    assert len(read) > 60
    assert {path: found for path, (found, _) in read.items() if found} == {}
    assert [path for path, page in html.items() if page.status_code >= 500] == []
    shown = sum(any(f"w{n:03d} " in words for _, words in read.values()) for n in range(len(hostile.secrets)))
    assert shown >= {"alice": 30, "bob": 8}[who]  # it was not for want of words


FORMS: Final = (
    "circle:move",
    "circle:away",
    "checkins:change",
    "reaches:list",
    "accounts:you",
    "accounts:devices",
    "couples:part_sees",
    "couples:part_when",
    "notices:list",
    "pauses:ask",
    "pauses:hold",
    "journal:find",
    "exports:copy",
    "noticed:write",
)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_comes_back_takes_nothing_for_markup(
    hostile: Story, db: None, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in whatever field, also in those that no form has: refused or not, it comes back as words."""
    monkeypatch.setattr(clock, "read", lambda: hostile.hands.now)
    client = hostile.people["alice"].client
    path = reverse(name)
    page = client.get(path, follow=True)
    assert page.status_code == 200
    names = set(page.context["form"].fields) if page.context and page.context.get("form") else set()
    for payload in ("".join(PAYLOADS[:40]), *PAYLOADS[::23]):
        everything = dict.fromkeys(names | {"next", "slot", "step", "said", "token", "sort"}, payload)
        answer = client.post(path, everything)
        assert answer.status_code < 500
        assert faults(answer.content)[0] == []


@pytest.mark.parametrize("start", range(0, len(PAYLOADS), 60))
def test_a_name_is_a_name_on_every_drawing(pair_of: tuple[Actor, Actor], start: int) -> None:
    alice, bob = pair_of
    for payload in PAYLOADS[start : start + 60]:
        name = tidy(payload)[:60]
        choices.show_as(by=alice.person, ring=alice.ring, name=name, colour="tide", now=clock.now())
        for path in ("/today/", reverse("circle:move")):
            found, words = faults(bob.client.get(path).content)
            assert found == []
            assert name in words


SIGNS: Final = {
    "nul": "a\x00b",
    "right to left": "\u202eabc",
    "zero width": "a\u200bb",
    "four bytes": "\U0001d56c\U0001fac2\U0001f3fd\u200d\U0001f9b0",
    "astral": "\U0010fffd",
    "no character": "\ufffe\uffff",
    "line": "a\u2028b\x85c",
    "bell": "a\x07\x1bb",
    "stacked": "Z" + "\u0335" * 30,
}


@pytest.mark.parametrize("signs", SIGNS.values(), ids=SIGNS.keys())
def test_no_sign_breaks_a_page(pair_of: tuple[Actor, Actor], signs: str) -> None:
    alice, bob = pair_of
    sent = {
        "accounts:you": {"name": f"B {signs}", "colour": "moss"},
        "circle:move": {"place": PLACES[0], "need": "room", "line": signs},
        "journal:find": {"q": signs},
        "reaches:list": {"own": signs},
        "drafts:keep": {"slot": "journal:new-free", "text": signs},
        "settle:helped": {"note": signs},
    }
    for route, form in sent.items():
        assert bob.client.post(reverse(route), form).status_code in (200, 204, 302, 422), route
    assert bob.client.post("/journal/write/free/", {"title": signs, "text": signs}).status_code in (302, 422)
    for actor, path in ((bob, "/journal/"), (bob, "/journal/write/free/"), (bob, "/now/"), (alice, "/today/")):
        assert actor.client.get(path).status_code == 200, path


def test_nobody_signs_in_with_a_sign_that_breaks_anything(pair_of: tuple[Actor, Actor]) -> None:
    for signs in SIGNS.values():
        form = {"name": signs, "passphrase": signs, "next": signs, "words_of_invitation": signs}
        for path in ("/sign-in/", "/recover/", "/join/", "/sign-up/"):
            assert Client().post(path, form | {"code": signs, "step": "who", "zone": signs}).status_code < 500
