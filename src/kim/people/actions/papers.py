"""What stands on the paper of a residence status, checked before it is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.people.models.status import HAS_TO_LIVE
from kim.people.rules.codes import ResidenceObligation, WorkPermission

FIELDS = frozenset(
    {
        "office",
        "issued_by",
        "issued_on",
        "document_number",
        "work",
        "obligation",
        "obligation_municipality",
        "obligation_area",
        "obligation_until",
        "conditions",
    }
)


def checked(paper: dict[str, Any], last_day: date | None) -> dict[str, Any]:
    """What is known of the paper in stored form. A place without an obligation is refused, not dropped."""
    if unknown := set(paper) - FIELDS:
        raise TypeError(f"the paper of a status has no {sorted(unknown)}")
    values: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in paper.items()}
    if "work" in values:
        values["work"] = WorkPermission(values["work"])
    _check_issue(values.get("issued_on"), last_day)
    _check_obligation(values)
    return values


def _check_issue(issued_on: date | None, last_day: date | None) -> None:
    if issued_on and issued_on > clock.today():
        raise RuleViolation("issued_in_future", _("The day of issue lies in the future."), "issued_on")
    if issued_on and last_day and issued_on > last_day:
        raise RuleViolation("issued_after_end", _("The paper was issued after its last day."), "issued_on")


def _check_obligation(values: dict[str, Any]) -> None:
    kind = ResidenceObligation(values.get("obligation") or ResidenceObligation.NOT_KNOWN)
    if "obligation" in values:
        values["obligation"] = kind
    place = any(values.get(name) for name in ("obligation_municipality", "obligation_area", "obligation_until"))
    if place and kind not in HAS_TO_LIVE:
        raise RuleViolation(
            "place_without_obligation", _("Choose the paragraph on which they have to live there."), "obligation"
        )
