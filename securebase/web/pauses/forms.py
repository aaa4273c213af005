"""From "in 25 minutes" to a moment. Limits are not known here: `core.pause` says what can be promised."""

from __future__ import annotations

import datetime as dt
import uuid
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms

from securebase.core.library import Library
from securebase.core.pause import WHYS
from securebase.web.pauses.clocks import DAY, quick
from securebase.web.shell.moments import local_moment

LINE_LENGTH: Final = 200
NOTES: Final = ("note_1", "note_2", "note_3")
LINES: Final = range(1, 7)


class When(forms.Form):
    """A day and a clock time in the person's own time zone."""

    time = forms.TimeField(
        required=False, input_formats=["%H:%M", "%H:%M:%S"], widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )

    def __init__(self, data: Any, *, library: Library, now: datetime, zone: ZoneInfo, **rest: Any) -> None:
        super().__init__(data, use_required_attribute=False, **rest)
        self.library, self.now, self.zone = library, now, zone
        self.today: date = now.astimezone(zone).date()
        self.moment: datetime | None = None
        clock = self.fields["time"]
        clock.label = library.say("now.pick_time")
        clock.error_messages["invalid"] = library.say("err.time")

    def at(self, day: date, clock: dt.time | None) -> datetime | None:
        """The moment, or an error on the form in plain words."""
        moment = local_moment(day, clock, self.zone) if clock else None
        if moment is None and "time" not in self.errors:
            self.add_error("time", self.library.say("pause.no_time"))
        return moment


class Soon(When):
    """Today or tomorrow, at a time."""

    day = forms.ChoiceField(required=False)

    def __init__(self, data: Any, **rest: Any) -> None:
        super().__init__(data, **rest)
        days = [("today", "now.day_today"), ("tomorrow", "now.day_tomorrow")]
        self.fields["day"] = forms.ChoiceField(
            required=False,
            widget=forms.RadioSelect,
            choices=[(value, self.library.say(key).capitalize()) for value, key in days],
            label=self.library.say("now.pick_day"),
            initial="today",
            error_messages={"invalid_choice": self.library.say("err.choice")},
        )

    def clean(self) -> dict[str, Any]:
        """Find the moment."""
        found: dict[str, Any] = super().clean() or {}
        day = self.today + (DAY if found.get("day") == "tomorrow" else timedelta())
        self.moment = self.at(day, found.get("time"))
        return found


class Ask(Soon):
    """Until when: one of the quick times by its button, or another by day and time."""

    back = forms.CharField(required=False)
    line = forms.CharField(required=False, max_length=LINE_LENGTH)

    def clean(self) -> dict[str, Any]:
        """Find the moment: a quick one needs no day and no time."""
        choices = quick(self.now, self.zone)
        picked = self.cleaned_data.get("back", "")
        if picked in choices:
            self.moment = choices[picked][1]
            return self.cleaned_data
        return super().clean()


class Start(forms.Form):
    """What the preview sends: the moment that was shown, the form's own id, and a line that may go with it."""

    token = forms.UUIDField()
    at = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z"])
    note = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    own = forms.CharField(required=False, max_length=LINE_LENGTH, widget=forms.Textarea({"rows": 1}))

    def __init__(self, data: Any, *, library: Library, **rest: Any) -> None:
        super().__init__(data, use_required_attribute=False, **rest)
        lines = [(name, f"“{library.say(f'pause.{name}')}”") for name in NOTES]
        self.fields["note"] = forms.ChoiceField(
            required=False,
            widget=forms.RadioSelect,
            choices=[("", library.say("pause.note_none")), *lines],
            label=library.say("pause.note_label"),
            error_messages={"invalid_choice": library.say("err.choice")},
        )
        self.fields["own"].label = library.say("pause.note_own")
        self.fields["own"].error_messages["max_length"] = library.say("err.too_long", most=LINE_LENGTH)
        self.library = library

    def line(self) -> str:
        """The line in words: one's own, or the one that was picked, or nothing."""
        own, picked = self.cleaned_data["own"].strip(), self.cleaned_data["note"]
        return own or (self.library.say(f"pause.{picked}") if picked else "")


class Move(Soon):
    """A later time, and why in one tap."""

    why = forms.ChoiceField(required=False, widget=forms.RadioSelect)

    def __init__(self, data: Any, **rest: Any) -> None:
        super().__init__(data, **rest)
        say = self.library.say
        self.fields["why"] = forms.ChoiceField(
            required=False,
            widget=forms.RadioSelect,
            choices=[(why, say(f"pause.why_{why}")) for why in WHYS],
            label=say("pause.move_why"),
            error_messages={"invalid_choice": say("pause.why_needed")},
        )


class AnotherDay(When):
    """A date and a time."""

    date = forms.DateField(required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, data: Any, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["date"].label = self.library.say("now.pick_day")
        self.fields["date"].error_messages["invalid"] = self.library.say("err.date")
        self.initial.setdefault("date", self.today + DAY)
        self.initial.setdefault("time", dt.time(10))

    def clean(self) -> dict[str, Any]:
        """Find the moment."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("date") is None:
            if "date" not in self.errors:
                self.add_error("date", self.library.say("err.required"))
            return found
        self.moment = self.at(found["date"], found.get("time"))
        return found


class Back(forms.Form):
    """A line to come back with, or none."""

    line = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, widget=forms.RadioSelect)

    def __init__(self, data: Any, *, library: Library) -> None:
        super().__init__(data, use_required_attribute=False)
        lines = [(str(n), f"“{library.say(f'pause.back_{n}')}”") for n in LINES]
        self.fields["line"] = forms.TypedChoiceField(
            required=False,
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
            choices=[("", library.say("pause.back_none")), *lines],
            label=library.say("pause.back_choose"),
        )


def new_token() -> uuid.UUID:
    """The id of a form, and of what it makes: the same form sent twice makes one thing."""
    return uuid.uuid4()


def read_token(typed: str) -> uuid.UUID:
    """A form's id as it was sent along; a new one if that is none."""
    try:
        return uuid.UUID(typed)
    except ValueError:
        return new_token()
