"""Residence of § 25b, which is shorter with a minor child, and possession of a Duldung under § 60d."""

from __future__ import annotations

from kim.pathways.rules.calendar import Span
from kim.pathways.rules.conditions import Answer, Leaf
from kim.pathways.rules.reading.persons import HOUSEHOLD, minor_child
from kim.pathways.rules.reading.residence import PERIODS, Gaps, is_chance_holder, resident_since, with_or_without
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import matches
from kim.pathways.rules.timeline import GEDULDET, Stay, Timeline


def residence_shorter_with_child(usual: Span, with_child: Span) -> Leaf:
    """Since `usual`, or `with_child` if a minor unmarried child lives in the household; not known: both."""

    def question(situation: Situation) -> Answer:
        if situation.timeline is None:
            return None
        counts = is_chance_holder(situation) is True
        long = resident_since(situation, usual, Gaps.ONE_TOLERATED, counts_60b=counts)
        short = resident_since(situation, with_child, Gaps.ONE_TOLERATED, counts_60b=counts)
        return with_or_without(situation, minor_child(situation), short, long, HOUSEHOLD)

    text = (
        f"seit {usual.dative} (mit minderjährigem ledigem Kind im Haushalt {with_child.dative}) ununterbrochen "
        "geduldet, "
        "gestattet oder mit Aufenthaltserlaubnis; eine einzige Lücke bis drei Monate schadet nicht, zählt aber "
        "nicht mit"
    )
    return Leaf(text, question, "status_periods household hardship_order_81_4_3", PERIODS)


def duldung_60d_since(span: Span) -> Leaf:
    """In possession of a Duldung under § 60d for `span`."""

    def question(situation: Situation) -> Answer:
        timeline = situation.timeline
        if timeline is None:
            return None
        own = [stay for stay in timeline.stays if stay.type == GEDULDET and matches(stay.title, "60d")]
        chain = Timeline([Stay(stay.start, stay.end, stay.type, stay.title) for stay in own]).chain(
            situation.at, frozenset({GEDULDET})
        )
        if chain is None:
            return False
        situation.turn(chain.reaches(span))
        return chain.reaches(span) <= situation.at

    return Leaf(f"seit {span.dative} Duldung nach § 60d", question, "status_periods", PERIODS)
