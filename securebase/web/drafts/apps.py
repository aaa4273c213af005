"""Drafts: nothing typed is lost, not by a closed tab, a locked vault or a restart."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Seals what is being typed to its writer's public key, so that it can be kept while the vault is locked."""

    name = "securebase.web.drafts"
    label = "drafts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A form that arrives after the vault has locked is kept as a draft."""
        from securebase.web.drafts import views  # noqa: PLC0415  # models are not ready before
        from securebase.web.shell import gate  # noqa: PLC0415

        gate.on_locked_post = views.keep_locked_post
