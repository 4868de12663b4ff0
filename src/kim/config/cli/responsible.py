"""`kim responsible TOPIC --municipality KEY`: who is responsible, with the reason in one sentence."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kim.config.cli import district_files
from kim.config.cli.starting import load_django, start_django
from kim.config.trouble import Trouble

if TYPE_CHECKING:
    from kim.organisations.rules.asking import UnknownCode
    from kim.organisations.rules.finder import Answer

WRONG_QUESTION = 2


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("find the responsible office for a topic and a municipality")
    parser = subparsers.add_parser("responsible", help=explanation, description=explanation)
    parser.add_argument("topic", metavar=_("TOPIC"), help=_("such as youth_office; a wrong one lists all"))
    parser.add_argument("--municipality", required=True, metavar=_("KEY"), help=_("short or official key"))
    parser.add_argument("--school-form", metavar=_("FORM"), help=_("such as gesamtschule"))
    parser.add_argument("--age", type=_age, metavar=_("YEARS"), help=_("completed years"))
    parser.add_argument("--on", type=_day, metavar=_("DAY"), help=_("as 2026-03-31; today when left out"))
    parser.add_argument(
        "--district", type=Path, metavar=_("DIR"), help=_("answer from these files, without a database")
    )
    parser.add_argument("--json", action="store_true", help=_("answer as JSON"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Answer, or name what is not known and what is."""
    if options.district:
        load_django()
    else:
        start_django()
    from kim.organisations.rules.asking import UnknownCode

    try:
        answer = _ask(options)
    except UnknownCode as unknown:
        print(_refusal(unknown), file=sys.stderr)
        return WRONG_QUESTION
    print(_as_json(answer) if options.json else "\n".join(_as_lines(answer)))
    return 0


def _ask(options: argparse.Namespace) -> Answer:
    from kim.kernel import clock

    on = options.on or clock.today()
    if not options.district:
        return _ask_database(options, on)
    from kim.organisations.district.matrix import matrix_of
    from kim.organisations.notes import in_words
    from kim.organisations.rules.asking import ask

    matrix = matrix_of(district_files.read(options.district))
    return in_words(ask(matrix, options.topic, options.municipality, on, options.school_form, options.age))


def _ask_database(options: argparse.Namespace, on: date) -> Answer:
    from kim.organisations import api

    try:
        return api.find_responsible(options.topic, options.municipality, on, options.school_form, options.age)
    except api.NoDistrict:
        raise Trouble(_("No district is loaded yet; run “kim district load DIR”.")) from None


def _refusal(unknown: UnknownCode) -> str:
    return _("“%(value)s” is not known. Known are: %(valid)s") % {
        "value": unknown.value,
        "valid": ", ".join(unknown.valid),
    }


def _as_json(answer: Answer) -> str:
    offices = [
        {"id": one.office.id, "name": one.office.name, "reason": one.reason, "basis": one.basis}
        for one in answer.offices
    ]
    content = {
        "topic": answer.question.topic.value,
        "municipality": answer.question.place,
        "on": answer.question.on.isoformat(),
        "offices": offices,
        "note": answer.note,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _as_lines(answer: Answer) -> list[str]:
    lines = [] if answer.offices else [_("Nobody is named for this.")]
    for one in answer.offices:
        lines += [one.office.name, f"  {one.reason}", "  " + _("Basis: %s") % one.basis]
        lines += ["  " + _("Contact: %s") % ", ".join(one.office.contact)] if one.office.contact else []
    return lines + ([answer.note] if answer.note else [])


def _age(text: str) -> int:
    if not text.isdecimal() or int(text) > 120:
        raise argparse.ArgumentTypeError(_("an age is a whole number of years"))
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("write a day as 2026-03-31")) from None
