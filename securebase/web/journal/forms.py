"""Forms of the journal. Long texts are refused with all of them still in the box."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms

from securebase.core.library import Library
from securebase.core.library_types import Question
from securebase.core.sharing import RUNGS
from securebase.web.journal.actions import MOST, WAYS
from securebase.web.journal.records import Entry


class EntryForm(forms.Form):
    """One entry: a title, a text and, for a guided one, an answer to each question."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(max_length=200, required=False)
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, library: Library, questions: Iterable[Question], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.library, self.today, self.questions = library, today, tuple(questions)
        for name in ("title", "text", "day"):
            self.fields[name].label = library.say(f"journal.{name}_label")
        for asked in self.questions:
            self.fields[f"answer_{asked.id}"] = forms.CharField(
                required=False, strip=False, label=asked.ask, help_text=asked.hint, widget=forms.Textarea
            )

    def clean_day(self) -> date:
        """An entry may be about an earlier day, and not about one that is still to come."""
        day: date = self.cleaned_data["day"] or self.today
        if day > self.today:
            raise forms.ValidationError(self.library.say("journal.day_ahead"))
        return day

    def clean(self) -> dict[str, Any]:
        """Something must be written, and not more than one entry holds."""
        data = self.cleaned_data
        written = [data.get("text") or "", *(data.get(f"answer_{asked.id}") or "" for asked in self.questions)]
        if sum(map(len, written)) > MOST:
            raise forms.ValidationError(self.library.say("journal.bigger", most=f"{MOST:,}"))
        if not any(text.strip() for text in written):
            raise forms.ValidationError(self.library.say("journal.nothing_yet"))
        return data

    def token_or_new(self) -> uuid.UUID:
        """The form's token; a form without one (an old page) counts as new."""
        return self.cleaned_data["token"] or uuid.uuid4()

    def entry(self, sort: str, *, now: datetime) -> Entry:
        """A new entry from the form."""
        return Entry(sort=sort, written=now.timestamp(), **self.words())

    def words(self) -> dict[str, Any]:
        """The words of the form, as an entry's fields."""
        data = self.cleaned_data
        answers = {
            asked.id: data[f"answer_{asked.id}"] for asked in self.questions if data[f"answer_{asked.id}"].strip()
        }
        return {"title": data["title"].strip(), "text": data["text"].rstrip(), "answers": answers}


class FindForm(forms.Form):
    """What to look for. Sent by POST: words do not belong into an address."""

    q = forms.CharField(max_length=200, required=False)
    sort = forms.CharField(max_length=20, required=False)
    since = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sorts = [("", library.say("journal.filter_all")), *((kind.id, kind.title) for kind in library.kinds)]
        self.fields["sort"] = forms.ChoiceField(choices=sorts, required=False)
        for name, key in (
            ("q", "search_label"),
            ("sort", "filter_kind"),
            ("since", "filter_from"),
            ("until", "filter_until"),
        ):
            self.fields[name].label = library.say(f"journal.{key}")


class ShareForm(forms.Form):
    """How much of an entry the partner may see."""

    rung = forms.ChoiceField(choices=[(rung, rung) for rung in RUNGS], widget=forms.RadioSelect)
    lines = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, library: Library, lines: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rung, picked = self.fields["rung"], self.fields["lines"]
        rung.label, picked.label = library.say("share.rung_label"), library.say("share.pick_title")
        assert isinstance(rung, forms.ChoiceField)
        assert isinstance(picked, forms.MultipleChoiceField)
        rung.choices = [(name, library.say(f"share.rung_{name}")) for name in RUNGS[1:]]
        picked.choices = [(str(number), line) for number, line in enumerate(lines)]

    def chosen(self) -> set[int]:
        """The positions of the picked lines."""
        return {int(number) for number in self.cleaned_data["lines"]}


class ReplyForm(forms.Form):
    """A short answer."""

    way = forms.ChoiceField(choices=[(way, way) for way in WAYS])
    words = forms.CharField(max_length=2000, required=False, widget=forms.Textarea)
