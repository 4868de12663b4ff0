"""What steering looks at: issues by state and age, decisions and measures on time, evidence; as tables of words.

Page, drawing and download are made from the same tables. Members get what is released to them, because every row is
asked for by `visible_to`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.core_codes import FlowFigure
from kim.kernel.periods import Quarter
from kim.organisations import api as organisations
from kim.steering.labels import FATES
from kim.steering.models import Measure
from kim.steering.queries import flows, lists, outcomes
from kim.steering.queries.board import OVER, Card, card_of, columns, issues_for, last_quarters
from kim.steering.rules.ages import Age, age_of
from kim.steering.rules.codes import MeasureState
from kim.steering.rules.evidence_words import least_shown
from kim.steering.templatetags.flow_words import party_words

Cell = str | int
MOST_FLOWS = 10


@dataclass(frozen=True)
class Table:
    """A table; the first column names the row. `bars` are the lengths of the drawing, by row."""

    key: str
    title: str
    head: list[str]
    rows: list[list[Cell]]
    note: str = ""
    bars: list[tuple[str, int]] = field(default_factory=list)


def tables(actor: Actor) -> list[Table]:
    """Everything that the page shows, in its order."""
    cards = [card_of(issue) for issue in issues_for(actor).exclude(state__in=OVER)]
    today = clock.today()
    found = [_issues(cards, today), _decisions(actor, today), _measures(actor, today)]
    if organisations.keeps_case_files() or any(card.table for card in cards):
        found.append(_evidence(cards, today))
    written = flows.quarters(actor)
    return [*found, _interfaces(actor, written)] if written else found


def _interfaces(actor: Actor, written: list[Quarter]) -> Table:
    """The longest waits of the latest quarter, beside the quarter before."""
    quarter, other = written[0], written[1] if len(written) > 1 else None
    lines = flows.flow_lines(actor, FlowFigure.HAND_ON, quarter, other)[:MOST_FLOWS]
    rows: list[list[Cell]] = [
        [
            f"{party_words(line.source)} → {party_words(line.target)}",
            line.now.total,
            "·" if line.now.median is None else line.now.median,
            "·" if line.before is None or line.before.median is None else line.before.median,
        ]
        for line in lines
    ]
    before = other.label if other else _("quarter before")
    head = [_("Work between offices"), _("Cases"), _("Median in days"), before]
    note = _("Longest waits of %(quarter)s. “·”: fewer cases than may be shown.") % {"quarter": quarter.label}
    bars = [(str(row[0]), row[2]) for row in rows if isinstance(row[2], int)]
    return Table("interfaces", _("Interfaces between offices"), head, rows, note, bars)


def _issues(cards: list[Card], today: date) -> Table:
    words = {
        Age.NEW: _("below 3 months"),
        Age.SOME_MONTHS: _("3 to 6 months"),
        Age.HALF_A_YEAR: _("6 to 12 months"),
        Age.OLD: _("over a year"),
    }
    rows: list[list[Cell]] = []
    for column in columns(cards):
        ages = Counter(age_of(card.issue.described_on, today) for card in column.cards)
        rows.append([str(column.title), *(ages[age] for age in Age), len(column.cards)])
    head = [_("State"), *(words[age] for age in Age), _("Total")]
    bars = [(str(row[0]), int(row[-1])) for row in rows]
    return Table("issues", _("Open issues by state and age"), head, rows, _("Unit: issue."), bars)


def _decisions(actor: Actor, today: date) -> Table:
    counts = outcomes.report_of(today.year, actor).counts
    rows: list[list[Cell]] = [[str(FATES[fate]), number] for fate, number in counts]
    title = _("What became of the decisions of %(year)s") % {"year": today.year}
    bars = [(str(row[0]), int(row[1])) for row in rows]
    return Table("decisions", title, [_("State"), _("Decisions")], rows, _("Unit: decision."), bars)


def _measures(actor: Actor, today: date) -> Table:
    found = Counter(_standing(measure, today) for measure in lists.measures(actor))
    order = (
        pgettext("measures", "open, on time"),
        pgettext("measures", "overdue"),
        pgettext("measures", "done"),
        pgettext("measures", "effect checked"),
        pgettext("measures", "dropped"),
    )
    rows: list[list[Cell]] = [[words, found[number]] for number, words in enumerate(order)]
    bars = [(str(row[0]), int(row[1])) for row in rows]
    return Table("measures", _("Measures"), [_("State"), _("Measures")], rows, _("Unit: measure."), bars)


def _standing(measure: Measure, today: date) -> int:
    if measure.state in (MeasureState.AGREED, MeasureState.UNDER_WAY):
        return 1 if measure.due < today else 0
    return {MeasureState.DONE: 2, MeasureState.EFFECT_CHECKED: 3}.get(MeasureState(measure.state), 4)


def _evidence(cards: list[Card], today: date) -> Table:
    """Steps only: what may not be shown is a point, as everywhere."""
    rows: list[list[Cell]] = []
    for card in sorted(cards, key=lambda each: each.issue.number):
        k = card.table.k if card.table else 0
        steps = [f"≥ {least}" if (least := least_shown(step, k)) else "·" for step in card.steps]
        rows.append([f"{card.issue.number} {card.issue.title}", *steps])
    head = [_("Issue"), *(quarter.label for quarter in last_quarters(today))]
    as_of = last_quarters(today)[-1].end
    note = _("Cases in steps, closed quarters up to %(day)s. “·”: fewer than may be shown.") % {
        "day": f"{as_of:%d.%m.%Y}"
    }
    return Table("evidence", _("Evidence from casework"), head, rows, note)
