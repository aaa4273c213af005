"""The form of a day. Nothing has a default: what is not touched is not given."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms

from securebase.core.checkin import HIGH, LOW
from securebase.core.library import Library
from securebase.web.checkins.records import MOVES, CheckIn

MOST: Final = 1000  # letters of a line
NUMBERS: Final = ("worry", "space", "close", "load")
GUESSES: Final = ("guess_worry", "guess_space")


def _number(label: str, library: Library) -> forms.IntegerField:
    wrong = library.say("check.number_wrong")
    messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(label=label, required=False, min_value=LOW, max_value=HIGH, error_messages=messages)


class DayForm(forms.Form):
    """Four numbers, two taps, a line, a guess; which day, and which revision of it the page showed."""

    day = forms.DateField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    apart = forms.BooleanField(required=False)
    loop = forms.BooleanField(required=False)
    move = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    line = forms.CharField(required=False, max_length=MOST, widget=forms.Textarea(attrs={"rows": 2}))
    give_line = forms.BooleanField(required=False)

    def __init__(self, *args: Any, library: Library, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.library, say = library, library.say
        for number in NUMBERS:
            self.fields[number] = _number(say(f"check.{number}_label"), library)
        for guess in GUESSES if name else ():
            self.fields[guess] = _number(say(f"check.{guess}", name=name), library)
        labels = {"apart": "tap_apart", "loop": "tap_loop", "move": "loop_title", "line": "line_label"}
        for field, key in {**labels, "give_line": "line_give"}.items():
            self.fields[field].label = say(f"check.{key}")
        self.fields["move"].choices = [(move, say(f"check.loop_{move}")) for move in MOVES]  # type: ignore[attr-defined]
        self.fields["line"].error_messages["max_length"] = say("err.too_long", most=MOST)

    def slides(self) -> list[dict[str, Any]]:
        """The four wedges: field, hint and the words at their ends."""
        words = ("hint", "low", "high")
        return [
            {"field": self[name]} | {each: self.library.say(f"check.{name}_{each}") for each in words}
            for name in NUMBERS
        ]

    def guesses(self) -> list[dict[str, Any]]:
        """The wedges of a guess; none where there is nobody to wonder about."""
        return [
            {"field": self[name]} | {each: self.library.say(f"openings.{row}_{each}") for each in ("low", "high")}
            for name, row in zip(GUESSES, NUMBERS, strict=False)
            if name in self.fields
        ]

    def has_guess(self) -> bool:
        """Whether a guess was typed, so that its part of the page stands open."""
        return any(self[name].value() not in (None, "") or self[name].errors for name in GUESSES if name in self.fields)

    def clean(self) -> dict[str, Any]:
        """A day has something in it; a half that is given has a number in it."""
        said = super().clean() or {}
        numbers = [said.get(name) for name in NUMBERS]
        if self.errors:
            return said
        if "give" in self.data and all(number is None for number in numbers):
            self.add_error(None, self.library.say("check.give_none"))
        elif self.answers() == CheckIn():
            self.add_error(None, self.library.say("check.nothing"))
        return said

    def answers(self) -> CheckIn:
        """The day, as the form has it. A first move counts only with the loop."""
        said = self.cleaned_data
        return CheckIn(
            **{name: said.get(name) for name in (*NUMBERS, *GUESSES)},
            apart=said["apart"],
            loop=said["loop"],
            move=said["move"] if said["loop"] else "",
            line=said["line"].replace("\r\n", "\n"),
        )


def shown(day: date, found: CheckIn | None, revision: int) -> dict[str, Any]:
    """Initial values: the day as it was kept."""
    kept = found or CheckIn()
    fields = (*NUMBERS, *GUESSES, "apart", "loop", "move", "line")
    return {name: getattr(kept, name) for name in fields} | {"day": day, "seen": revision}
