"""What people type about being two: an invitation's words, a time to part."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms

from securebase.vault.codes import WORDS
from securebase.web.accounts.forms import PlainForm
from securebase.web.shell.library import library
from securebase.web.shell.moments import local_moment

ENOUGH: Final = 4  # no two words of the list begin with the same four letters


def whole_words(typed: str) -> list[str]:
    """What somebody typed or pasted (a whole link counts), each word completed from its first four letters."""
    by_start = {word[:ENOUGH]: word for word in library().word_list}
    found = re.findall(r"[a-z]+", typed.rsplit("#", 1)[-1].lower())
    return [by_start.get(word[:ENOUGH], word) if len(word) >= ENOUGH else word for word in found]


class WordsForm(PlainForm):
    """The eight words of an invitation."""

    words_of_invitation = forms.CharField(
        max_length=400,
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def clean_words_of_invitation(self) -> str:
        """Eight words, joined as the vault reads them."""
        words = whole_words(self.cleaned_data["words_of_invitation"])
        if len(words) != WORDS:
            raise forms.ValidationError(library().say("invite.eight"))
        return "-".join(words)


class WhenForm(PlainForm):
    """A moment to part, as the clock of whoever plans it shows it."""

    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, *args: Any, zone: ZoneInfo, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now
        self.fields["day"].error_messages["invalid"] = library().say("err.date")
        self.fields["time"].error_messages["invalid"] = library().say("err.time")

    def clean(self) -> dict[str, Any]:
        """``at``: that moment in UTC, in the future."""
        data = super().clean() or {}
        if "day" in data and "time" in data:
            at = local_moment(data["day"], data["time"], self.zone)
            if at is None or at <= self.now:
                raise forms.ValidationError(library().say("part.when_past"))
            data["at"] = at
        return data


class SeesForm(PlainForm):
    """What the other will see when it ends."""

    sees = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = library().say
        self.fields["sees"].choices = [  # type: ignore[attr-defined]
            ("now", say("part.sees_note")),
            ("later", say("part.sees_later")),
        ]
        self.name = name
