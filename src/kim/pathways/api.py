"""What other contexts may ask the pathways: the catalogue of residence statuses, and rules of law over facts.

Facts are a plain mapping in the schema of `rules/schema.py`; nobody's name or number belongs into them.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from kim.pathways.catalogue import load_statuses
from kim.pathways.frozen import Finding, FrozenFact, PreCheck, plain
from kim.pathways.reporting_texts import ReportingTexts
from kim.pathways.reporting_texts import on as reporting_texts
from kim.pathways.rules import law
from kim.pathways.rules.book import Pathway
from kim.pathways.rules.codes import EngineType, Reporting, Selector, StatusGroup
from kim.pathways.rules.earliest import Ahead, Earliest, Need
from kim.pathways.rules.earliest import earliest as _earliest
from kim.pathways.rules.evaluation import BORN_BETWEEN, NOT_BINDING, Evaluation, Session
from kim.pathways.rules.explanation import Explained, Explanation, explain, version_id
from kim.pathways.rules.facts import clean
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.preview import Preview, Shift
from kim.pathways.rules.preview import preview as _preview
from kim.pathways.rules.reading.persons import PRINCIPAL_UNKNOWN
from kim.pathways.rules.rendering import changes as _changes
from kim.pathways.rules.schema import SCHEMA, UNKNOWN
from kim.pathways.rules.shapes import Problem, Problems
from kim.pathways.rules.situation import Facts
from kim.pathways.rules.statuses import ReportingWarning, Status
from kim.pathways.rules.statuses import reporting_warning as _reporting_warning
from kim.pathways.rules.values import Effect, Flag, Outcome, Reason, Value

__all__ = [
    "BORN_BETWEEN",
    "NOT_BINDING",
    "PRINCIPAL_UNKNOWN",
    "Ahead",
    "Draft",
    "Earliest",
    "Effect",
    "EngineType",
    "Evaluation",
    "Explained",
    "Explanation",
    "Facts",
    "FactsError",
    "Finding",
    "Flag",
    "FrozenFact",
    "Need",
    "Outcome",
    "Pathway",
    "PreCheck",
    "Preview",
    "Reason",
    "Reporting",
    "ReportingTexts",
    "ReportingWarning",
    "Selector",
    "Shift",
    "Status",
    "StatusGroup",
    "Value",
    "ahead",
    "checked",
    "criterion_name",
    "drafts",
    "earliest",
    "evaluate",
    "evaluate_all",
    "evaluate_rule",
    "evaluate_rules",
    "fact_label",
    "findings_of_authorities",
    "has_to_be_asked",
    "held_by_authority",
    "pathway",
    "plain",
    "preview",
    "reads",
    "reporting_texts",
    "reporting_warning",
    "rules",
    "status",
    "statuses",
    "suppose",
    "wordings_that_change",
]


def statuses(selectable_by: str = Selector.CASE_MANAGER, group: str | None = None) -> tuple[Status, ...]:
    """The entries that a role may pick, in the order of the catalogue. ValueError for an unknown role."""
    selector = Selector(selectable_by)
    return tuple(
        entry
        for entry in load_statuses().values()
        if entry.is_selectable_by(selector) and (group is None or entry.group == group)
    )


def status(key: str) -> Status:
    """One entry by its key. KeyError if there is none."""
    return load_statuses()[key]


def reporting_warning(
    key: str | None, is_public_body: bool, valid_until: date | None, on: date
) -> ReportingWarning | None:
    """What a page says before this status is stored (§ 87 AufenthG); `key` None means "no status"."""
    return _reporting_warning(status(key) if key else None, is_public_body, valid_until, on)


class FactsError(ValueError):
    """Facts that do not fit the schema; `problems` names each by its path."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{'.'.join(map(str, one.path))}: {one.code}" for one in problems))
        self.problems = problems


def rules() -> tuple[str, ...]:
    """The ids of all rules, in the order in which they are shown."""
    return tuple(BOOK.pathways)


def wordings_that_change(first: date, last: date) -> Mapping[date, frozenset[str]]:
    """The criteria of which a wording begins, or ends without a next one, between two days (both included), by day."""
    found: dict[date, set[str]] = {}
    for one in _changes(BOOK):
        if first <= one.day <= last:
            found.setdefault(one.day, set()).add(one.id)
    return {day: frozenset(ids) for day, ids in found.items()}


@dataclass(frozen=True, slots=True)
class Draft:
    """A wording that waits for its sign-off. `version`: the stable name of the wording."""

    criterion: str
    name: str
    version: str
    norm: str
    source: str
    start: date | None
    note: str = ""


