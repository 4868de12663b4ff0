"""`kim demo`: everything that is needed to look around, on this machine only."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _
from typing import Any

from kim.config import demonstration
from kim.config.trouble import Trouble


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser(
        "demo",
        help=_("start KIM with a real district and invented people"),
        description=_(
            "Starts the database, loads a real district and invented people, starts web server and "
            "job worker, and prints the address and the log-ins. Ctrl-C ends everything; the data stays."
        ),
    )
    parser.add_argument("--port", type=int, default=8000, help=_("port of the web server (8000); 0 for any free one"))
    parser.add_argument("--no-serve", action="store_true", help=_("prepare everything and end"))
    parser.add_argument("--reset", action="store_true", help=_("delete the demo's data and build it anew"))
    parser.add_argument("--yes", action="store_true", help=_("delete without asking"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prepare and serve."""
    if options.reset:
        if not (options.yes or _agreed()):
            return 1
        demonstration.reset()
    # Asked first: a busy port should not be found out after a minute of preparing.
    port = None if options.no_serve else demonstration.free_port(options.port)
    demonstration.prepare()
    if port:
        demonstration.serve(port)
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise Trouble(_("Say --yes as well to delete the demo's data."))
    answer = input(_("Delete the demo's data and build it anew? [y/N] "))
    # Whatever the language: "j" and "y" both agree.
    return answer.strip().lower()[:1] in {"y", "j"}
