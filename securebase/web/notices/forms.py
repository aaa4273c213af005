"""What may be chosen about notices."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms

from securebase.core.library import Library
from securebase.web.accounts.models import Person
from securebase.web.notices.actions import DAILY, clock_of
from securebase.web.notices.models import Notice, Reminder


class Choices(forms.Form):
    """On or off, quiet hours, and one's own daily reminders (empty: none)."""

    on = forms.BooleanField(required=False)
    quiet_from = forms.TimeField(input_formats=["%H:%M"], widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    quiet_until = forms.TimeField(input_formats=["%H:%M"], widget=forms.TimeInput({"type": "time"}, "%H:%M"))
    check_in = forms.TimeField(
        required=False, input_formats=["%H:%M"], widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    settle = forms.TimeField(required=False, input_formats=["%H:%M"], widget=forms.TimeInput({"type": "time"}, "%H:%M"))

    def __init__(self, data: Any, *, person: Person, library: Library) -> None:
        set_for = {row.kind: clock_of(row.minute) for row in Reminder.objects.filter(person=person)}
        now = {
            "on": person.notices,
            "quiet_from": clock_of(person.quiet_from),
            "quiet_until": clock_of(person.quiet_until),
            "check_in": set_for.get(Notice.Place.CHECK_IN),
            "settle": set_for.get(Notice.Place.SETTLE),
        }
        super().__init__(data, initial=now, use_required_attribute=False)
        words = {"on": "on_title", "check_in": "daily_check", "settle": "daily_settle"}
        for name, field in self.fields.items():
            field.label = library.say(f"notice.{words.get(name, name)}")
            field.error_messages |= {"invalid": library.say("err.time"), "required": library.say("err.required")}

    def minutes(self) -> dict[Notice.Place, int | None]:
        """The daily reminders, as minutes of the local day."""
        given = (self.cleaned_data["check_in"], self.cleaned_data["settle"])
        return {place: minute_of(clock) if clock else None for place, clock in zip(DAILY, given, strict=True)}


def minute_of(clock: time) -> int:
    """The minute of the day, 0 to 1439."""
    return clock.hour * 60 + clock.minute
