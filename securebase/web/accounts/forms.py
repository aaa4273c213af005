"""What people type into account pages, checked. Faults are words of the library, fit to be shown."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from zxcvbn import zxcvbn

from securebase.web.accounts import zones
from securebase.web.accounts.names import tidy
from securebase.web.accounts.records import NAME_LENGTH
from securebase.web.shell.library import library

PASS_LONGEST: Final = 200
PASS_SHORTEST: Final = 10
JUDGED: Final = 72  # zxcvbn takes longer the longer the text is, and its verdict on 72 letters holds for more
SIX: Final = 6
VARIED: Final = 3  # different digits among the six
STRONG: Final = 4  # zxcvbn's best mark: more than 10^10 guesses
EASY_DIGITS: Final = (
    "012345",
    "123456",
    "234567",
    "345678",
    "456789",
    "543210",
    "654321",
    "765432",
    "876543",
    "987654",
)


class PlainForm(forms.Form):
    """A form whose ready-made faults speak with the app's voice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = library().say
        for field in self.fields.values():
            field.error_messages["required"] = say("err.required")
            field.error_messages["invalid_choice"] = say("err.choice")
            for check in field.validators:
                if getattr(check, "code", "") == "max_length":
                    check.message = say("err.too_long", most=check.limit_value)  # type: ignore[attr-defined]


def passphrase_field(*, new: bool = False) -> forms.CharField:
    """A passphrase as it is typed; spaces at the ends are kept, since the vault folds them itself."""
    attrs = {
        "autocomplete": "new-password" if new else "current-password",
        "autocapitalize": "none",
        "spellcheck": "false",
    }
    return forms.CharField(max_length=PASS_LONGEST, strip=False, widget=forms.PasswordInput(attrs=attrs))


def _name_field(*, autocomplete: str) -> forms.CharField:
    attrs = {"autocomplete": autocomplete, "spellcheck": "false"}
    return forms.CharField(max_length=NAME_LENGTH, widget=forms.TextInput(attrs=attrs))


def zone_field() -> forms.ChoiceField:
    """Every zone, by region; nothing is chosen in advance."""
    chosen = [("", library().say("account.zone_choose")), *zones.choices()]
    return forms.ChoiceField(choices=chosen)


class WhoForm(PlainForm):
    """The first screen of an account: a name, and the zone that promised times are meant in."""

    name = _name_field(autocomplete="username")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"] = zone_field()
        self.fields["zone"].error_messages["required"] = library().say("err.required")

    def clean_name(self) -> str:
        """The name with its spaces folded; at least one letter or digit, so that it can be told and drawn."""
        name = tidy(self.cleaned_data["name"])
        if not any(letter.isalnum() for letter in name):
            raise forms.ValidationError(library().say("account.name_shape"))
        return name


class SignInForm(PlainForm):
    """A name and a passphrase."""

    name = _name_field(autocomplete="username")
    passphrase = passphrase_field()


class PassForm(PlainForm):
    """The passphrase once more."""

    passphrase = passphrase_field()


class OwnWordsForm(PlainForm):
    """A passphrase in somebody's own words, strong enough against one who knows them."""

    passphrase = passphrase_field(new=True)

    def __init__(self, *args: Any, names: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def clean_passphrase(self) -> str:
        """Refuse what can be guessed; names are among the guesses."""
        typed: str = self.cleaned_data["passphrase"]
        if len(typed.strip()) < PASS_SHORTEST:
            raise forms.ValidationError(library().say("pass.short", least=PASS_SHORTEST))
        if not strong(typed, names=self.names):
            raise forms.ValidationError(library().say("pass.weak"))
        return typed


def strong(typed: str, *, names: tuple[str, ...]) -> bool:
    """Whether a passphrase holds against somebody who knows these names: as it is, and without names and spaces."""
    parts = {part.casefold() for name in names for part in (name, *name.split())}
    bare = "".join(typed.casefold().split())
    for part in sorted(parts, key=len, reverse=True):
        bare = bare.replace("".join(part.split()), "-")
    return all(zxcvbn(text[:JUDGED], user_inputs=sorted(parts))["score"] >= STRONG for text in (typed, bare))


class CodeForm(PlainForm):
    """A name and the code that was printed."""

    name = _name_field(autocomplete="username")
    code = forms.CharField(
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


def _digits_field() -> forms.CharField:
    attrs = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6", "pattern": "[0-9]*"}
    return forms.CharField(widget=forms.PasswordInput(attrs=attrs))


class DigitsForm(PlainForm):
    """Six digits."""

    digits = _digits_field()

    def clean_digits(self) -> str:
        """Exactly six digits."""
        digits: str = self.cleaned_data["digits"].strip()
        if len(digits) != SIX or not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError(library().say("account.quick_shape"))
        return digits


class NewDigitsForm(DigitsForm):
    """Six digits twice, and not the first that anybody would try."""

    digits_again = _digits_field()

    def clean_digits(self) -> str:
        """Not one digit six times, not a row, not a pair or a triple repeated."""
        digits = super().clean_digits()
        if digits in EASY_DIGITS or len(set(digits)) < VARIED or digits in (digits[:2] * 3, digits[:3] * 2):
            raise forms.ValidationError(library().say("account.quick_easy"))
        return digits

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        data = super().clean() or {}
        if "digits" in data and data["digits"] != str(data.get("digits_again", "")).strip():
            self.add_error("digits_again", library().say("account.quick_differ"))
        return data
