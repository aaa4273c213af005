"""What practising words leaves behind: a tick for its owner alone, and none of the words."""

from __future__ import annotations

from securebase.vault.records import Mine


class TriedDrill(Mine, frozen=True, tag="coach.tried"):
    """Somebody tried one of the drills. Under its id, once."""

    drill: str
