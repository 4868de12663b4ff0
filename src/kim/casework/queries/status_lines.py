"""Residence statuses as pages show them: words of the catalogue, the paper, and the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext

from kim.casework.labels import TITLE_ADVICE
from kim.casework.rules.title_ends import TitleAdvice, TitleStage, advice, stage
from kim.kernel import clock
from kim.pathways import api as pathways
from kim.people.models import ResidenceStatus
from kim.people.rules.codes import ResidenceObligation, WorkPermission
from kim.people.rules.status_periods import Span, gaps
from kim.ui.templatetags.kim_ui import day


@dataclass(frozen=True)
class StatusLine:
    """One status with its words from the catalogue, and whether it holds today."""

    record: ResidenceStatus
    short: str
    label: str
    holds: bool
    advice: TitleAdvice | None

    @property
    def paper(self) -> list[str]:
        """Who issued it, when, under which number."""
        record = self.record
        issued = gettext("issued on %(day)s") % {"day": day(record.issued_on)} if record.issued_on else ""
        number = gettext("No. %(number)s") % {"number": record.document_number} if record.document_number else ""
        return [part for part in (record.issuer, issued, number) if part]

    @property
    def conditions(self) -> list[tuple[str, str | None]]:
        """Side conditions with their words; None is not known yet."""
        record = self.record
        work = None if record.work == WorkPermission.NOT_KNOWN else record.get_work_display()
        lines = [(gettext("Work"), work), (gettext("Residence obligation"), self._obligation())]
        return [*lines, (gettext("Further conditions"), record.conditions)] if record.conditions else lines

    def _obligation(self) -> str | None:
        record = self.record
        if record.obligation == ResidenceObligation.NOT_KNOWN:
            return None
        until = gettext("until %(day)s") % {"day": day(record.obligation_until)} if record.obligation_until else ""
        parts = (record.get_obligation_display(), record.has_to_live_in, until)
        return ", ".join(part for part in parts if part)

    @property
    def advice_now(self) -> str:
        """What to do before it ends: as soon as a reminder is due, and always where it cannot be prolonged."""
        is_due = stage(self.record.last_day, clock.today()) in list(TitleStage)[:3]
        if not self.advice or not (is_due or self.advice is TitleAdvice.PREPARE_ANOTHER):
            return ""
        return str(TITLE_ADVICE[self.advice])

    @property
    def begins(self) -> date:
        """What the history is sorted by."""
        return self.record.first_day or date.min

    @property
    def period(self) -> str:
        """First and last day in words; what is open is said."""
        first, last = self.record.first_day, self.record.last_day
        begin = day(first) if first else gettext("beginning not known")
        end = day(last) if last else gettext("unlimited or not known")
        return f"{begin} – {end}"


@dataclass(frozen=True)
class Gap:
    """Days between two statuses of which nothing is known: first and last one."""

    first_day: date
    last_day: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last_day - self.first_day).days + 1

    @property
    def begins(self) -> date:
        """What the history is sorted by."""
        return self.first_day


def history_of(lines: Iterable[StatusLine]) -> list[StatusLine | Gap]:
    """All statuses, the latest first, and between them, or up to today, the days of which nothing is known."""
    known = list(lines)
    spans = [Span(line.record.first_day, line.record.last_day, line.record.key) for line in known]
    last = max((span.end or date.max for span in spans), default=date.max)
    if last < clock.today() - timedelta(days=1):
        # What is missing reaches up to today.
        spans.append(Span(clock.today() + timedelta(days=1), None, ""))
    holes = [Gap(first, end) for first, end in gaps(spans)]
    return sorted([*known, *holes], key=lambda one: one.begins, reverse=True)


def status_line(record: ResidenceStatus) -> StatusLine:
    """The words of a stored status; one that left the catalogue keeps its key."""
    holds = clock.today() in record.valid
    try:
        entry = pathways.status(record.key)
    except KeyError:
        return StatusLine(record, record.key, record.key, holds, None)
    return StatusLine(record, entry.short, entry.label, holds, advice(entry) if entry.expires else None)
