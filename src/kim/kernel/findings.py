"""What the disclosure check found, in words: for the page, cut into marked and plain pieces, and as a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kim.kernel.disclosure import Finding, Reason, Report
from kim.kernel.errors import RuleViolation

REASONS: dict[str, str | Promise] = {
    Reason.STORED_NAME: _("name from the case"),
    Reason.NAME_VARIANT: _("name from the case, spelt otherwise"),
    Reason.BIRTH_DATE: _("date of birth"),
    Reason.PLAN_DATE: _("date from the plan"),
    Reason.TITLE_END: _("validity of the residence title"),
    Reason.STORED_DATE: _("date from the case"),
    Reason.CALENDAR_DATE: _("calendar date"),
    Reason.STORED_NUMBER: _("number from the case"),
    Reason.STORED_ADDRESS: _("address from the case"),
    Reason.OWN_PLACE: _("place of residence from the case"),
    Reason.MUNICIPALITY: _("municipality of the district"),
    Reason.LOOKS_LIKE_NAME: _("looks like a name"),
    Reason.CONTAINS_STORED: _("contains a name from the case"),
    Reason.LOOKS_LIKE_ADDRESS: _("looks like an address"),
    Reason.LONG_NUMBER: _("long number"),
    Reason.EXACT_AMOUNT: _("exact amount"),
    Reason.MAIL_OR_LINK: _("e-mail address or link"),
    Reason.EXACT_AGE: _("exact age"),
    Reason.MONTH_AND_YEAR: _("month and year"),
    Reason.YEAR: _("year"),
    Reason.RARE_COMBINATION: _("rare combination"),
    Reason.OWN_NATIONALITY: _("nationality from the case"),
    Reason.DIAGNOSIS: _("diagnosis"),
}


class WouldDisclose(RuleViolation):
    """The text holds what must not be in it: the message names the places, `report` has them for the page to mark."""

    def __init__(self, report: Report) -> None:
        self.report = report
        found = len(report.blocks)
        message = ngettext(
            "%(n)s place can make the household recognisable: %(found)s.",
            "%(n)s places can make the household recognisable: %(found)s.",
            found,
        )
        words = ", ".join(f"„{text}“" for text in dict.fromkeys(block.text for block in report.blocks))
        super().__init__("would_disclose", message % {"n": found, "found": words}, "text")


@dataclass(frozen=True)
class Piece:
    """A piece of a text; `reason` is empty for what is plain."""

    text: str
    reason: str | Promise = ""


@dataclass(frozen=True)
class Found:
    """One finding as it is listed: the words, why, and what would stand instead."""

    start: int
    text: str
    reason: str | Promise
    replacement: str


def pieces(text: str, places: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """`text` cut at the places (start, end, reason), in order."""
    cut: list[Piece] = []
    at = 0
    for start, end, reason in sorted(places):
        cut += [Piece(text[at:start]), Piece(text[start:end], REASONS.get(reason, reason))]
        at = end
    return [piece for piece in [*cut, Piece(text[at:])] if piece.text]


def marked(text: str, report: Report) -> list[Piece]:
    """A draft with everything marked that was found in it."""
    return pieces(text, [(each.start, each.end, each.reason) for each in report.findings])


def listed(findings: Iterable[Finding]) -> list[Found]:
    """Findings in words."""
    return [Found(each.start, each.text, REASONS[each.reason], each.replacement) for each in findings]
