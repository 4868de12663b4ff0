"""Facts of an invented person, for tests of rules: what every test says is only what it is about."""

from datetime import date
from typing import Any

from kim.pathways.rules.evaluation import Evaluation, evaluate
from kim.pathways.rules.facts import clean
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.shapes import Problems
from kim.pathways.rules.situation import Facts

FINDINGS = {
    "asylum": {"pending": False, "ou_reason": "none"},
    "expulsion": "none",
    "order_58a": False,
    "entry_ban": False,
    "security_flags": "none",
    "removal_measures": "none",
    "pending_investigation": False,
    "equality_concern": False,
    "stag_false_declaration": False,
    "stag_bar": "none",
}


def facts(**given: Any) -> Facts:
    """Checked facts with nothing found by an authority."""
    problems = Problems()
    found = clean({**FINDINGS, **given}, (), problems)
    assert not problems, problems
    return found


def period(start: str, end: str | None, kind: str, para: str = "", **more: str) -> dict[str, Any]:
    """A residence period."""
    return {"from": start, "to": end, "type": kind, **({"para": para} if para else {}), **more}


def asked(rule: str, at: str, application: str = "", others: Any = None, **given: Any) -> Evaluation:
    """One evaluation."""
    day = date.fromisoformat(at)
    filed = date.fromisoformat(application) if application else day
    return evaluate(BOOK, rule, facts(**given), day, filed, others)


def value(rule: str, identifier: str, at: str, application: str = "", **given: Any) -> str:
    """The value of one criterion."""
    return asked(rule, at, application, **given).criteria[identifier].value
