"""The forms of the Circle."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms

from securebase.core import circle as rules
from securebase.core.library import Library
from securebase.web.shell.moments import local_moment

MOST: Final = 140  # letters of a line on the Circle


def _options(names: tuple[str, ...], prefix: str, library: Library) -> list[tuple[str, str]]:
    return [(name, library.say(f"circle.{prefix}_{name}")) for name in names]


class DropForm(forms.Form):
    """A dot that was dropped: only where."""

    angle = forms.FloatField(min_value=-360, max_value=720)


class PlaceForm(forms.Form):
    """A place from the list, what one needs next, a line for it. No place leaves the dot where it is."""

    place = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    need = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    line = forms.CharField(required=False, max_length=MOST)

    def __init__(self, *args: Any, library: Library, has_place: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.library, self.has_place = library, has_place
        for name, prefix, names in (("place", "place", rules.PLACES), ("need", "needs", rules.NEEDS)):
            field = self.fields[name]
            field.choices = _options(names, prefix, library)  # type: ignore[attr-defined]
            field.error_messages["invalid_choice"] = library.say("err.choice")
        self.fields["place"].label = library.say("circle.place_list")
        self.fields["need"].label = library.say("circle.needs_label")
        self.fields["line"].label = library.say("circle.line_label")
        self.fields["line"].error_messages["max_length"] = library.say("err.too_long", most=MOST)

    def clean_place(self) -> str:
        """A first dot needs a place."""
        place = str(self.cleaned_data["place"])
        if not place and not self.has_place:
            raise forms.ValidationError(self.library.say("circle.place_needed"))
        return place


class AwayForm(forms.Form):
    """What for, back when, how to meet again. The moment is on the clock of whoever goes."""

    what = forms.ChoiceField(widget=forms.RadioSelect)
    words = forms.CharField(required=False, max_length=MOST)
    back = forms.CharField(widget=forms.TextInput(attrs={"type": "datetime-local"}))
    ritual = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    ritual_words = forms.CharField(required=False, max_length=MOST)

    def __init__(self, *args: Any, library: Library, zone: ZoneInfo, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.library, self.zone, self.now = library, zone, now
        self.plan: rules.Away | None = None
        say = library.say
        for name, names in (("what", rules.WHATS), ("ritual", rules.RITUALS)):
            field = self.fields[name]
            field.choices = _options(names, "away" if name == "what" else name, library)  # type: ignore[attr-defined]
            field.error_messages = {"required": say("err.choice"), "invalid_choice": say("err.choice")}
        labels = {"what": "away_what", "back": "away_back", "ritual": "away_ritual"}
        labels |= {"words": "away_words", "ritual_words": "ritual_words"}
        for name, key in labels.items():
            self.fields[name].label = say(f"circle.{key}")
        for name in ("words", "ritual_words"):
            self.fields[name].error_messages["max_length"] = say("err.too_long", most=MOST)
        self.fields["back"].error_messages = {"required": say("circle.away_needed")}

    def clean_back(self) -> datetime:
        """The moment in the person's zone; a clock time that the zone skips moves on by the hour skipped."""
        try:
            said = datetime.fromisoformat(self.cleaned_data["back"])
        except ValueError:
            said = None
        moment = local_moment(said.date(), said.time(), self.zone) if said else None
        if moment is None:
            raise forms.ValidationError(self.library.say("circle.away_needed"))
        return moment

    def clean(self) -> dict[str, Any]:
        """The limits of a time away, in words."""
        said = super().clean() or {}
        if not self.errors and not said["ritual"] and not said["ritual_words"]:
            self.add_error("ritual", self.library.say("err.choice"))
        if self.errors:
            return said
        plan = rules.away(self.now, said["back"], said["what"], said["ritual"] or "none")
        if isinstance(plan, rules.AwayRefused):
            latest = plan.latest.astimezone(self.zone) if plan.latest else None
            slots = {"latest": f"{latest:%Y-%m-%d %H:%M}"} if latest else {}
            self.add_error("back", self.library.say(plan.words_key, **slots))
            return said
        self.plan = plan
        return said
