"""The settings that go along with a copy: those that a person would miss."""

from __future__ import annotations

from typing import Final
from zoneinfo import available_timezones

import msgspec

from securebase.web.accounts.models import Person

KIND: Final = "account.settings"
COLUMNS: Final = ("zone", "theme", "idle_minutes", "notices", "quiet_from", "quiet_until")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Plain columns of an account. Minutes of the day for the quiet hours, minutes at rest until it locks."""

    zone: str
    theme: str
    idle_minutes: int
    notices: bool
    quiet_from: int
    quiet_until: int

    def sound(self) -> bool:
        """Whether an account may have these."""
        minutes = range(24 * 60)
        fits = self.idle_minutes in range(5, 61) and self.quiet_from in minutes and self.quiet_until in minutes
        return fits and self.theme in Person.Theme.values and self.zone in available_timezones()


def of(person: Person) -> Settings:
    """A person's settings as they are now."""
    return Settings(**{name: getattr(person, name) for name in COLUMNS})


def adopt(person: Person, settings: Settings) -> None:
    """Set them."""
    for name in COLUMNS:
        setattr(person, name, getattr(settings, name))
    person.save(update_fields=list(COLUMNS))
