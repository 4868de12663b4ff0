"""`kim demo-users`: who can log in to the demo."""

from __future__ import annotations

import argparse
from gettext import gettext as _
from typing import Any

from kim.config import log_ins
from kim.config.folders import data_folder
from kim.config.trouble import Trouble


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("list the invented people who can log in to the demo")
    parser = subparsers.add_parser("demo-users", help=explanation, description=explanation)
    parser.add_argument("--json", action="store_true", help=_("for programs: a list of objects"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list that the demo has left in its data folder; needs no database."""
    try:
        kept = log_ins.kept(data_folder())
    except FileNotFoundError:
        raise Trouble(_("There is no demo here yet. Run “kim demo” first.")) from None
    print(log_ins.as_json(kept) if options.json else log_ins.as_table(kept))
    return 0
