"""The interfaces as tables of words, for files: what the page shows of a quarter, with the same part and comparison."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kim.kernel.actor import Actor
from kim.kernel.core_codes import FlowFigure
from kim.kernel.periods import Quarter
from kim.steering.queries import flows
from kim.steering.queries.dashboard import Cell, Table
from kim.steering.queries.flows import FlowLine, Part
from kim.steering.templatetags.flow_words import domain_words, party_words


def flow_tables(actor: Actor, quarter: Quarter, other: Quarter | None, part: Part | None) -> list[Table]:
    """Work between offices first, then changes of legal domain, overdue waits, unanswered referrals."""
    note = _("Unit: case. Closed quarter: %(label)s.") % {"label": quarter.label}
    if other:
        note += " " + _("Before: %(label)s.") % {"label": other.label}

    def lines(figure: FlowFigure) -> list[FlowLine]:
        return flows.flow_lines(actor, figure, quarter, other, part)

    head = [_("from"), _("to"), _("Cases"), _("lower quartile"), _("median"), _("upper quartile"), _("median before")]
    counted = [_("Office"), _("Cases"), _("Cases before")]
    overdue, unanswered = lines(FlowFigure.OVERDUE_WAIT), lines(FlowFigure.UNANSWERED_REFERRAL)
    return [
        Table("work", _("Work between offices"), head, [*map(_waits, lines(FlowFigure.HAND_ON))], note),
        _domains(actor, quarter, part, note),
        Table("overdue", _("Overdue waits"), counted, _counts(overdue), note),
        Table("unanswered", _("Unanswered referrals"), counted, _counts(unanswered), note),
    ]


def _waits(line: FlowLine) -> list[Cell]:
    ends: list[Cell] = [party_words(line.source), party_words(line.target)]
    now, before = line.now, line.before.median if line.before else None
    return [*ends, *map(_shown, (now.total, now.lower, now.median, now.upper, before))]


def _counts(lines: Iterable[FlowLine]) -> list[list[Cell]]:
    return [
        [party_words(line.target), line.now.total, _shown(line.before.total if line.before else None)] for line in lines
    ]


def _domains(actor: Actor, quarter: Quarter, part: Part | None, note: str) -> Table:
    head = [_("from"), _("to"), _("Cases"), _("broke off or was held up"), _("went on")]
    rows: list[list[Cell]] = [
        [domain_words(line.source), domain_words(line.target), line.total, _shown(line.broke), _shown(line.went_on)]
        for line in flows.domain_lines(actor, quarter, part)
    ]
    return Table("domains", _("Changes of legal domain"), head, rows, note)


def _shown(number: int | None) -> Cell:
    """Nothing where nothing may be shown: a file is counted with."""
    return "" if number is None else number
