"""From nothing to a working Django, for every command that needs one."""

from __future__ import annotations

import os

from securebase import datafolder, env


def boot() -> env.Env:
    """Check the variables, make the data folder, start Django and bring the database up to date.

    Raises BadSetting, in one sentence, for what the person who runs the server can put right.
    """
    values = env.read()
    datafolder.prepare(values.data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "securebase.settings"
    import django  # noqa: PLC0415 - nothing of Django before the variables are known to be good

    django.setup()
    migrate(values)
    return values


def migrate(values: env.Env) -> None:
    """Apply what is missing in the database. Looking costs little, so every start looks."""
    from django.core.management import call_command  # noqa: PLC0415 - after setup
    from django.db import DatabaseError, connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError:
        raise env.BadSetting(f"The database in {values.data} cannot be opened or brought up to date.") from None
