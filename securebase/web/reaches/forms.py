"""Asking for a sign, answering it, and one's own list."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms

from securebase.core.library import Library
from securebase.web.shell.moments import local_moment

EVENING: Final = time(21)
LATEST: Final = timedelta(hours=2)  # an evening that is nearer than this is no evening: hours, never minutes
LINE_LENGTH: Final = 160
OWN_LINES: Final = 8


def untils(now: datetime, zone: ZoneInfo) -> dict[str, datetime]:
    """Until when a reach may stay open: this evening (while there is one), and tomorrow evening."""
    today = now.astimezone(zone).date()
    found = {
        "evening": local_moment(today, EVENING, zone),
        "tomorrow": local_moment(today + timedelta(days=1), EVENING, zone) or now + timedelta(days=1),
    }
    return {name: moment for name, moment in found.items() if moment and moment - now >= LATEST}


class Ask(forms.Form):
    """One line of the other's list, and until when. The line travels as its words: lists may change in between."""

    line = forms.ChoiceField(widget=forms.RadioSelect)
    until = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, data: Any, *, library: Library, lines: list[str], untils: dict[str, datetime]) -> None:
        super().__init__(data, use_required_attribute=False, initial={"until": next(iter(untils))})
        say = library.say
        choose = {"required": say("reach.pick_one"), "invalid_choice": say("reach.line_gone")}
        self.fields["line"] = forms.ChoiceField(
            widget=forms.RadioSelect,
            choices=[(line, line[:1].upper() + line[1:]) for line in lines],
            label=say("reach.pick_one"),
            error_messages=choose,
        )
        self.fields["until"] = forms.ChoiceField(
            widget=forms.RadioSelect,
            choices=[(name, say(f"reach.until_{name}").capitalize()) for name in untils],
            label=say("reach.ask_until"),
            error_messages={"required": say("err.choice"), "invalid_choice": say("err.choice")},
        )


class At(forms.Form):
    """Today or tomorrow, at a time that is to come."""

    day = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    time = forms.TimeField(input_formats=["%H:%M", "%H:%M:%S"], widget=forms.TimeInput({"type": "time"}, "%H:%M"))

    def __init__(self, data: Any, *, library: Library, now: datetime, zone: ZoneInfo) -> None:
        super().__init__(data, use_required_attribute=False, initial={"day": "today"})
        self.library, self.now, self.zone = library, now, zone
        self.moment: datetime | None = None
        say = library.say
        days = [("today", say("now.day_today").capitalize()), ("tomorrow", say("now.day_tomorrow").capitalize())]
        self.fields["day"] = forms.ChoiceField(
            required=False, widget=forms.RadioSelect, choices=days, label=say("now.pick_day"), initial="today"
        )
        clock = self.fields["time"]
        clock.label = say("now.pick_time")
        clock.error_messages |= {"invalid": say("err.time"), "required": say("reach.no_time")}

    def clean(self) -> dict[str, Any]:
        """Find the moment; one that is over is refused in plain words."""
        found: dict[str, Any] = super().clean() or {}
        clock = found.get("time")
        if clock is None:
            return found
        day = self.now.astimezone(self.zone).date() + timedelta(days=found.get("day") == "tomorrow")
        self.moment = local_moment(day, clock, self.zone)
        if self.moment is None or self.moment <= self.now:
            self.add_error("time", self.library.say("reach.past"))
        return found


class MyList(forms.Form):
    """The default lines to tick, and lines in one's own words (one a line)."""

    picked = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    own = forms.CharField(required=False, max_length=OWN_LINES * LINE_LENGTH, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, *, library: Library, lines: list[str] | None) -> None:
        known = [reach.line for reach in library.reaches]
        mine = lines or []
        start = {
            "picked": [line for line in known if line in mine],
            "own": "\n".join(line for line in mine if line not in known),
        }
        super().__init__(data, initial=start, use_required_attribute=False)
        self.fields["picked"] = forms.MultipleChoiceField(
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(line, line[:1].upper() + line[1:]) for line in known],
            label=library.say("reach.list_intro"),
        )
        self.fields["own"].label = library.say("reach.list_own")
        self.fields["own"].help_text = library.say("reach.list_own_hint")
        most = OWN_LINES * LINE_LENGTH
        self.fields["own"].error_messages["max_length"] = library.say("err.too_long", most=most)

    def lines(self) -> list[str]:
        """The list as it will be: own words first."""
        own = [line.strip()[:LINE_LENGTH] for line in self.cleaned_data["own"].splitlines() if line.strip()]
        return [*own[:OWN_LINES], *self.cleaned_data["picked"]]
