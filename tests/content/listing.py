"""Writes the list of words files and keys at the end of docs/writing-content.md: `python -m tests.content.listing`."""

from pathlib import Path

from securebase.core.library import ENGLISH, load_library

DOC = Path(__file__).parents[2] / "docs" / "writing-content.md"
HEADING = "## Words, by file\n"


def listing() -> str:
    """The section, from the content folder as it is now."""
    by_area: dict[str, list[str]] = {}
    for key in load_library().words:
        area, name = key.split(".")
        by_area.setdefault(area, []).append(name)
    seen_by = {path.stem: _first_line(path) for path in (ENGLISH / "words").glob("*.toml")}
    rows = "".join(f"| `{area}` | {seen_by[area]} |\n" for area in sorted(by_area))
    keys = "".join(
        f"\n**{area}** ({len(names)}): " + ", ".join(f"`{name}`" for name in names) + "\n"
        for area, names in sorted(by_area.items())
    )
    return (
        f"{HEADING}Each file is `securebase/content/en/words/<area>.toml`; a key is said as `area.key`. "
        "`python -m tests.content.listing` writes this section.\n\n"
        f"| area | seen by |\n|---|---|\n{rows}\n### Keys\n{keys}"
    )


def _first_line(path: Path) -> str:
    return path.read_text("utf-8").split("\n", 1)[0].removeprefix("# Seen by").lstrip(": ")


if __name__ == "__main__":
    before = DOC.read_text("utf-8").split(HEADING)[0]
    DOC.write_text(before + listing(), "utf-8")
