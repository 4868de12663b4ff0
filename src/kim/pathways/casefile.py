"""Case files `kim-cases/1`: invented persons with facts, and what their evaluations are expected to yield.

Reading gives cases with typed facts, or every error with its place. The defaults of a file are laid under the facts
of every person, key by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kim.pathways import documents
from kim.pathways.documents import Document
from kim.pathways.rules.facts import clean
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.schema import DAY, TEXT
from kim.pathways.rules.shapes import Path, Problem, Problems, one_of, shown
from kim.pathways.rules.situation import Facts

FORMAT = "kim-cases/1"
EVALUATION_KEYS = frozenset(
    (
        "at", "application", "person", "rule", "changed_facts", "expect", "overall", "effect", "result", "reasons",
        "missing_evidence", "flags", "note",
    )
)  # fmt: skip
_VALUE = one_of("met", "not_met", "unknown", "n/a")
_WORDS = {
    "overall": one_of("met", "not_met", "unknown"),
    "effect": one_of("ist", "soll", "kann"),
    "result": one_of("ASYLBLG", "SGB2", "SGB12", "NONE", "unknown"),
}
Mappings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """One evaluation with what is expected of it."""

    number: int
    rule: str
    at: date
    application: date
    facts: Facts
    others: Mapping[str, Facts]
    person: str = ""
    expect: Mapping[str, str] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, list[str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    flags: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseOfFile:
    """One case of a file."""

    id: str
    title: str
    evaluations: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Either cases, or at least one problem in the order of the text."""

    cases: tuple[CaseOfFile, ...]
    problems: tuple[Problem, ...]
    document: Document


def read(text: str) -> Reading:
    """Read and check a case file."""
    document = documents.read(text)
    if document.value is None:
        return Reading((), tuple(document.problems), document)
    cases = _Reader(document.problems).file(document.value)
    problems = tuple(document.sorted_problems())
    return Reading(() if problems else tuple(cases), problems, document)


