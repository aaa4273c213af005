"""A whole evening of Alice and Bob, told by sending every form of the site once, each text field with a secret in it.

The canary, the route matrix and the two worlds all begin with what this leaves behind. A new form needs a line in
`chapters.py`; `test_routes` and `test_canary` say so.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.forms import BaseForm, CharField, Form
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Actor, HandClock

Audience = Literal["nobody", "mine", "both"]  # nobody: a passphrase or a code, which no page ever shows again
TEXT_FIELDS = (CharField,)


@dataclass(frozen=True)
class Sent:
    """One form as it was sent."""

    route: str
    who: str
    values: Mapping[str, Any]
    data: Mapping[str, Any]


@dataclass
class Story:
    """What has been told: the forms, the secrets and who may read each, the ids of what came of it."""

    hands: HandClock
    people: dict[str, Actor]
    secrets: dict[str, Audience] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    ids: dict[str, Any] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)

    def word(self, label: str, audience: Audience = "mine") -> str:
        """A secret that stands nowhere else in the world: letters, and two that no single byte can hold."""
        secret = f"Zq{hashlib.sha256(f'{label}{len(self.secrets)}'.encode()).hexdigest()[:14]}žů"
        self.secrets[secret] = audience
        return secret

    def post(
        self,
        who: str | Client,
        route: str,
        data: Mapping[str, Any] | None = None,
        *,
        record: bool = True,
        **values: Any,
    ) -> HttpResponse:
        """Send a form. What is refused is a fault of the story, but for a plain "not now" (409)."""
        client = self.people[who].client if isinstance(who, str) else who
        answer: Any = client.post(reverse(route, kwargs=values), dict(data or {}))
        assert answer.status_code < 400 or answer.status_code == 409, (route, answer.status_code, _seen(answer))
        if record:
            kept = {name: value for name, value in (data or {}).items() if isinstance(value, str | list)}
            self.sent.append(Sent(route, who if isinstance(who, str) else "", values, kept))
        assert isinstance(answer, HttpResponse)
        return answer

    @property
    def today(self) -> date:
        """The day in UTC, which is the actors' day too, since it is around noon."""
        return self.hands.now.date()

    def of(self, *audiences: Audience) -> list[str]:
        """The secrets for these eyes."""
        return [secret for secret, audience in self.secrets.items() if audience in audiences]


def _seen(answer: HttpResponse) -> str:
    return re.sub(r"<[^>]+>|\s+", " ", answer.content.decode("utf-8", "replace"))[-1500:]


def hidden(answer: HttpResponse, name: str) -> str:
    """The value of a hidden field on a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    assert found, (name, _seen(answer))
    return found[1]


def ref_of(answer: HttpResponse) -> str:
    """The id in the address that an answer leads to."""
    found = re.search(r"[0-9a-f-]{36}", answer.headers["Location"])
    assert found, answer.headers["Location"]
    return found[0]


def text_fields(form: type[BaseForm]) -> set[str]:
    """The names of a form class's fields for free text, as they stand in the class."""
    return {name for name, each in vars(form)["base_fields"].items() if type(each) in TEXT_FIELDS}


def all_forms() -> list[type[BaseForm]]:
    """Every form of ours that can be sent (the ones that others only build on have no template and no view)."""
    found: list[type[BaseForm]] = []
    waiting: list[type[BaseForm]] = [Form]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith("securebase.") and each not in found:
                found.append(each)
    return sorted(found, key=lambda each: f"{each.__module__}.{each.__qualname__}")


def name_of(form: type[BaseForm], field_name: str) -> str:
    """How a field is called in a fault."""
    return f"{form.__module__.removeprefix('securebase.web.')}.{form.__qualname__}.{field_name}"
