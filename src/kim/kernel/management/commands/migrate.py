"""Extensions, tables, then the owner's step: walls, triggers and rights make way and follow in the same command."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from kim.kernel import after_migrate, fresh_tables


class Command(MigrateCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        after_migrate.create_extensions(options["database"])
        is_whole = not (options["plan"] or options["check_unapplied"] or options["app_label"])
        if is_whole and fresh_tables.is_empty(options["database"]):
            fresh_tables.make(options["database"])
        if is_whole and _changes_tables(options["database"]):
            after_migrate.take_down(options["database"])
        super().handle(*args, **options)
        if is_whole:
            call_command("createcachetable", database=options["database"], verbosity=0)
            after_migrate.run(options["database"])


def _changes_tables(alias: str) -> bool:
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