class _Reader:
    """Walks the file; what does not fit is reported and left out."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def file(self, value: Any) -> list[CaseOfFile]:
        if not self._mapping(value, (), ("format", "defaults", "cases"), ("format", "cases")):
            return []
        if value.get("format") != FORMAT and "format" in value:
            self.problems.report(("format",), "not_allowed", value=shown(value["format"]), allowed=FORMAT)
        defaults = clean(value["defaults"], ("defaults",), self.problems) if "defaults" in value else {}
        found, seen = [], set()
        for position, case in enumerate(self._list(value.get("cases"), ("cases",))):
            path: Path = ("cases", position)
            if self._mapping(
                case, path, ("id", "title", "facts", "persons", "evaluations"), ("id", "title", "evaluations")
            ):
                if shown(case.get("id")) in seen:
                    self.problems.report((*path, "id"), "id_twice", id=shown(case.get("id")))
                seen.add(shown(case.get("id")))
                found.append(self.case(case, path, defaults))
        return found

    def case(self, case: Mappings, path: Path, defaults: Facts) -> CaseOfFile:
        several = "persons" in case
        if several == ("facts" in case):
            self.problems.report(path, "facts_or_persons")
        given = self._given(case, path, several=several)
        persons: dict[str, Facts] = {}
        for name, facts in given.items():
            place = (*path, "persons", name) if several else (*path, "facts")
            persons[name] = {**defaults, **clean(facts, place, self.problems)}
            self._principal(persons[name], _without(given, name), place)
        found = []
        for position, one in enumerate(self._list(case.get("evaluations"), (*path, "evaluations"))):
            expected = self.evaluation(one, (*path, "evaluations", position), persons, several)
            if expected is not None:
                found.append(expected)
        identifier = self._text(case.get("id"), (*path, "id"))
        return CaseOfFile(identifier, self._text(case.get("title"), (*path, "title")), tuple(found))

    def _given(self, case: Mappings, path: Path, *, several: bool) -> Mappings:
        """What the file says about each person; the only person of a case has no name."""
        if not several:
            return {"": case["facts"]} if case.get("facts") is not None else {}
        persons = case.get("persons")
        return persons if persons is not None and self._is_mapping(persons, (*path, "persons")) else {}

    def evaluation(self, one: Any, path: Path, persons: dict[str, Facts], several: bool) -> Expected | None:
        if not self._mapping(one, path, tuple(EVALUATION_KEYS), ("at", "rule")):
            return None
        before = len(self.problems)
        at = self._day(one, "at", path)
        application = self._day(one, "application", path) if "application" in one else at
        person = self._person(one, path, persons, several)
        facts = persons.get(person, {})
        if "changed_facts" in one:
            changed = clean(one["changed_facts"], (*path, "changed_facts"), self.problems)
            facts = {**facts, **changed}
            self._principal(changed, _without(persons, person) if several else {}, (*path, "changed_facts"))
        rule = self._rule(one, path)
        checked = _Expectations(self.problems, one, path, rule)
        if len(self.problems) > before or at is None or application is None or rule is None:
            checked.all()
            return None
        others = {name: theirs for name, theirs in persons.items() if name != person}
        return Expected(int(path[-1]) + 1, rule, at, application, facts, others, person, **checked.all())

    def _person(self, one: Mappings, path: Path, persons: dict[str, Facts], several: bool) -> str:
        if not several:
            if "person" in one:
                self.problems.report((*path, "person"), "no_persons")
            return ""
        if "person" not in one:
            self.problems.report(path, "missing", key="person")
        elif one["person"] not in persons:
            self.problems.report((*path, "person"), "unknown_person", person=shown(one["person"]))
        return shown(one.get("person"))

    def _principal(self, facts: Facts, persons: Mappings, path: Path) -> None:
        principal = facts.get("principal")
        name = principal.get("person") if principal else None
        if name is not None and name not in persons:
            self.problems.report((*path, "principal", "person"), "unknown_person", person=name)

    def _rule(self, one: Mappings, path: Path) -> str | None:
        rule = one.get("rule")
        if isinstance(rule, str) and rule in BOOK.pathways:
            return rule
        if "rule" in one:
            code = "unknown_rule" if isinstance(rule, str) else "rule_not_quoted"
            self.problems.report((*path, "rule"), code, rule=shown(rule), known=", ".join(BOOK.pathways))
        return None

    def _day(self, one: Mappings, key: str, path: Path) -> date | None:
        return DAY.clean(one[key], (*path, key), self.problems) if key in one else None

    def _text(self, value: Any, path: Path) -> str:
        return (TEXT.clean(value, path, self.problems) or "") if value is not None else ""

    def _list(self, value: Any, path: Path) -> list[Any]:
        if value is not None and not isinstance(value, list):
            self.problems.report(path, "not_a_list", value=shown(value))
        return value if isinstance(value, list) else []

    def _is_mapping(self, value: Any, path: Path) -> bool:
        if not isinstance(value, Mapping):
            self.problems.report(path, "not_a_record", value=shown(value))
        return isinstance(value, Mapping)

    def _mapping(self, value: Any, path: Path, keys: tuple[str, ...], required: tuple[str, ...]) -> bool:
        if not self._is_mapping(value, path):
            return False
        for key in value:
            if key not in keys:
                self.problems.report((*path, key), "unknown_key", key=key)
            elif value[key] is None:
                self.problems.report((*path, key), "null", key=key)
        for key in required:
            if key not in value:
                self.problems.report(path, "missing", key=key)
        return True


def _without(persons: Mappings, name: str) -> Mappings:
    return {other: facts for other, facts in persons.items() if other != name}


class _Expectations:
    """The compared keys of one evaluation."""

    def __init__(self, problems: Problems, one: Mappings, path: Path, rule: str | None) -> None:
        self.problems, self.one, self.path, self.rule = problems, one, path, rule

    def all(self) -> dict[str, Any]:
        """What is expected, with every error reported."""
        plain = {
            key: shape.clean(self.one[key], (*self.path, key), self.problems)
            for key, shape in _WORDS.items()
            if self.one.get(key) is not None
        }
        if "result" in plain and self.rule not in (None, "ben.system"):
            self.problems.report((*self.path, "result"), "only_ben_system")
        expect = {key: _VALUE.clean(value, path, self.problems) for key, value, path in self._of("expect")}
        return {
            "plain": plain,
            "expect": expect,
            "reasons": {key: self._words(value, path) for key, value, path in self._of("reasons")},
            "missing": tuple(key for key, _value, _path in self._of("missing_evidence")),
            "flags": {key: self._words(value, path) for key, value, path in self._of("flags", overall=True)},
        }

    def _of(self, name: str, *, overall: bool = False) -> list[tuple[str, Any, Path]]:
        found = self.one.get(name)
        if found is None:
            return []
        if not isinstance(found, Mapping):
            self.problems.report((*self.path, name), "not_a_record", value=shown(found))
            return []
        for key in found:
            if not (overall and key == "overall") and not self._belongs(key):
                self.problems.report((*self.path, name, key), "foreign_criterion", id=shown(key), rule=shown(self.rule))
        return [(key, value, (*self.path, name, key)) for key, value in found.items()]

    def _belongs(self, key: str) -> bool:
        if self.rule is None:
            return True
        return key in BOOK.pathways[self.rule].ids or (key.startswith(("g.", "stag.")) and key in BOOK.criteria)

    def _words(self, value: Any, path: Path) -> list[str]:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return value
        self.problems.report(path, "not_a_list", value=shown(value))
        return []
