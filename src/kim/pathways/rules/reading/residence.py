"""Present status, and how long somebody has had it. Basis: AufenthG, § 60b Abs. 5 S. 1, BMI hints on § 25b (gaps)."""

from __future__ import annotations

from datetime import date
from enum import Enum

from kim.pathways.rules.calendar import FAR, Span
from kim.pathways.rules.conditions import Answer, Leaf
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import cited, falls_under
from kim.pathways.rules.timeline import (
    ERLAUBT,
    GEDULDET,
    GEDULDET_60B,
    GESTATTET,
    LAWFUL_OR_TOLERATED,
    Chain,
)
from kim.pathways.rules.values import MET, NOT_MET, Flag, Outcome, Value, either, missing, question

STATUS = "Aufenthaltsstatus: Titel, Duldung oder Gestattung mit Beginn und Ende"
PERIODS = "lückenlose Aufenthaltszeiten: Duldungen, Gestattung, Titel oder Auskunft der Ausländerbehörde"
DEEMED = ("25.1.3", "81.3.1", "FIK-81-3-1")
"""Lawful stays that are no title: they match no title criterion."""
SECTION_5 = ("22", "23", "23a", "24", "25", "25a", "25b", "104c")
"""Residence permits of chapter 2, section 5 AufenthG."""

_TOLERATED = frozenset({GEDULDET, GEDULDET_60B})
_DULDUNG = frozenset({GEDULDET})
_60B = frozenset({GEDULDET_60B})
_NOTHING: frozenset[str] = frozenset()
GAP_DAYS = 92


class Gaps(Enum):
    """What an interruption without status does."""

    INTERRUPT = 0
    ONE_TOLERATED = 1
    IN_QUESTION = 2


def is_titled(title: str, codes: tuple[str, ...]) -> bool:
    """Whether a title falls under one of the codes."""
    if not title or falls_under(title, DEEMED):
        return False
    return falls_under(title, codes)


def of_type(text: str, *types: str) -> Leaf:
    """The present status has one of these types."""

    def question_(situation: Situation) -> Answer:
        stay = situation.stay
        return None if stay is None else stay.type in types

    return Leaf(text, question_, "status_periods", STATUS)


TOLERATED = of_type("die Person ist am Stichtag geduldet (auch nach § 60b)", GEDULDET, GEDULDET_60B)
TOLERATED_NOT_60B = of_type("die Person ist am Stichtag geduldet (nicht nach § 60b)", GEDULDET)


def holds(*codes: str) -> Leaf:
    """The present title, or the one that a fiction continues, falls under one of the codes."""

    def question_(situation: Situation) -> Answer:
        return None if situation.stay is None else is_titled(situation.title(), codes)

    named = ", ".join(map(cited, codes))
    text = f"Aufenthaltstitel nach {named} am Stichtag, auch fortgeltend nach § 81 Abs. 4"
    return Leaf(text, question_, "status_periods", STATUS)


def holds_other(kept: tuple[str, ...], without: tuple[str, ...], text: str) -> Leaf:
    """A title under `kept` that does not fall under `without`."""

    def question_(situation: Situation) -> Answer:
        if situation.stay is None:
            return None
        title = situation.title()
        return is_titled(title, kept) and not is_titled(title, without)

    return Leaf(text, question_, "status_periods", STATUS)


def any_title(situation: Situation) -> bool | None:
    """Whether a title is held at the reference date."""
    if situation.stay is None:
        return None
    title = situation.title()
    return bool(title) and not falls_under(title, DEEMED)


def is_chance_holder(situation: Situation) -> bool | None:
    """Whether the person holds a § 104c title."""
    return None if situation.stay is None else is_titled(situation.title(), ("104c",))


HOLDER_104C = Leaf(
    "die Person hat einen Titel nach § 104c, auch fortgeltend nach § 81 Abs. 4",
    is_chance_holder,
    "status_periods",
    STATUS,
)


def resident_since(
    situation: Situation, span: Span, gaps: Gaps, *, counts_60b: bool, on: date | None = None
) -> Outcome:
    """Since `span` without interruption permitted, gestattet or tolerated (section "counting residence")."""
    if counts_60b:
        return _reading(situation, on or situation.at, span, LAWFUL_OR_TOLERATED | _60B, _NOTHING, gaps)
    return _both_readings(situation, on or situation.at, span, LAWFUL_OR_TOLERATED, gaps)


