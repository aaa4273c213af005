"""The cycle map as a Django app."""

from django.apps import AppConfig


class CycleMapConfig(AppConfig):
    """Each draws a half, both halves open together, both say that this is how it goes."""

    name = "securebase.web.cyclemap"
    label = "cyclemap"

    def ready(self) -> None:
        """A half whose other half was never given stays its writer's when a couple parts; and what is seen."""
        from securebase.vault.records import kind_of  # noqa: PLC0415  # models need the apps first
        from securebase.web.couples import parting, sharing  # noqa: PLC0415
        from securebase.web.cyclemap import shown  # noqa: PLC0415
        from securebase.web.cyclemap.records import InIt, MapAgreed, MapGiven, MapName, MapWord  # noqa: PLC0415

        for kind in (MapGiven, MapAgreed, MapWord, MapName):
            parting.shown_if(kind_of(kind), shown.shown_at_the_end)
        parting.shown_if(kind_of(InIt), lambda _ring, _stored: False)  # it was of one evening
        sharing.register("cyclemap", shown.shared)
