"""`kim print-policy [--check]`: the access rules as a page of sentences."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _
from pathlib import Path
from typing import Any

from kim.config.cli.starting import load_django

PAGE = Path("docs/reference/access.md")


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("write the access rules as sentences to docs/reference/access.md")
    parser = subparsers.add_parser("print-policy", help=explanation, description=explanation)
    parser.add_argument("--check", action="store_true", help=_("write nothing; fail if the page is out of date"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write or compare the page; exit code 1 if it is out of date."""
    load_django()
    from kim.policy import sentences

    written = sentences.page()
    if options.check:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == written:
            return 0
        print(_("%s is out of date. Run “kim print-policy”.") % PAGE, file=sys.stderr)
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(written, encoding="utf-8")
    print(_("%s written.") % PAGE)
    return 0
