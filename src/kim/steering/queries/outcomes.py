"""What became of the decisions of a year: outcome, measures, guidance, by body and in the order of the meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.steering.models import Decision, Escalation, Guidance, Measure, Referral
from kim.steering.rules.codes import EscalationState, GuidanceState, MeasureState, Outcome
from kim.steering.rules.fates import Elsewhere, Fate, Owed, fate_of
from kim.steering.rules.referrals import ReferralState


@dataclass(frozen=True)
class Result:
    """A decision, its measures and its guidance."""

    decision: Decision
    measures: list[Measure]
    guidance: list[Guidance]
    fate: Fate


@dataclass(frozen=True)
class Report:
    """The decisions of a year."""

    year: int
    results: list[Result]

    @property
    def counts(self) -> list[tuple[Fate, int]]:
        """How many decisions stand where; those that stand nowhere are left out."""
        found = Counter(result.fate for result in self.results)
        return [(fate, found[fate]) for fate in Fate if found[fate]]


def report_of(year: int, actor: Actor) -> Report:
    """Everything decided from 1 January to 31 December, as far as this person may see it."""
    decisions = (
        Decision.objects.visible_to(actor)
        .filter(decided_on__year=year)
        .select_related("item__meeting__body", "item__issue", "referred_to")
        .order_by("decided_on", "item__position")
    )
    measures = Measure.objects.visible_to(actor).filter(decision__in=decisions).select_related("owner")
    guidance = Guidance.objects.visible_to(actor).filter(measure__in=measures).exclude(state=GuidanceState.DRAFT)
    gone = _elsewhere(decisions, actor)
    return Report(year, [_result(each, list(measures), list(guidance), gone[each.pk]) for each in decisions])


def _elsewhere(decisions: Iterable[Decision], actor: Actor) -> dict[int, Elsewhere]:
    """Per decision the referral that it began, and the letters about its issue that went out since."""
    referrals = {row.decision_id: ReferralState(row.state) for row in Referral.objects.visible_to(actor)}
    letters = list(Escalation.objects.visible_to(actor).exclude(sent_on=None))
    return {
        decision.pk: Elsewhere(
            referrals.get(decision.pk),
            tuple(
                EscalationState(letter.state)
                for letter in letters
                if letter.issue_id == decision.item.issue_id and letter.sent_on >= decision.decided_on
            ),
        )
        for decision in decisions
    }


def _result(decision: Decision, measures: Iterable[Measure], guidance: Iterable[Guidance], gone: Elsewhere) -> Result:
    mine = [measure for measure in measures if measure.decision_id == decision.pk]
    keys = {measure.pk for measure in mine}
    hints = [row for row in guidance if row.measure_id in keys]
    owed = [Owed(MeasureState(measure.state), measure.due) for measure in mine]
    return Result(decision, mine, hints, fate_of(Outcome(decision.outcome), owed, clock.today(), gone))


def years(actor: Actor) -> list[int]:
    """Years with decisions, the latest first."""
    return [day.year for day in Decision.objects.visible_to(actor).dates("decided_on", "year", order="DESC")]
