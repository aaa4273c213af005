"""The short answer to an opened day."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from securebase.core.library import Library

MOST: Final = 500  # letters: a short answer; what needs more is for a talk


class AnswerForm(forms.Form):
    """A few words, seen once more before they go."""

    words = forms.CharField(max_length=MOST, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        field.label = library.say("openings.answer_label")
        field.error_messages = {
            "required": library.say("err.required"),
            "max_length": library.say("err.too_long", most=MOST),
        }
