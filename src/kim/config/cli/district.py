"""`kim district check|load DIR`: a district from its files."""

from __future__ import annotations

import argparse
from gettext import gettext as _
from pathlib import Path
from typing import Any

from kim.config.cli import district_files
from kim.config.cli.starting import load_django


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("check or load the data files of a district")
    parser = subparsers.add_parser("district", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar=_("VERB"), required=True)
    explanation = _("name every error by file, line and reason; writes nothing")
    child = verbs.add_parser("check", help=explanation, description=explanation)
    child.add_argument("folder", type=Path, metavar=_("DIR"))
    child.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """Read everything and say what is there; problems are named and end with exit code 1."""
    load_django()
    data = district_files.read(options.folder)
    print(_("%s: no problem found.") % data.head.name)
    return 0
