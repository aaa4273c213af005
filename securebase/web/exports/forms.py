"""What is asked before a file is made, and before one is read."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from zxcvbn import zxcvbn

from securebase.web.accounts.forms import JUDGED, PASS_LONGEST, PASS_SHORTEST, STRONG, PlainForm, passphrase_field
from securebase.web.shell.library import library

LOCKED: Final = "locked"
WAYS: Final = (LOCKED, "open")
MARGIN: Final = 2**16  # bytes that the rest of the form may take
LARGEST: Final = settings.BODY_LIMIT - MARGIN


class TakeForm(PlainForm):
    """Locked with a passphrase of its own, typed twice; or open, on purpose."""

    way = forms.ChoiceField(choices=[(way, way) for way in WAYS], widget=forms.RadioSelect, initial=LOCKED)
    file_passphrase = passphrase_field(new=True)
    file_passphrase_again = passphrase_field(new=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say = library().say
        self.fields["way"].choices = [(way, say(f"export.way_{way}")) for way in WAYS]  # type: ignore[attr-defined]
        self.fields["way"].label = say("export.way_label")
        self.fields["file_passphrase"].required = self.fields["file_passphrase_again"].required = False

    def clean(self) -> dict[str, Any]:
        """A locked file needs a passphrase that holds, typed the same way twice."""
        data = super().clean() or {}
        if data.get("way") == LOCKED and not self.errors:
            self._judge(data["file_passphrase"], data["file_passphrase_again"])
        return data

    def _judge(self, typed: str, again: str) -> None:
        say = library().say
        if not typed:
            self.add_error("file_passphrase", say("err.required"))
        elif len(typed.strip()) < PASS_SHORTEST:
            self.add_error("file_passphrase", say("pass.short", least=PASS_SHORTEST))
        elif zxcvbn(typed[:JUDGED])["score"] < STRONG:
            self.add_error("file_passphrase", say("pass.weak"))
        elif typed != again:
            self.add_error("file_passphrase_again", say("export.lock_differ"))

    @property
    def passphrase(self) -> str | None:
        """What to lock with; None for a file that is left open."""
        return self.cleaned_data["file_passphrase"] if self.cleaned_data["way"] == LOCKED else None


class BringForm(PlainForm):
    """A file, and its passphrase if it has one."""

    file = forms.FileField(allow_empty_file=True)
    file_passphrase = forms.CharField(
        max_length=PASS_LONGEST, strip=False, required=False, widget=forms.PasswordInput({"autocomplete": "off"})
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """A file of a size that can be read here."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(library().say("export.import_large", most=LARGEST // 2**20), code="large")
        return file
