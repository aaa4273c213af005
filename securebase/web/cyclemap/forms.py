"""The five lines of a half; the name; one line of what one would put differently."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from securebase.core.cyclemap import MOST, PARTS
from securebase.core.library import Library

LONGEST_NAME: Final = 40
LONGEST_WORD: Final = 280


class HalfForm(forms.Form):
    """One's own half. Any line may stay empty, not all of them."""

    use_required_attribute = False

    def __init__(self, *args: Any, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.library = library
        for part in PARTS:
            field = forms.CharField(required=False, max_length=MOST, widget=forms.Textarea({"rows": 2}))
            field.label = library.say(f"map.{part}_label")
            field.error_messages["max_length"] = library.say("map.too_long", most=MOST)
            self.fields[part] = field

    def clean(self) -> dict[str, Any]:
        """One line at least. Line ends become spaces: a line is a line."""
        data = {name: " ".join(text.split()) for name, text in self.cleaned_data.items()}
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(self.library.say("map.nothing"))
        return data


class LineForm(forms.Form):
    """One short line: the name of the loop, or what one would put differently."""

    line = forms.CharField(required=False)

    def __init__(self, *args: Any, library: Library, what: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": f"id_{what}_%s"})  # two of these stand on one page
        most = LONGEST_NAME if what == "name" else LONGEST_WORD
        field = forms.CharField(required=what == "name", max_length=most)
        field.label = library.say(f"map.{what}_label")
        field.error_messages |= {
            "required": library.say("err.required"),
            "max_length": library.say("err.too_long", most=most),
        }
        self.fields["line"] = field
