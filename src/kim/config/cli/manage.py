"""`kim manage …`: Django's own commands with the right database and the right role."""

from __future__ import annotations

import argparse
from gettext import gettext as _
from typing import Any

from kim.config.cli.starting import start_django

# They read or change the tables themselves, which the runtime role may not.
AS_OWNER = {"createcachetable", "flush", "makemigrations", "migrate", "showmigrations", "sqlmigrate"}


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "manage",
        help=_("run a command of Django, such as migrate or check"),
        add_help=False,
        prefix_chars="\0",  # options belong to Django's command, not to us
    )
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hand the arguments to Django."""
    arguments = options.arguments or ["help"]
    start_django(as_owner=arguments[0] in AS_OWNER)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["kim manage", *arguments])
    return 0
