"""Tables of an empty database, made from the models as they are today instead of through every migration.

A migration draws all models anew for each of its steps: half a minute for a database that nobody has used yet.
`make check` compares both ways (`tools/same_tables.py`): the tables are the same to the letter. What a migration moves
from one column to another does not matter here: there is nothing to move.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

OURS = "kim."


def is_empty(alias: str) -> bool:
    """Whether no migration was ever applied to database `alias`."""
    return not MigrationRecorder(connections[alias]).applied_migrations()


def make(alias: str) -> None:
    """Make all tables of ours and note their migrations as applied, in one transaction.

    What our tables point to in others' is migrated before, everything else of others' by `migrate` as usual.
    """
    for app in sorted(_others_needed()):
        call_command("migrate", app, database=alias, verbosity=0, interactive=False)
    connection = connections[alias]
    with transaction.atomic(using=alias):
        with connection.schema_editor(atomic=False) as editor:
            for model in _models():
                editor.create_model(model)
        recorder = MigrationRecorder(connection)
        for app, name in sorted(MigrationLoader(connection).disk_migrations):
            if apps.get_app_config(app) in set(_contexts()):
                recorder.record_applied(app, name)


def _contexts() -> Iterator[AppConfig]:
    return (config for config in apps.get_app_configs() if config.name.startswith(OURS))


def _models() -> list[type[Model]]:
    """Of ours, but for what lies between two models: that comes along with them."""
    return [model for config in _contexts() for model in config.get_models() if model._meta.managed]


def _others_needed() -> set[str]:
    """Labels of the apps of others to which some table of ours points."""
    ours = {config.label for config in _contexts()}
    fields = [field for model in _models() for field in (*model._meta.fields, *model._meta.many_to_many)]
    found = {field.related_model._meta.app_label for field in fields if isinstance(field.related_model, type)}
    return found - ours
