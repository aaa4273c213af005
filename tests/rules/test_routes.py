"""Every route of the resolver, by every method, for everybody, with ids that are theirs, another's and nobody's."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from securebase.web.shell.gate import is_locked_ok, is_public
from tests.rules import doors
from tests.rules.crawl import KINDS, VISIBLE, Route, addresses, bare, missing_ids, routes
from tests.rules.story import Story

# Whoever adds a name here has decided that anybody at all, signed in or not, may see that page.
PUBLIC = {
    "accounts:gone",
    "accounts:recover",
    "accounts:signin",
    "accounts:signup",
    *("coach:build", "coach:drill", "coach:drills", "coach:room", "coach:say"),
    "couples:join",
    "safety:questions",
    "settle:index",
    "settle:one",
    "shell:leave",
    "shell:manifest",
    "shell:notes",
    "shell:offline",
    "shell:style",
    "shell:worker",
    "start:alone",
    "start:before",
    "start:card",
    "start:cards",
    "start:look",
    "start:talk",
    "start:welcome",
    "support:country",
    "support:read",
    "support:support",
}
# And here: that somebody who holds the unlocked phone's twin, signed in but locked, may.
LOCKED_OK = {
    *("accounts:lock", "accounts:lost", "accounts:signout", "accounts:startover", "accounts:unlock"),
    "drafts:keep",
    *("pauses:ask", "pauses:back", "pauses:body", "pauses:close", "pauses:day", "pauses:move"),
    *("pauses:not_today", "pauses:pause", "pauses:sign", "pauses:still"),
    *("reaches:card", "reaches:card_answer"),
    *("rightnow:now", "rightnow:ring", "rightnow:words"),
}
WITH_BODY = ("GET", "POST")  # the others get the same answer at every address of a route
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ROLES = ("owner", "partner", "ex", "stranger", "alone", "out", "locked", "locked partner")
OWN_EYES = ("owner",)


def test_every_public_view_is_a_decision() -> None:
    assert {route.name for route in routes() if is_public(route.view)} == PUBLIC


def test_every_view_that_answers_while_locked_is_a_decision() -> None:
    assert {route.name for route in routes() if is_locked_ok(route.view) and not is_public(route.view)} == LOCKED_OK


def test_every_id_has_a_case_and_no_case_is_idle() -> None:
    all_routes = routes()
    assert {route.name for route in all_routes if route.kind} == set(KINDS)
    assert len({route.name for route in all_routes}) == len(all_routes)


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """Whatever happens in here has not happened afterwards."""
    jar = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = jar


def ask(client: Client, method: str, address: str, data: Any) -> HttpResponse:
    """One request; what it changed is undone."""
    with undone(client):
        answer: HttpResponse = getattr(client, method.lower())(address, data if method in ("POST", "GET") else "")
        _ = bare(answer)  # a streamed answer is read while its world is still there
        return answer


def bodies(story: Story, route: Route) -> list[dict[str, Any]]:
    """What a form of this route may hold: nothing, and what the story sent in its first and its last form."""
    told = [dict(sent.data) for sent in story.sent if sent.route == route.name and sent.data]
    return [{}, *told[:1], *told[1:][-1:]]


def forbidden(story: Story, role: str) -> list[str]:
    """The secrets that must not be in any answer to this role."""
    if role == "owner":
        return []
    if role in ("partner", "ex"):
        return story.of("mine", "nobody")
    return list(story.secrets)


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_nobody_sees_what_is_not_theirs(role: str, story: Story, as_role: Callable[[str], Client]) -> None:
    client, secrets = as_role(role), [secret.encode() for secret in forbidden(story, role)]
    faults: set[str] = set()
    for route in routes():
        for method in METHODS:
            for data in bodies(story, route) if method == "POST" else [{}]:
                most = None if method in WITH_BODY else 1
                found = [ask(client, method, address, data) for address in addresses(route, story.ids)[:most]]
                line = f"{method} {route.name} {sorted(data)}"
                faults |= {f"{answer.status_code}: {line}" for answer in found if answer.status_code >= 500}
                faults |= {f"leaks: {line}" for answer in found if _holds(answer, secrets, data)}
                if route.kind and not _may_differ(route, role):
                    gone = [ask(client, method, address, data) for address in addresses(route, missing_ids())[:most]]
                    if list(map(bare, found)) != list(map(bare, gone)):
                        faults.add(f"tells what is there from what is not: {line}")
    assert not faults, "\n".join(sorted(faults))


def _may_differ(route: Route, role: str) -> bool:
    assert route.kind
    return ("owner" if role == "locked" else role) in VISIBLE[route.kind]


def _holds(answer: HttpResponse, secrets: list[bytes], data: dict[str, Any]) -> bool:
    text, typed = bare(answer)[2], " ".join(map(str, data.values())).encode()
    return any(secret in text and secret not in typed for secret in secrets)


def test_every_form_is_in_the_story(story: Story, as_role: Callable[[str], Client]) -> None:
    """So that the matrix, the canary and the forgery test send each form with what it takes."""
    doors.accounts(story, story.people["erin"])
    doors.two_more(story, story.people["erin"], story.people["finn"])
    told = {sent.route for sent in story.sent}
    client = as_role("owner")
    takes = {
        route.name
        for route in routes()
        if any(ask(client, "POST", address, {}).status_code != 405 for address in addresses(route, story.ids)[:1])
    }
    assert takes - told == set()


def test_the_matrix_notices(story: Story, as_role: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that answers a stranger differently for what is there and for what is not is found."""
    client = as_role("stranger")
    entry = next(route for route in routes() if route.name == "journal:entry")
    entry_id = uuid.UUID(str(story.ids["entry"]))
    monkeypatch.setattr("securebase.web.couples.access.mine", lambda request, kind, ref: _found(ref, entry_id))
    here, gone = (bare(ask(client, "GET", addresses(entry, ids)[0], {})) for ids in (story.ids, missing_ids()))
    assert here != gone


def _found(ref: uuid.UUID, there: uuid.UUID) -> None:
    from django.http import Http404

    if ref == there:
        raise PermissionError
    raise Http404