def drafts() -> tuple[Draft, ...]:
    """The wordings that are not switched on yet, by their first day."""
    found = [
        Draft(one.id, one.name, version_id(one, wording), wording.norm, wording.source, wording.start, wording.note)
        for one in law.PLANNED.criteria.values()
        for wording in one.versions
        if wording.draft
    ]
    return tuple(sorted(found, key=lambda one: (one.start or date.min, one.version)))


Handle = TypeVar("Handle", bound=Hashable)


def preview(persons: Iterable[tuple[Handle, Facts]], at: date) -> Preview[Handle]:
    """What the drafts would change for these persons at a day; `Handle` is whatever names them for the caller."""
    return _preview(law.BOOK, law.PLANNED, persons, at)


def pathway(rule: str) -> Pathway:
    """One rule with its title, norm, criteria and routes. KeyError for a rule that there is not."""
    return BOOK.pathways[rule]


def criterion_name(identifier: str) -> str:
    """What a criterion is called. KeyError for one that there is not."""
    return BOOK.criteria[identifier].name


def reads(rule: str, identifier: str) -> tuple[str, ...]:
    """The facts that a criterion of a rule reads, also through other criteria, in the order of the schema."""
    return _in_order(BOOK.reads(rule, identifier))


@cache
def _in_order(keys: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in SCHEMA if key in keys)


def fact_label(key: str) -> str:
    """What a fact is called. KeyError for one that there is not."""
    return SCHEMA[key].label


def has_to_be_asked(key: str) -> bool:
    """Whether a fact that nobody asked for leaves something open; an exception that nobody claims does not."""
    return SCHEMA[key].absent == UNKNOWN


@cache
def findings_of_authorities() -> frozenset[str]:
    """The facts that only an authority can find out: counselling neither asks for them nor holds them."""
    return frozenset(key for key, fact in SCHEMA.items() if fact.sensitive)


def held_by_authority(rule: str) -> frozenset[str]:
    """The criteria of a rule that read what only an authority can find out. KeyError for a rule that there is not."""
    found = findings_of_authorities()
    return frozenset(one for one in BOOK.pathways[rule].ids if BOOK.criteria[one].reads() & found)


def checked(facts: Mapping[str, Any]) -> Facts:
    """Typed facts. FactsError if something does not fit the schema."""
    problems = Problems()
    found = clean(facts, (), problems)
    if problems:
        raise FactsError(tuple(problems))
    return found


def evaluate(
    rule: str, facts: Facts, at: date, application: date | None = None, others: Mapping[str, Facts] | None = None
) -> Explanation:
    """One rule at a reference date, explained. `application`: day of the application, `at` when not filed yet.

    `facts` as they come from `checked`; `others`: facts of the persons that `principal` names. KeyError for a rule
    that there is not.
    """
    session = Session(BOOK, facts, at, application or at, others)
    return explain(BOOK, session.evaluate(rule), facts)


def evaluate_rule(
    rule: str, facts: Facts, at: date, application: date | None = None, others: Mapping[str, Facts] | None = None
) -> Evaluation:
    """One rule at a reference date, without explanation. KeyError for a rule that there is not."""
    return Session(BOOK, facts, at, application or at, others).evaluate(rule)


def evaluate_all(
    facts: Facts, at: date, application: date | None = None, others: Mapping[str, Facts] | None = None
) -> Mapping[str, Evaluation]:
    """Every rule at a reference date, without explanations."""
    return evaluate_rules(BOOK.pathways, facts, at, application, others)


def evaluate_rules(
    rules: Iterable[str],
    facts: Facts,
    at: date,
    application: date | None = None,
    others: Mapping[str, Facts] | None = None,
) -> Mapping[str, Evaluation]:
    """Several rules at a reference date, without explanations. KeyError for a rule that there is not."""
    session = Session(BOOK, facts, at, application or at, others)
    return {rule: session.evaluate(rule) for rule in rules}


def earliest(
    rule: str, facts: Facts, at: date, application: date | None = None, others: Mapping[str, Facts] | None = None
) -> Earliest:
    """From when a rule could be met if nothing else changes, and what would have to be shown by then.

    `application`: only if one has been filed; else it is filed on the day itself.
    """
    return _earliest(BOOK, rule, facts, at, application, others)


def ahead(facts: Facts, at: date, application: date | None = None, others: Mapping[str, Facts] | None = None) -> Ahead:
    """The same for several rules of one person: what they ask in common is worked out once."""
    return Ahead(BOOK, facts, at, application, others)


def suppose(facts: Facts, **supposed: Any) -> Facts:
    """What if: the facts with whole keys replaced, as a new mapping that nobody stores. FactsError as for `checked`."""
    return {**facts, **checked(supposed)}
