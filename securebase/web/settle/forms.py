"""Before and after, each 0 to 10 or left out."""

from __future__ import annotations

from typing import Any

from django import forms

from securebase.core.library import Library


class Dials(forms.Form):
    """How high it was, how high it is."""

    token = forms.UUIDField()
    before = forms.IntegerField(required=False, min_value=0, max_value=10)
    after = forms.IntegerField(required=False, min_value=0, max_value=10)

    def __init__(self, data: Any, *, library: Library) -> None:
        super().__init__(data, use_required_attribute=False)
        for name in ("before", "after"):
            number = self.fields[name]
            wrong = library.say("err.number", low=0, high=10)
            number.error_messages |= {"invalid": wrong, "min_value": wrong, "max_value": wrong}
