"""What people choose in their settings, checked."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from securebase.web.accounts.forms import PlainForm, zone_field
from securebase.web.accounts.names import tidy
from securebase.web.accounts.records import COLOURS, NAME_LENGTH
from securebase.web.shell.library import library

IDLE_CHOICES: Final = (5, 10, 15, 30, 60)  # minutes


class FaceForm(PlainForm):
    """How a person is called here, and in which ink."""

    name = forms.CharField(max_length=NAME_LENGTH, widget=forms.TextInput(attrs={"autocomplete": "nickname"}))
    colour = forms.ChoiceField(choices=[(colour, colour) for colour in COLOURS], widget=forms.RadioSelect)

    def clean_name(self) -> str:
        """The name without what nobody sees in it; somebody has to be there to be seen."""
        name = tidy(self.cleaned_data["name"])[:NAME_LENGTH]
        if not name:
            raise forms.ValidationError(library().say("err.required"))
        return name


class DeviceNameForm(PlainForm):
    """What somebody calls a device."""

    name = forms.CharField(max_length=40)


class ZoneForm(PlainForm):
    """A time zone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"] = zone_field()


class LookForm(PlainForm):
    """Light or dark."""

    theme = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = library().say
        names = (("system", "settings.theme_auto"), ("light", "settings.theme_light"), ("dark", "settings.theme_dark"))
        self.fields["theme"].choices = [(value, say(key)) for value, key in names]  # type: ignore[attr-defined]


class IdleForm(PlainForm):
    """Minutes at rest until it locks."""

    minutes = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = library().say
        self.fields["minutes"].choices = [  # type: ignore[attr-defined]
            (str(minutes), say("settings.idle_choice", minutes=minutes)) for minutes in IDLE_CHOICES
        ]
