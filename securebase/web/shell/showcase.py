"""What the style page shows, and the manifest: data about the look, for views that stay short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django import forms
from django.http import QueryDict

from securebase.web.shell import icons
from securebase.web.shell.faces import INKS, Face
from securebase.web.shell.library import Library

ART: Final = Path(__file__).parent / "templates" / "shell" / "art"
GROUNDS: Final = ("bg", "surface", "sunk", "line", "edge", "track", "ink-2", "ink", "pine", "pine-tint", "lamp")
MORE_GROUNDS: Final = ("lamp-tint", "lamp-ink", "tide", "rowan", "moss", "plum", "alert", "alert-tint")
SIZES: Final = ("t-56", "t-36", "t-29", "t-24", "t-20", "t-17", "t-15", "t-13", "t-12")


class Sample(forms.Form):
    """One of each field, for the style page."""

    name = forms.CharField(label="Name", initial="Noor")
    line = forms.CharField(label="A line", widget=forms.Textarea(attrs={"rows": 2}))
    worry = forms.IntegerField(label="Worry", required=False, min_value=0, max_value=10, initial=6)
    load = forms.IntegerField(label="Load", required=False, min_value=0, max_value=10)
    back = forms.ChoiceField(
        label="Back at",
        choices=[("25", "25 min"), ("60", "1 hour"), ("eve", "Evening"), ("other", "Other")],
        widget=forms.RadioSelect,
        initial="25",
    )
    feelings = forms.MultipleChoiceField(
        label="Feelings",
        choices=[("a", "worried"), ("b", "lonely"), ("c", "sad"), ("d", "unsure")],
        widget=forms.CheckboxSelectMultiple,
        initial=["a"],
    )
    opening = forms.ChoiceField(
        label="A way to begin",
        choices=[("1", "I am back. Thank you for the time."), ("2", "I am back. Tell me slowly.")],
        widget=forms.RadioSelect,
        initial="1",
    )
    give = forms.BooleanField(label="Give my four numbers to the opening", initial=True)
    pick = forms.ChoiceField(label="Country", choices=[("de", "Germany"), ("gb", "United Kingdom")])
    digits = forms.CharField(label="Six digits")


def everything(query: QueryDict) -> dict[str, Any]:
    """The context of the style page. `?theme=dark` or `light` forces a theme for pictures."""
    faces = [Face("Noor", 1, "tide"), Face("Robin", 2, "rowan"), Face("Ása", 1, "moss"), Face("Jo", 2, "plum")]
    faulty = Sample({"name": "", "line": "", "back": "25"})
    return {
        "place": "today",
        "colours": GROUNDS + MORE_GROUNDS,
        "sizes": SIZES,
        "inks": INKS,
        "icons": sorted(icons.ICONS),
        "art": [f"shell/art/{path.name}" for path in sorted(ART.glob("*.html"))],
        "faces": faces,
        "noor": faces[0],
        "robin": faces[1],
        "long": Face("Maximiliane-Oluwaseun Featherstonehaugh", 1, "plum"),
        "form": Sample(auto_id="s_%s"),
        "faulty": faulty,
        "forced": query.get("theme", "") if query.get("theme") in ("light", "dark") else "",
    }


def manifest(library: Library, static: Callable[[str], str]) -> dict[str, Any]:
    """The web app manifest. Its name is neutral: it stands under the icon on a home screen."""

    def image(size: int, purpose: str = "any") -> dict[str, str]:
        kind = "maskable" if purpose == "maskable" else "icon"
        file = static(f"securebase/img/{kind}-{size}.png")
        return {"src": file, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}

    return {
        "id": "/",
        "name": library.say("shell.app_name"),
        "short_name": library.say("shell.app_name"),
        "lang": "en",
        "start_url": "/today/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#F0F1ED",
        "theme_color": "#F0F1ED",
        "icons": [image(192), image(512), image(512, "maskable")],
    }
