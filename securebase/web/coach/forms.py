"""What the coach is asked: words, or the parts of a statement. None of it is kept."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from securebase.core.language.feelings import Entry, feeling_map

LONGEST: Final = 6000  # letters that are looked at; anybody may ask, and each costs
PART: Final = 300
MOST_FEELINGS: Final = 3
COMMON: Final = frozenset({"sad", "angry", "tired", "calm", "trust", "kindness"})  # offered first to everybody
LEANS: Final = ("worry", "room")


class Build(forms.Form):
    """The parts of a statement; any may stay empty."""

    feelings = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    own = forms.CharField(required=False, max_length=40)
    when = forms.CharField(required=False, max_length=PART, widget=forms.Textarea({"rows": 2}))
    because = forms.CharField(required=False, max_length=PART, widget=forms.Textarea({"rows": 2}))
    need = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    ask = forms.CharField(required=False, max_length=PART, widget=forms.Textarea({"rows": 2}))

    def __init__(self, data: Any, *, lean: str, **more: Any) -> None:
        super().__init__(data, **more)
        words = feeling_map()
        self.first = {
            each.id for each in (*words.feelings.values(), *words.needs.values()) if each.first == lean
        } | COMMON
        self._choose("feelings", ordered(list(words.feelings.values()), lean))
        self._choose("need", ordered(list(words.needs.values()), lean))

    def shelves(self) -> list[dict[str, Any]]:
        """The two fields to choose from: what is offered first, and the rest, open where something of it is chosen."""
        made = []
        for name in ("feelings", "need"):
            box = self[name]
            chosen = {str(each) for each in (box.value() if isinstance(box.value(), list) else [box.value()])}
            options = [(option.data["value"] in self.first, option) for option in box]
            rest = [option for first, option in options if not first]
            is_open = any(option.data["value"] in chosen for option in rest)
            made.append(
                {"box": box, "first": [option for first, option in options if first], "rest": rest, "open": is_open}
            )
        return made

    def _choose(self, name: str, entries: list[Entry]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):  # of both kinds
            field.choices = [(each.id, each.say) for each in entries]

    def clean_feelings(self) -> list[str]:
        """The first three."""
        chosen: list[str] = self.cleaned_data["feelings"]
        return chosen[:MOST_FEELINGS]


class Room(forms.Form):
    """Words for stepping back."""

    feelings = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    until = forms.CharField(required=False, max_length=PART)
    then = forms.CharField(required=False, max_length=PART)
    care = forms.BooleanField(required=False)

    def __init__(self, data: Any, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["feelings"]
        if isinstance(field, forms.MultipleChoiceField):
            entries = [
                each
                for each in feeling_map().feelings.values()
                if each.first == "room" or each.id in ("tired", "sad", "angry")
            ]
            field.choices = [(each.id, each.say) for each in entries]


def ordered(entries: list[Entry], lean: str) -> list[Entry]:
    """What is offered first to who is worried, or needs room; the rest after it. Nothing is left out."""
    rank = {lean: 0, "both": 1}
    return sorted(entries, key=lambda each: rank.get(each.first, 2))
