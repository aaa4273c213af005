"""The taps of Today, as forms."""

from __future__ import annotations

from typing import Any

from django import forms

from securebase.core.library import Library
from securebase.web.today.records import OWN_ACTS, STEP_ACTS


class ActForm(forms.Form):
    """Which tap, on which step, from which form."""

    what = forms.ChoiceField(choices=[(what, what) for what in (*STEP_ACTS, *OWN_ACTS)])
    step = forms.CharField(required=False, max_length=40)
    n = forms.IntegerField(min_value=0, max_value=9999)

    def __init__(self, *args: Any, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = {step.id for step in library.steps}

    def clean(self) -> dict[str, Any]:
        """A tap on a step names one that there is; a tap of one's own names none."""
        said = super().clean() or {}
        known = said.get("step") in self.steps
        if known is not (said.get("what") in STEP_ACTS):
            raise forms.ValidationError("step")
        return said
