"""What other contexts may ask the pathways: today the catalogue of residence statuses."""

from datetime import date

from kim.pathways.catalogue import load_statuses
from kim.pathways.rules.codes import EngineType, Reporting, Selector, StatusGroup
from kim.pathways.rules.statuses import ReportingWarning, Status
from kim.pathways.rules.statuses import reporting_warning as _reporting_warning

__all__ = [
    "EngineType",
    "Reporting",
    "ReportingWarning",
    "Selector",
    "Status",
    "StatusGroup",
    "reporting_warning",
    "status",
    "statuses",
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
