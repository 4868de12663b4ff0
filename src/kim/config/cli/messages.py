"""`kim messages update|compile|check`: the German catalogues, without gettext's programs."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _
from typing import Any


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("update, compile or check the German catalogues")
    parser = subparsers.add_parser("messages", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar=_("VERB"), required=True)
    for verb, run, explanation in (
        ("update", update, _("collect the message ids of the code and keep what is translated")),
        ("compile", compile_all, _("compile all catalogues for the running program")),
        ("check", check, _("name everything that is missing, untranslated or broken")),
    ):
        child = verbs.add_parser(verb, help=explanation, description=explanation)
        if verb != "compile":
            hint = _("only these, such as casework")
            child.add_argument("contexts", nargs="*", metavar=_("CONTEXT"), help=hint)
        child.set_defaults(run=run)


def update(options: argparse.Namespace) -> int:
    """Write the catalogues of the named contexts, or of all."""
    from kim.config.catalogue import updating

    for line in updating.update(options.contexts):
        print(line)
    return 0


def compile_all(options: argparse.Namespace) -> int:
    """Compile every catalogue, also those that look fresh."""
    from kim.config.catalogue import compiling

    print(_("%d catalogues compiled.") % compiling.compile_all())
    return 0


def check(options: argparse.Namespace) -> int:
    """Print every finding; exit code 1 if there is one."""
    from kim.config.catalogue import checking

    findings = checking.findings(options.contexts)
    for finding in findings:
        print(finding, file=sys.stderr)
    return 1 if findings else 0
