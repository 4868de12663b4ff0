"""Language and knowledge of society. Basis: § 2 Abs. 10 ff. AufenthG; levels of the common European framework."""

from __future__ import annotations

from kim.pathways.rules.conditions import Answer, Leaf
from kim.pathways.rules.situation import Situation

LEVELS = ("none", "A1", "A2", "B1", "B2", "C1", "C2")
_RANK = {level: rank for rank, level in enumerate(LEVELS)}


def oral(level: str) -> Leaf:
    """Spoken German; a written certificate also proves it, and the higher of both counts."""

    def question(situation: Situation) -> Answer:
        record = situation.record("language") or {}
        known = [_RANK[record[name]] for name in ("level", "oral") if name in record]
        return None if not known else max(known) >= _RANK[level]

    evidence = f"Zertifikat mündlich {level} oder Vermerk der Ausländerbehörde über ein Gespräch"
    return Leaf(f"Deutsch mündlich mindestens {level}", question, "language", evidence)


def _compared(text: str, level: str, *, below: bool) -> Leaf:
    def question(situation: Situation) -> Answer:
        found = situation.part("language", "level")
        return None if found is None else (_RANK[found] < _RANK[level]) is below

    return Leaf(text, question, "language", f"Sprachzertifikat {level} (mündlich und schriftlich)")


def german(level: str) -> Leaf:
    """German, spoken and written."""
    return _compared(f"Deutsch mindestens {level} (mündlich und schriftlich)", level, below=False)


def german_below(level: str) -> Leaf:
    """Less than this level."""
    return _compared(f"Deutsch noch nicht {level}", level, below=True)


def _test_passed(situation: Situation) -> Answer:
    record = situation.record("civic")
    if record is None:
        return None
    test, passed = record.get("test"), record.get("passed")
    if test == "none" or passed is False:
        return False
    return None if test is None or passed is None else True


CIVIC_TEST = Leaf(
    "Grundkenntnisse nachgewiesen: „Leben in Deutschland“, Einbürgerungstest oder deutscher Schulabschluss",
    _test_passed,
    "civic",
    "Zeugnis „Leben in Deutschland“, Einbürgerungstest oder deutsches Schulzeugnis",
)


def _written_a2_if_possible(situation: Situation) -> Answer:
    """§ 25b Abs. 6: written A2 if a course could be attended."""
    course = situation.record("integration_course") or {}
    possible = course.get("obliged") or situation.happened(course.get("admission_issued"))
    if not possible:
        return True
    level = situation.part("language", "level")
    return None if level is None else _RANK[level] >= _RANK["A2"]


WRITTEN_A2_IF_POSSIBLE = Leaf(
    "Deutsch schriftlich A2, wenn ein Integrationskurs möglich war",
    _written_a2_if_possible,
    "integration_course language",
    "Sprachzertifikat A2 (mündlich und schriftlich)",
)
