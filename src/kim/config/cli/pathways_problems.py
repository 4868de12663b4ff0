"""What is wrong with a file of facts or cases, as sentences with their place."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kim.pathways.documents import Document
    from kim.pathways.rules.shapes import Problem


@dataclass(frozen=True)
class Place:
    """One problem: file and line, the way to it in the document, and the sentence."""

    where: str
    path: str
    line: int
    code: str
    reason: str


def places(document: Document, file: Path) -> list[Place]:
    """All problems of a document in the order of its lines."""
    return [_place(document, file, problem) for problem in document.sorted_problems()]


def _place(document: Document, file: Path, problem: Problem) -> Place:
    line = document.line(problem.path)
    path = _path(problem)
    sentence = _sentences()[problem.code] % dict(problem.values)
    return Place(f"{file}:{line}", path, line, problem.code, f"{path}: {sentence}" if path else sentence)


def _path(problem: Problem) -> str:
    """As cases[0].facts.language.level; numbers count from 0."""
    text = ""
    for step in problem.path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def _sentences() -> dict[str, str]:
    return {
        "contains_itself": _("an alias contains itself"),
        "empty": _("the file is empty"),
        "ends_before_it_begins": _("the period ends before it begins"),
        "facts_or_persons": _("a case has either “facts” or “persons”"),
        "foreign_criterion": _("“%(id)s” is no criterion of rule %(rule)s"),
        "id_twice": _("there is already a case “%(id)s”"),
        "missing": _("“%(key)s” is missing"),
        "no_persons": _("“person” needs a case with “persons”"),
        "not_a_code": _('“%(value)s” is no title code; write it in quotation marks, as "25a.1"'),
        "not_a_country": _("“%(value)s” is no country code: two capital letters, NO in quotation marks"),
        "not_a_day": _("“%(value)s” is no day of the calendar; write it as 2024-02-27"),
        "not_a_flag": _("“%(value)s” is neither true nor false"),
        "not_a_list": _("“%(value)s” is no list of the kind expected here"),
        "not_a_number": _("“%(value)s” is no number from 0 upwards"),
        "not_a_number_of_30": _("“%(value)s” is neither none nor a number of § 30 Abs. 1 AsylG"),
        "not_a_record": _("“%(value)s” is no mapping of keys to values"),
        "not_a_state": _("“%(value)s” is no short name of a Land, such as NRW"),
        "not_a_whole_number": _("“%(value)s” is no whole number from 0 upwards"),
        "not_allowed": _("“%(value)s” is not possible here; possible are: %(allowed)s"),
        "not_text": _("“%(value)s” is no text"),
        "not_yaml": _("this is no YAML: %(reason)s"),
        "null": _("“%(key)s” is null; leave the key out if it was not asked"),
        "only_ben_system": _("“result” belongs to rule ben.system only"),
        "overlap": _("two status periods overlap on %(day)s"),
        "rule_not_quoted": _('write the rule in quotation marks, as "10"; known are: %(known)s'),
        "twice": _("“%(key)s” stands twice"),
        "unknown_key": _("“%(key)s” is not known here"),
        "unknown_person": _("there is no other person “%(person)s” in this case"),
        "unknown_rule": _("there is no rule “%(rule)s”; known are: %(known)s"),
    }
