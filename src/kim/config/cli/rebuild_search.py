"""`kim rebuild-search`: make the forms of names anew by which people are found."""

from __future__ import annotations

import argparse
from gettext import gettext as _
from typing import Any

from kim.config.cli.starting import start_django


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("make the forms of names anew by which people are found; needed when their rules have changed")
    parser = subparsers.add_parser("rebuild-search", help=explanation, description=explanation)
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Go through all units, each in a transaction of its own, and say how many persons changed."""
    start_django()
    print(_("The forms of the names of %d persons were made anew.") % of_all_units())
    return 0


def of_all_units() -> int:
    """Rebuild unit by unit: the wall lets nobody see two at once. Returns how many persons changed."""
    from kim.kernel.actor import Actor
    from kim.organisations.models import Unit
    from kim.people.actions import name_tokens

    units = Unit.objects.order_by("pk").values_list("pk", flat=True)
    actors = (Actor(unit_id=unit, role="system:search", name="system:search") for unit in units)
    return sum(name_tokens.rebuild(actor=actor) for actor in actors)
