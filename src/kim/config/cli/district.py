"""`kim district check|load DIR`: a district from its files."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kim.config.cli import district_files
from kim.config.cli.starting import load_django, start_django
from kim.config.trouble import Trouble

if TYPE_CHECKING:
    from kim.organisations.district import Change, DistrictData


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("check or load the data files of a district")
    parser = subparsers.add_parser("district", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar=_("VERB"), required=True)
    explanation = _("name every error by file, line and reason; writes nothing")
    child = verbs.add_parser("check", help=explanation, description=explanation)
    child.add_argument("folder", type=Path, metavar=_("DIR"))
    child.set_defaults(run=check)
    explanation = _("bring the database to what the files say; keeps history, deletes nothing")
    child = verbs.add_parser("load", help=explanation, description=explanation)
    child.add_argument("folder", type=Path, metavar=_("DIR"))
    child.add_argument("--dry-run", action="store_true", help=_("only show what would change"))
    child.set_defaults(run=load)


def check(options: argparse.Namespace) -> int:
    """Read everything and say what is there; problems are named and end with exit code 1."""
    load_django()
    data = district_files.read(options.folder)
    print(_("%s: no problem found.") % data.head.name)
    return 0


def load(options: argparse.Namespace) -> int:
    """Check, then load, or show what loading would change."""
    start_django()
    data = district_files.read(options.folder)
    from kim.config import districts
    from kim.kernel.errors import RuleViolation

    try:
        changes = districts.load(data, preview=options.dry_run)
    except RuleViolation as violation:
        raise Trouble(str(violation)) from violation
    print("\n".join([*_told(changes), *_elsewhere(data), _summary(changes, preview=options.dry_run)]))
    return 0


def _told(changes: Sequence[Change]) -> Iterator[str]:
    words = {
        "add": _("add"),
        "change": _("change"),
        "end": _("end"),
        "not_in_files": _("not in the files, stays as it is"),
    }
    things = {
        "district": _("district"),
        "municipality": _("municipality"),
        "organisation": _("organisation"),
        "unit": _("unit"),
        "responsibility": _("responsibility"),
        "note": _("note"),
        "body": _("body"),
        "seat": _("seat"),
        "position": _("position"),
        "frame": _("frame of posts"),
        "scheme": _("support scheme"),
        "service": _("offer"),
    }
    for one in changes:
        if one.kind in words:
            detail = f" ({one.detail})" if one.detail else ""
            yield f"{words[one.kind]}: {things[one.what]} {one.key}{detail}"


def _elsewhere(data: DistrictData) -> Iterator[str]:
    for name in sorted(data.elsewhere.keys() - {"schemes", "services", "positions"}, reverse=True):
        yield _("%s.yaml was checked; the part of KIM that will keep these data loads it later.") % name


def _summary(changes: Sequence[Change], *, preview: bool) -> str:
    count = Counter(str(one.kind) for one in changes)
    values = {kind: count[kind] for kind in ("add", "change", "end", "unchanged", "not_in_files")}
    sentence = _(
        "%(add)d added, %(change)d changed, %(end)d ended, %(unchanged)d unchanged, %(not_in_files)d not in the files."
    )
    return (_("Nothing was written. Loading would mean: ") if preview else "") + sentence % values
