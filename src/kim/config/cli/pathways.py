"""`kim pathways verify|check`: rules of law over a file of facts. Needs no database and no settings."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kim.config.cli import pathways_output as output
from kim.config.cli.pathways_problems import places
from kim.config.reasons import in_words

if TYPE_CHECKING:
    from kim.pathways.documents import Document

DEVIATION, MALFORMED = 1, 2
PAGES = Path("docs/reference/recht")


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("check rules of law against facts and cases")
    parser = subparsers.add_parser("pathways", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar=_("VERB"), required=True)
    explanation = _("run the worked cases of a file and name every deviation")
    child = verbs.add_parser("verify", help=explanation, description=explanation)
    child.add_argument("file", type=Path, metavar=_("FILE"))
    child.add_argument("--json", action="store_true", help=_("answer as JSON"))
    child.set_defaults(run=verify)
    explanation = _("explain one evaluation")
    child = verbs.add_parser("check", help=explanation, description=explanation)
    child.add_argument(
        "--facts", type=Path, required=True, metavar=_("FILE"), help=_("facts of one person, YAML or JSON")
    )
    child.add_argument("--rule", required=True, metavar=_("RULE"), help=_("such as 25b; a wrong one lists all"))
    child.add_argument(
        "--application", type=_day, metavar=_("DATE"), help=_("day of the application; --at when left out")
    )
    child.add_argument("--at", type=_day, metavar=_("DATE"), help=_("reference date; today when left out"))
    child.add_argument("--json", action="store_true", help=_("answer as JSON"))
    child.set_defaults(run=check)
    explanation = _("write the rules in German to docs/reference/recht/")
    child = verbs.add_parser("print", help=explanation, description=explanation)
    child.add_argument("--check", action="store_true", help=_("write nothing; fail if the pages are out of date"))
    child.set_defaults(run=write)


def verify(options: argparse.Namespace) -> int:
    """Run every evaluation; exit code 1 on a deviation, 2 for a malformed file."""
    from kim.pathways import casefile
    from kim.pathways.verify import verify as verified

    text = _text(options.file)
    if text is None:
        return MALFORMED
    reading = casefile.read(text)
    if reading.problems:
        return _refused(options, reading.document, options.file)
    results = list(verified(reading.cases))
    for line in [output.verified_json(results)] if options.json else output.verified_lines(results):
        print(line)
    return DEVIATION if any(one.deviations for one in results) else 0


def check(options: argparse.Namespace) -> int:
    """Explain one evaluation; exit code 2 for malformed facts or an unknown rule."""
    from kim.pathways import documents
    from kim.pathways.rules.facts import clean
    from kim.pathways.rules.law import BOOK

    if options.rule not in BOOK.pathways:
        known = {"value": options.rule, "valid": ", ".join(BOOK.pathways)}
        print(_("“%(value)s” is not known. Known are: %(valid)s") % known, file=sys.stderr)
        return MALFORMED
    text = _text(options.facts)
    if text is None:
        return MALFORMED
    document = documents.read(text)
    facts = {} if document.problems else clean(document.value, (), document.problems)
    if document.problems:
        return _refused(options, document, options.facts)
    at = options.at or date.today()
    explanation = _explained(options.rule, facts, at, options.application or at)
    for line in [output.explained_json(explanation)] if options.json else output.explained_lines(explanation):
        print(line)
    return 0


def write(options: argparse.Namespace) -> int:
    """Write or compare the pages about the law; exit code 1 if they are out of date."""
    from kim.pathways.law_pages import pages

    made = pages()
    found = {file.name: file.read_text(encoding="utf-8") for file in PAGES.glob("*.md")}
    if options.check:
        if found == made:
            return 0
        print(_("%s is out of date. Run “kim pathways print”.") % PAGES, file=sys.stderr)
        return 1
    PAGES.mkdir(parents=True, exist_ok=True)
    for name in found.keys() - made.keys():
        (PAGES / name).unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    print(_("%s written.") % PAGES)
    return 0


def _explained(rule: str, facts: Any, at: date, application: date) -> Any:
    from kim.pathways.rules.evaluation import evaluate
    from kim.pathways.rules.explanation import explain
    from kim.pathways.rules.law import BOOK

    return explain(BOOK, evaluate(BOOK, rule, facts, at, application), facts)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        print(_("%(file)s cannot be read: %(reason)s") % {"file": file, "reason": in_words(error)}, file=sys.stderr)
    except UnicodeDecodeError:
        print(_("%s is not written in UTF-8.") % file, file=sys.stderr)
    return None


def _refused(options: argparse.Namespace, document: Document, file: Path) -> int:
    found = places(document, file)
    if options.json:
        print(output.problems_json(found))
    for one in found:
        print(f"{one.where}: {one.reason}", file=sys.stderr)
    return MALFORMED


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("write a day as 2026-03-31")) from None
