"""One line."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from securebase.core.library import Library

LONGEST: Final = 280


class LineForm(forms.Form):
    """What was noticed, in one line, and the token that makes the form one form."""

    line = forms.CharField(max_length=LONGEST, strip=True, widget=forms.Textarea({"rows": 2}))
    token = forms.UUIDField(widget=forms.HiddenInput)

    use_required_attribute = False  # an empty line is answered in our own words

    def __init__(self, *args: Any, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].label = library.say("noticed.label")
        self.fields["line"].error_messages |= {
            "required": library.say("noticed.one_line"),
            "max_length": library.say("noticed.too_long", most=LONGEST),
        }
