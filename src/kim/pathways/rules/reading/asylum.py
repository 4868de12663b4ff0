"""The asylum procedure. Basis: AsylG, § 10 AufenthG. A missing date means that it has not happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kim.pathways.rules.conditions import Answer, Leaf
from kim.pathways.rules.situation import Situation

NOTICE = "Bescheid des Bundesamts (BAMF) mit Datum"
PROTECTED = ("asylum", "refugee", "subsidiary")
_ENDS = ("final_date", "final_rejection", "withdrawn_date")


def is_pending(situation: Situation) -> bool | None:
    """Whether an asylum procedure is pending at the reference date."""
    asylum = situation.facts.get("asylum")
    if asylum is None:
        return None
    if any(situation.happened(asylum.get(name)) for name in _ENDS):
        return False
    if asylum.get("application_date") is not None:
        return situation.happened(asylum["application_date"])
    pending: bool | None = asylum.get("pending")
    return pending


def _not_pending(situation: Situation) -> Answer:
    pending = is_pending(situation)
    return None if pending is None else not pending


NOT_PENDING = Leaf("kein Asylverfahren ist offen", _not_pending, "asylum", NOTICE)


def is_rejected(situation: Situation) -> bool | None:
    """Whether an asylum application has been finally rejected."""
    asylum = situation.facts.get("asylum")
    return None if asylum is None else situation.happened(asylum.get("final_rejection"))


def _not_rejected(situation: Situation) -> Answer:
    rejected = is_rejected(situation)
    return None if rejected is None else not rejected


NOT_REJECTED = Leaf("kein Asylantrag ist unanfechtbar abgelehnt", _not_rejected, "asylum", NOTICE)


def _ended_without_protection(situation: Situation) -> Answer:
    asylum = situation.facts.get("asylum")
    if asylum is None:
        return None
    return situation.happened(asylum.get("final_rejection")) or situation.happened(asylum.get("withdrawn_date"))


ENDED_WITHOUT_PROTECTION = Leaf(
    "der Asylantrag ist unanfechtbar abgelehnt oder zurückgenommen", _ended_without_protection, "asylum", NOTICE
)


def _neither(situation: Situation) -> Answer:
    ended = _ended_without_protection(situation)
    return None if ended is None else not ended


NEITHER_REJECTED_NOR_WITHDRAWN = Leaf(
    "kein Asylantrag ist unanfechtbar abgelehnt oder zurückgenommen", _neither, "asylum", NOTICE
)


def _withdrawn(situation: Situation) -> Answer:
    asylum = situation.facts.get("asylum")
    return None if asylum is None else situation.happened(asylum.get("withdrawn_date"))


WITHDRAWN = Leaf("ein Asylantrag wurde zurückgenommen", _withdrawn, "asylum", NOTICE)


def _not_manifestly_unfounded(situation: Situation) -> Answer:
    asylum = situation.facts.get("asylum")
    if asylum is None:
        return None
    if "final_rejection" in asylum and not situation.happened(asylum["final_rejection"]):
        return True
    reason = asylum.get("ou_reason")
    if reason is None:
        return None if is_rejected(situation) else True
    return str(reason) not in {"3", "4", "5", "6", "7"}


NOT_MANIFESTLY_UNFOUNDED = Leaf(
    "kein Asylantrag ist nach § 30 Abs. 1 Nr. 3 bis 7 AsylG als offensichtlich unbegründet abgelehnt",
    _not_manifestly_unfounded,
    "asylum",
    NOTICE + ": bei „offensichtlich unbegründet“ mit der Nummer von § 30 Abs. 1 AsylG",
)


def protection(situation: Situation) -> bool | None:
    """Whether protection was granted, so that time of the procedure counts (§ 55 Abs. 3 AsylG)."""
    asylum: Mapping[str, Any] | None = situation.facts.get("asylum")
    if asylum is None:
        return None
    decision = asylum.get("decision")
    if decision is None:
        return False if not asylum.get("final_date") else None
    return decision in PROTECTED and situation.happened(asylum.get("final_date"), absent=True)


def _no_grounds_for_revocation(situation: Situation) -> Answer:
    notice = situation.facts.get("bamf_revocation_notice")
    return None if notice is None else notice != "grounds"


NO_NOTICE_OF_GROUNDS = Leaf(
    "das BAMF hat keine Gründe für Widerruf oder Rücknahme mitgeteilt",
    _no_grounds_for_revocation,
    "bamf_revocation_notice",
    "Mitteilung des BAMF an die Ausländerbehörde",
)


def _positive_notice(situation: Situation) -> Answer:
    """Decisions that became final in 2015 to 2017 needed a positive notice."""
    notice = situation.facts.get("bamf_revocation_notice")
    if notice == "no_grounds":
        return True
    if notice == "grounds":
        return False
    final = situation.part("asylum", "final_date")
    if final is None:
        return None
    concerned = 2015 <= final.year <= 2017
    return None if notice is None else not concerned


POSITIVE_NOTICE_2015_2017 = Leaf(
    "Entscheidung 2015 bis 2017 unanfechtbar: das BAMF hat mitgeteilt, dass keine Widerrufsgründe vorliegen; "
    "sonst: es hat keine Gründe mitgeteilt",
    _positive_notice,
    "bamf_revocation_notice asylum",
    "Mitteilung des BAMF an die Ausländerbehörde",
)
