"""Residence for naturalisation and settlement. Basis: §§ 10, 12b StAG; §§ 9, 26, 85 AufenthG; § 55 Abs. 3 AsylG."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kim.pathways.rules.calendar import DAY, FAR, Days, Span, deadline, months, shifted, since, years
from kim.pathways.rules.conditions import Answer, Condition, Deviation, Leaf, Some
from kim.pathways.rules.reading.asylum import protection
from kim.pathways.rules.reading.residence import PERIODS, any_title, with_or_without
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import falls_under
from kim.pathways.rules.timeline import ERLAUBT, GESTATTET, Chain, Stay
from kim.pathways.rules.values import of

_PERMITTED = frozenset({ERLAUBT})
_WITH_PROCEDURE = frozenset({ERLAUBT, GESTATTET})
HALF_YEAR = months(6)
MULTIPLE = date(2024, 6, 27)
"""Since then absences of over half the period end habitual residence, and three years are credited, not five."""
STUDY = ("16a", "16b", "16c", "16d", "16e", "16f", "16g", "17")
DECISION = "Entscheidung des BAMF: ob Schutz zuerkannt wurde"


def lawful_residence(span: Span) -> Condition:
    """Lawful habitual residence for `span` (§ 12b StAG); after a long absence earlier time only by discretion."""
    text = f"seit {span.dative} rechtmäßiger gewöhnlicher Aufenthalt; Gestattung zählt mit, wenn Schutz zuerkannt wurde"
    reads = "status_periods asylum absences"
    straight = Leaf(text, lambda situation: _resident(situation, span, credit=False), reads, PERIODS)
    credited = Leaf(
        f"seit {span.dative}, wenn Zeit vor einem langen Auslandsaufenthalt angerechnet wird",
        lambda situation: bool(situation.facts.get("absences")) and _resident(situation, span, credit=True),
        reads,
        PERIODS,
    )
    return Some(straight, Deviation(credited, "§ 12b Abs. 2 StAG"))


def _resident(situation: Situation, span: Span, *, credit: bool) -> Answer:
    if situation.timeline is None:
        return None
    yes = of(_reached(situation, span, _WITH_PROCEDURE, credit))
    no = of(_reached(situation, span, _PERMITTED, credit))
    return with_or_without(situation, protection(situation), yes, no, DECISION)


def _reached(situation: Situation, span: Span, types: frozenset[str], credit: bool) -> bool:
    chain = situation.timeline.chain(situation.at, types) if situation.timeline else None
    if chain is None or _mostly_away(situation, span):
        return False
    start, credited = chain.start, timedelta(0)
    for absence in _long_absences(situation, chain.start):
        back = absence["to"] + DAY if absence.get("to") else FAR
        if credit:
            most = since(start, years(3 if situation.at >= MULTIPLE else 5)) - start
            credited = min(absence["from"] - start, most)
        start = back
    if start == FAR:
        return False
    reached = since(start, span) - credited
    situation.turn(reached)
    return reached <= situation.at


def _long_absences(situation: Situation, start: date) -> list[Any]:
    """Absences of more than six months without return within a deadline that the authority has set."""
    found = []
    for absence in situation.items("absences") or ():
        end = min(absence.get("to") or situation.at, situation.at)
        situation.turn(deadline(absence["from"], HALF_YEAR) + DAY)
        situation.turn((absence.get("reentry_deadline") or absence["from"]) + DAY)
        allowed = absence.get("reentry_deadline")
        long = end > deadline(absence["from"], HALF_YEAR) and not (allowed and end <= allowed)
        if long and absence["from"] >= start:
            found.append(absence)
    return sorted(found, key=lambda one: one["from"])


def _mostly_away(situation: Situation, span: Span) -> bool:
    absences = situation.facts.get("absences")
    if not absences:
        return False
    situation.turn(MULTIPLE)
    now = situation.at >= MULTIPLE and _away_on(situation.at, absences, span)
    if situation.turns is not None:
        later = (date.fromordinal(situation.at.toordinal() + ahead) for ahead in range(1, 20 * 366))
        situation.turn(next((day for day in later if (day >= MULTIPLE and _away_on(day, absences, span)) != now), FAR))
    return now


def _away_on(day: date, absences: list[Any], span: Span) -> bool:
    """Whether absences take more than half of the period before `day`."""
    first = _years_before(day, span)
    ends = [(one["from"], min(one.get("to") or day, day)) for one in absences if one["from"] <= day]
    away = sum(max(0, (end - max(start, first)).days + 1) for start, end in ends)
    return bool(away * 2 > (day - first).days)


def _years_before(day: date, span: Span) -> date:
    return deadline(day, Span(-span))


# settlement


def permit_possessed(span: Span, *, half: bool) -> Condition:
    """Possession of a permit for `span`; study and training count half, absences beyond six months not."""
    text = f"seit {span.dative} im Besitz einer Aufenthaltserlaubnis und am Stichtag im Besitz eines Titels"
    told = text + ("; Zeiten nach §§ 16a bis 17 zählen halb" if half else "")
    straight = Leaf(told, lambda s: _possessed(s, span, bridged=False), "status_periods absences", PERIODS)
    bridged = Leaf(
        f"seit {span.dative}, wenn Unterbrechungen der Rechtmäßigkeit bis zu einem Jahr außer Betracht bleiben",
        lambda s: _possessed(s, span, bridged=True),
        "status_periods absences",
        PERIODS,
    )
    return Some(straight, Deviation(bridged, "§ 85 AufenthG"))


def _possessed(situation: Situation, span: Span, *, bridged: bool) -> Answer:
    titled = any_title(situation)
    if not titled or situation.timeline is None:
        return titled
    stays = _permits(situation.timeline.until(situation.at), bridged)
    counted = [stay for stay in stays if stay.type == ERLAUBT]
    gaps = [Days(stay.start, stay.end) for stay in stays if stay.type != ERLAUBT]
    gaps += [days for days in _beyond_half_a_year(situation) if days.start >= counted[0].start]
    half = [Days(stay.start, stay.end) for stay in counted if falls_under(stay.title, STUDY)]
    reached = _reached_half(counted[0].start, span, sorted(gaps, key=lambda days: days.start), half)
    situation.turn(reached)
    return reached <= situation.at


def _permits(backwards: list[Stay], bridged: bool) -> list[Stay]:
    """The chain of permits in order; with `bridged` over interruptions of at most one year between two of them."""
    kept: list[Stay] = []
    end: date | None = None
    for stay in backwards:
        end = None if stay.type == ERLAUBT else end or stay.end
        if end and not (bridged and end < since(stay.start, years(1))):
            break
        kept.append(stay)
    while kept[-1].type != ERLAUBT:
        kept.pop()
    return kept[::-1]


def _beyond_half_a_year(situation: Situation) -> list[Days]:
    return [
        Days(deadline(one["from"], HALF_YEAR) + DAY, one.get("to") or FAR)
        for one in situation.items("absences") or ()
        if (one.get("to") or FAR) > deadline(one["from"], HALF_YEAR)
    ]


def _reached_half(start: date, span: Span, uncounted: list[Days], half: list[Days]) -> date:
    """The first day on which `span` is reached if of n half-counted days n/2, rounded up, do not count."""
    target = base = since(start, span)
    while target < FAR:
        days = sum(max(0, (min(one.end, target - DAY) - one.start).days + 1) for one in half if one.start < target)
        later = shifted(base + timedelta(days=-(-days // 2)), uncounted)
        if later == target:
            return target
        target = later
    return FAR


def title_with_procedure(span: Span, text: str) -> Leaf:
    """Possession of a title, to which the asylum procedure is added; the days between neither count nor interrupt."""

    def question(situation: Situation) -> Answer:
        if situation.timeline is None:
            return None
        chain = situation.timeline.chain(situation.at, _PERMITTED)
        if chain is None:
            return False
        reached = _with_procedure(situation, chain).reaches(span)
        situation.turn(reached)
        return reached <= situation.at

    return Leaf(text, question, "status_periods asylum", PERIODS)


def _with_procedure(situation: Situation, chain: Chain) -> Chain:
    asylum = situation.facts.get("asylum") or {}
    begun, final = asylum.get("application_date"), asylum.get("final_date")
    if begun is None or final is None or not situation.happened(final) or begun >= chain.start:
        return chain
    between = (Days(final + DAY, chain.start - DAY),) if final + DAY < chain.start else ()
    return Chain(begun, between)
