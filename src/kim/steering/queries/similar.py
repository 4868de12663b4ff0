"""Issues that may be about the same problem as another one."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat

from kim.kernel.actor import Actor
from kim.steering.models import StructuralIssue
from kim.steering.queries.lists import open_issues
from kim.steering.rules.similarity import Description, Likeness, alike

MOST = 5


@dataclass(frozen=True)
class Similar:
    """An open issue, and why it looks alike."""

    issue: StructuralIssue
    reasons: tuple[Likeness, ...]


def similar_to(issue: StructuralIssue, actor: Actor) -> list[Similar]:
    """At most five open issues, those for which most speaks first."""
    mine = _with_words(StructuralIssue.objects.visible_to(actor).filter(pk=issue.pk)).first()
    if mine is None:
        return []
    others = {each.public_id: each for each in _with_words(open_issues(actor).exclude(pk=issue.pk))}
    matches = alike(_described(mine), {key: _described(each) for key, each in others.items()})
    return [Similar(others[match.key], match.reasons) for match in matches[:MOST]]


def _with_words(issues: QuerySet[StructuralIssue]) -> QuerySet[StructuralIssue]:
    text = Concat(F("title"), Value(" "), F("problem"), output_field=TextField())
    stems = Func(
        Value("german"),
        text,
        template="tsvector_to_array(to_tsvector(%(expressions)s))",
        output_field=ArrayField(TextField()),
    )
    return issues.annotate(stems=stems)


def _described(issue: StructuralIssue) -> Description:
    stems: list[str] = issue.stems  # type: ignore[attr-defined]  # annotated by `_with_words`
    return Description(issue.obstacle_kind, issue.life_area, frozenset(issue.office_kinds), frozenset(stems))
