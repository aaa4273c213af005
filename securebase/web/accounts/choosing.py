"""Choosing a passphrase: offered, in one's own words, typed once more. Nothing is stored until the end is right.

The words go from screen to screen in the form itself, so nothing typed is lost and nothing lies on the server.
Signing up, changing, recovering and starting over all use it: each gives what it carries along and does its own act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from django.http import QueryDict

from securebase.vault import keys
from securebase.vault.codes import new_passphrase
from securebase.web.accounts.forms import OwnWordsForm, PassForm
from securebase.web.shell.library import library

UNPROCESSABLE: Final = 422
OFFERED: Final = 6  # words
At = Literal["offer", "own", "again", "done"]


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """Where somebody is in choosing. ``done`` means that the passphrase was typed right a second time."""

    at: At
    passphrase: str = ""
    own: bool = False  # in one's own words
    form: OwnWordsForm | PassForm | None = None
    status: int = 200

    @property
    def words(self) -> list[str]:
        """The single words of an offered passphrase."""
        return self.passphrase.split()


@dataclass(frozen=True, slots=True, repr=False)
class Course:
    """What the screens belong to: where they are sent, what they carry unseen, how many steps there are."""

    action: str
    carried: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    back: str = ""


def offer(word_list: Sequence[str]) -> Choice:
    """Six fresh words."""
    return Choice("offer", new_passphrase(word_list))


def advance(post: QueryDict, *, names: tuple[str, ...], word_list: Sequence[str]) -> Choice:
    """The next screen after this one was sent. A form that makes no sense begins again with an offer."""
    at, go, held = post.get("at", ""), post.get("go", ""), post.get("held_passphrase", "")
    own = post.get("own") == "1"
    if at == "own" and go != "back":
        return _own_words(post, names)
    if at == "offer" and go == "own":
        return Choice("own", held, own=True, form=OwnWordsForm())
    if at == "offer" and go == "have" and held:
        return Choice("again", held, form=PassForm())
    if at == "again" and held:
        return _see_again(held, own) if go == "show" else _again(post, held, own, names, word_list)
    return offer(word_list)


def _own_words(post: QueryDict, names: tuple[str, ...]) -> Choice:
    form = OwnWordsForm(post, names=names)
    if not form.is_valid():
        return Choice("own", own=True, form=form, status=UNPROCESSABLE)
    return Choice("again", form.cleaned_data["passphrase"], own=True, form=PassForm())


def _see_again(held: str, own: bool) -> Choice:
    if own:
        return Choice("own", held, own=True, form=OwnWordsForm(initial={"passphrase": held}))
    return Choice("offer", held)


def _was_offered(held: str, word_list: Sequence[str]) -> bool:
    words = held.split()
    return len(words) >= OFFERED and set(words) <= set(word_list)


def _again(post: QueryDict, held: str, own: bool, names: tuple[str, ...], word_list: Sequence[str]) -> Choice:
    form = PassForm(post)
    if form.is_valid():
        if keys.same(keys.normal(form.cleaned_data["passphrase"]), keys.normal(held)):
            # What came along was judged on the screen before, but a form can be sent by hand.
            judged = OwnWordsForm({"passphrase": held}, names=names)
            if _was_offered(held, word_list) or judged.is_valid():
                return Choice("done", held, own=own)
            return Choice("own", own=True, form=judged, status=UNPROCESSABLE)
        form.add_error("passphrase", library().say("account.pass_differ"))
    return Choice("again", held, own=own, form=form, status=UNPROCESSABLE)
