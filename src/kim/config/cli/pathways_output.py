"""What `kim pathways` prints: deviations and explanations, as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kim.config.cli.pathways_problems import Place
    from kim.pathways.rules.evaluation import Evaluation
    from kim.pathways.rules.explanation import Explained, Explanation
    from kim.pathways.rules.values import Outcome
    from kim.pathways.verify import Checked


def verified_lines(results: Sequence[Checked]) -> Iterator[str]:
    """One line per deviation, and how many evaluations passed."""
    for one in results:
        who = f"{one.case} #{one.expected.number}" + (f" ({one.expected.person})" if one.expected.person else "")
        for deviation in one.deviations:
            words = {"expected": deviation.expected, "found": deviation.found}
            differs = _("expected %(expected)s, found %(found)s") % words
            yield f"{who} {one.expected.rule} {deviation.field}: {differs}"
    counted = _count(results)
    yield f"{counted['passed']} passed, {counted['failed']} failed"


def verified_json(results: Sequence[Checked]) -> str:
    """Every evaluation with its deviations and what the rules yielded."""
    return _json({**_count(results), "evaluations": [_checked(one) for one in results]})


def _count(results: Sequence[Checked]) -> dict[str, int]:
    counted = Counter(not one.deviations for one in results)
    return {"passed": counted[True], "failed": counted[False]}


def _checked(one: Checked) -> dict[str, Any]:
    return {
        "case": one.case,
        "evaluation": one.expected.number,
        "person": one.expected.person or None,
        "passed": not one.deviations,
        "deviations": [asdict(deviation) for deviation in one.deviations],
        **_evaluation(one.evaluation),
    }


def _evaluation(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "rule": evaluation.rule,
        "at": evaluation.at.isoformat(),
        "application": evaluation.application.isoformat(),
        "overall": evaluation.overall,
        "effect": evaluation.effect,
        "result": evaluation.result,
        "flags": list(evaluation.flags),
        "criteria": {identifier: _outcome(outcome) for identifier, outcome in evaluation.criteria.items()},
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "value": outcome.value,
        "reasons": list(outcome.reasons),
        "missing_evidence": list(outcome.missing),
        "flags": list(outcome.flags),
    }


def problems_json(found: Sequence[Place]) -> str:
    """The errors of a malformed file."""
    return _json({"errors": [asdict(one) for one in found]})


def explained_json(explanation: Explanation) -> str:
    """One evaluation with everything that explains it."""
    content = _evaluation(explanation.evaluation)
    content["criteria"] = {one.id: _explained(one) for one in explanation.criteria}
    content |= {"title": explanation.pathway.title, "norm": explanation.pathway.norm, "notice": explanation.sentence}
    return _json(content)


def _explained(one: Explained) -> dict[str, Any]:
    return {
        **_outcome(one.outcome),
        "name": one.name,
        "counts": one.counts,
        "norm": one.norm,
        "version": one.version,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "source": one.source,
        "note": one.note,
        "rule": ["  " * depth + text for depth, text in one.text],
        "data": dict(one.data),
    }


def explained_lines(explanation: Explanation) -> Iterator[str]:
    """The same for people."""
    evaluation, pathway = explanation.evaluation, explanation.pathway
    yield f"{pathway.norm}: {pathway.title}"
    dates = {"at": _german(evaluation.at), "application": _german(evaluation.application)}
    yield _("Reference date %(at)s, application of %(application)s") % dates
    yield _("Result: %s") % _whole(evaluation)
    for flag in evaluation.flags:
        yield _("Note: %s") % _flag_words()[flag]
    for one in explanation.criteria:
        yield ""
        yield from _criterion_lines(one)
    yield ""
    yield explanation.sentence + "."


def _whole(evaluation: Evaluation) -> str:
    if evaluation.result is not None:
        return evaluation.result
    if evaluation.overall is None:
        return _("no overall result; see each point")
    if evaluation.effect == "kann" and evaluation.overall == "met":
        return _("conditions for a discretionary decision are fulfilled (kann)")
    return _value_words()[evaluation.overall] + (f" ({evaluation.effect})" if evaluation.effect else "")


def _criterion_lines(one: Explained) -> Iterator[str]:
    hint = "" if one.counts else " " + _("(only a hint)")
    yield f"{_value_words()[one.outcome.value]:<14} {one.id} {one.name}{hint}"
    origin = {"version": one.version, "validity": _validity(one), "source": one.source}
    yield f"    {one.norm}; " + _("version %(version)s %(validity)s; source %(source)s") % origin
    yield from ("    " + "  " * depth + text for depth, text in one.text)
    for reason in one.outcome.reasons:
        yield "    " + _("Open because: %s") % _reason(reason)
    for text in one.outcome.missing:
        yield "    " + _("Missing: %s") % text
    for flag in one.outcome.flags:
        yield "    " + _("Note: %s") % _flag_words()[flag]
    for key, value in one.data.items():
        yield f"    {key}: {json.dumps(value, ensure_ascii=False, default=str)}"
    if one.note:
        yield f"    {one.note}"


def _validity(one: Explained) -> str:
    start = _german(one.valid_from) if one.valid_from else "…"
    return f"[{start} – {_german(one.valid_to) if one.valid_to else '…'}]"


def _german(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _reason(code: str) -> str:
    words = {"missing_evidence": _("evidence is missing"), "case_by_case": _("the authority weighs the single case")}
    if code.startswith("discretion:"):
        return _("the authority may waive it (%s)") % code.partition(":")[2]
    return words.get(code) or _("legal question %s") % code


def _value_words() -> dict[str, str]:
    return {"met": _("met"), "not_met": _("not met"), "unknown": _("open"), "n/a": _("does not apply")}


def _flag_words() -> dict[str, str]:
    return {
        "stale_law": _("the law was checked up to 29 April 2026 only"),
        "not_in_force": _("not in force on this day"),
        "programme_ended": _("the programme has ended"),
        "admission_stop": _("new admissions are suspended"),
        "atypical_possible": _("as a rule required; an atypical case is possible"),
        "gap_tolerated": _("a gap of up to three months was passed over"),
    }


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, default=str)
