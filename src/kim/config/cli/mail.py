"""`kim mail bounce`: the mail server hands in what came back, so that whoever sent it learns of it."""

from __future__ import annotations

import argparse
import sys
from gettext import gettext as _
from typing import Any

from kim.config.cli.starting import start_django


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("hand in mails that came back")
    parser = subparsers.add_parser("mail", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar=_("VERB"), required=True)
    explanation = _("read one message from the standard input; let the mail server call it for the sender's mailbox")
    child = verbs.add_parser("bounce", help=explanation, description=explanation)
    child.set_defaults(run=bounce)


def bounce(_options: argparse.Namespace) -> int:
    """Note a mail as not arrived; exit code 0 also for anything else, so that the mail server does not try again."""
    start_django()
    from kim.accounts.actions import mails
    from kim.accounts.rules import bounces
    from kim.kernel.actor import Actor

    found = bounces.read(sys.stdin.buffer.read())
    if found is None:
        print(_("This is no message about a mail that came back."))
    elif mails.came_back(actor=Actor.system("post"), message_id=found.message_id, trouble=found.trouble):
        print(_("Noted: the mail did not arrive. Whoever caused it sees it now."))
    else:
        print(_("This mail is not known here, or was noted already."))
    return 0