def residence(span: Span, gaps: Gaps) -> Leaf:
    """Residence of § 25a or § 25b: time under § 60b counts for holders of a § 104c title."""

    def question_(situation: Situation) -> Answer:
        if situation.timeline is None:
            return None
        return resident_since(situation, span, gaps, counts_60b=is_chance_holder(situation) is True)

    text = f"seit {span.dative} ununterbrochen geduldet, gestattet oder mit Aufenthaltserlaubnis im Bundesgebiet"
    return Leaf(text + _SAID[gaps], question_, "status_periods hardship_order_81_4_3", PERIODS)


_SAID = {
    Gaps.INTERRUPT: "",
    Gaps.ONE_TOLERATED: "; eine Lücke bis drei Monate schadet nicht, zählt aber nicht mit",
    Gaps.IN_QUESTION: "; ob Lücken schaden, ist offen (LQ-GAP-25A)",
}


def duldung_since(span: Span, *, at_application: bool) -> Leaf:
    """In possession of a Duldung for `span`; a Gestattung, a title or a gap ends it."""

    def question_(situation: Situation) -> Answer:
        if situation.timeline is None:
            return None
        day = situation.application if at_application else situation.at
        return _both_readings(situation, day, span, _DULDUNG, Gaps.INTERRUPT)

    when = "bei Antragstellung" if at_application else "am Stichtag"
    text = f"{when} seit {span.dative} im Besitz einer Duldung (Zeiten nach § 60b zählen nicht)"
    return Leaf(text, question_, "status_periods", PERIODS)


def stay_of_any_kind_since(span: Span) -> Leaf:
    """Permitted, gestattet or tolerated (also § 60b) without interruption for `span`."""

    def question_(situation: Situation) -> Answer:
        if situation.timeline is None:
            return None
        return resident_since(situation, span, Gaps.INTERRUPT, counts_60b=True)

    text = f"seit {span.dative} ununterbrochen erlaubt, gestattet oder geduldet (auch § 60b) im Bundesgebiet"
    return Leaf(text, question_, "status_periods", PERIODS)


def _both_readings(situation: Situation, day: date, span: Span, types: frozenset[str], gaps: Gaps) -> Outcome:
    """Days under § 60b either only do not count (A), or also interrupt (B); if that matters, it is a legal question."""
    timeline = situation.timeline
    not_counting = _reading(situation, day, span, types, _60B, gaps)
    if timeline is None or not any(stay.type == GEDULDET_60B for stay in timeline.stays):
        return not_counting
    interrupting = _reading(situation, day, span, types, _NOTHING, gaps)
    if not_counting.value is interrupting.value:
        return not_counting if not_counting.flags else interrupting
    return question("LQ-60B", *not_counting.reasons, *interrupting.reasons)


def _reading(
    situation: Situation, day: date, span: Span, types: frozenset[str], bridged: frozenset[str], gaps: Gaps
) -> Outcome:
    timeline = situation.timeline
    if timeline is None:
        return missing(PERIODS)
    if _reaches(situation, timeline.chain(day, types, bridged), span, day):
        return MET
    if gaps is Gaps.ONE_TOLERATED:
        chain = timeline.chain(day, types, bridged, gaps=1, longest=GAP_DAYS)
        tolerated = _reaches(situation, chain, span, day)
        return Outcome(Value.MET, flags=(Flag.GAP_TOLERATED,)) if tolerated else NOT_MET
    if gaps is Gaps.IN_QUESTION:
        skipped = _reaches(situation, timeline.chain(day, types, bridged, gaps=None), span, day)
        return question("LQ-GAP-25A") if skipped else NOT_MET
    return NOT_MET


def _reaches(situation: Situation, chain: Chain | None, span: Span, day: date) -> bool:
    reached = chain.reaches(span) if chain else FAR
    situation.turn(reached)
    return reached <= day


def permit_since(situation: Situation, span: Span) -> bool | None:
    """Lawful (title or fiction) without interruption for `span`."""
    timeline = situation.timeline
    if timeline is None:
        return None
    return _reaches(situation, timeline.chain(situation.at, frozenset({ERLAUBT})), span, situation.at)


def with_or_without(situation: Situation, answer: bool | None, yes: Outcome, no: Outcome, evidence: str) -> Outcome:
    """The outcome that `answer` selects; both if it is not known, and unknown if they differ."""
    if answer is not None:
        return yes if answer else no
    if yes.value is no.value:
        return yes
    return (
        either([missing(evidence), question(*yes.reasons, *no.reasons)])
        if yes.reasons or no.reasons
        else missing(evidence)
    )


GESTATTED = of_type("die Person hat am Stichtag eine Aufenthaltsgestattung", GESTATTET)
