"""The tags that every page uses: what they write, what they escape, what they refuse."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.test import Client, RequestFactory

from securebase.web.shell.faces import Face
from securebase.web.shell.icons import ICONS


class Four(forms.Form):
    """A form as slices write them."""

    worry = forms.IntegerField(label="Worry", required=False, min_value=0, max_value=10)
    line = forms.CharField(label="A line", widget=forms.Textarea)
    back = forms.ChoiceField(label="Back at", choices=[("25", "25 minutes")], widget=forms.RadioSelect)
    give = forms.BooleanField(label="Give my line")


def rendered(source: str, **context: Any) -> str:
    """A template's text."""
    return Template("{% load securebase %}" + source).render(Context(context))


def test_say_fills_and_escapes() -> None:
    text = rendered('{% say "shell.aud_both" name=name %}', name="<b>Robin</b> & co")
    assert text == "You and &lt;b&gt;Robin&lt;/b&gt; &amp; co"


@pytest.mark.parametrize("source", ['{% say "shell.no_such" %}', '{% say "shell.aud_both" %}', '{% icon "no-such" %}'])
def test_what_is_unknown_is_refused(source: str) -> None:
    with pytest.raises(KeyError):
        rendered(source)


@pytest.mark.parametrize("who", ["only_you", "shape", "lines"])
def test_who_can_read_is_said_in_words(who: str) -> None:
    assert re.search(r"</svg>\w[\w ]+</span>", rendered(f'{{% audience "{who}" %}}'))


def test_both_names_the_other() -> None:
    assert "You and Robin" in rendered('{% audience "both" name="Robin" %}')


def test_a_person_is_a_disc_or_a_pebble_in_their_own_ink() -> None:
    text = rendered("{% dot face %}", face=Face("robin", 2, "plum"))
    assert text == '<span class="dot p2 plum" aria-hidden="true">R</span>'


@pytest.mark.parametrize(("name", "initial"), [("øyvind", "Ø"), ("  Jo", "J"), ("!?", "·"), ("", "·"), ("ßa", "S")])
def test_every_name_has_an_initial(name: str, initial: str) -> None:
    assert Face(name).initial == initial


def test_an_untouched_wedge_is_not_given() -> None:
    text = rendered("{% slide form.worry %}", form=Four())
    assert 'data-v=""' in text
    assert '<option value="">not given</option>' in text
    assert "selected" not in text
    assert Four({"line": "x", "back": "25", "give": "on", "worry": ""}).fields["worry"].clean("") is None


@pytest.mark.parametrize("value", [0, 10])
def test_a_given_wedge_keeps_its_number(value: int) -> None:
    text = rendered("{% slide form.worry %}", form=Four(initial={"worry": value}))
    assert f'data-v="{value}"' in text
    assert f'<option value="{value}" selected>' in text
    assert f'value="{value}" aria-label="Worry"' in text


def test_only_the_select_is_sent() -> None:
    text = rendered("{% slide form.worry %}", form=Four())
    assert re.findall(r'name="(\w+)"', text) == ["worry"]


def test_a_fault_is_said_in_words_and_tied_to_its_field() -> None:
    text = rendered('{% form_errors form %}{% field form.line hint="Only you." %}', form=Four({}))
    assert 'role="alert"' in text
    assert 'aria-describedby="id_line_hint id_line_error"' in text
    assert 'aria-invalid="true"' in text
    assert 'id="id_line_error"' in text


def test_a_fine_form_says_nothing() -> None:
    assert rendered("{% form_errors form %}", form=Four()).strip() == ""


def test_choices_are_native_controls_with_a_legend() -> None:
    text = rendered('{% choices form.back style="list" %}{% check form.give %}', form=Four())
    assert "<legend>Back at</legend>" in text
    assert re.search(r'<label><input type="radio" name="back"[^>]*><span>25 minutes</span></label>', text)
    assert re.search(r'<label class="check"><input type="checkbox" name="give"', text)


@pytest.mark.parametrize(
    ("path", "place"), [("/today/", "today"), ("/journal/4/", "journal"), ("/pause/", "today"), ("/support/", None)]
)
def test_the_bar_marks_where_one_is(path: str, place: str | None) -> None:
    text = rendered("{% bar %}", request=RequestFactory().get(path))
    marked = re.findall(r'<a href="/(\w+)/" aria-current="page">', text)
    assert marked == ([place] if place else [])


def test_every_icon_rests_on_one_heavier_stroke_or_is_a_sign() -> None:
    signs = {"both", "close", "more", "ask"}  # a figure of dots, a cross and a question mark rest on nothing
    assert {name for name, paths in ICONS.items() if paths.count('class="b"') != 1} == signs


@pytest.mark.django_db
def test_the_style_page_shows_all_of_it_under_our_own_policy() -> None:
    answer = Client().get("/style/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not re.findall(r'\sstyle="|<style|\son\w+="|<script(?![^>]*\ssrc=)', page)
    assert page.index('class="skip"') < page.index('class="exit"') < page.index('class="home"')


@pytest.mark.django_db
def test_the_title_gives_nothing_away() -> None:
    for path in ("/style/", "/no-such-page/"):
        assert "<title>Secure Base</title>" in Client().get(path).content.decode()


@pytest.mark.django_db
def test_the_manifest_is_neutral() -> None:
    manifest = Client().get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["short_name"]) == ("Notes", "Notes")
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    assert all(Client().get(icon["src"]).status_code == 200 for icon in manifest["icons"])
