"""Convictions, security, deception. Findings as recorded; past conduct only where the norm asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kim.pathways.rules.conditions import Answer, Condition, Every, Leaf
from kim.pathways.rules.reading.simple import finding, part
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import MET, NOT_MET, Outcome, Reason, both, missing, question

EXTRACT = "Auskunft aus dem Bundeszentralregister (prüft die Behörde)"
BY_AUTHORITY = "Feststellung der Ausländerbehörde"
Conviction = Mapping[str, Any]

NO_SECURITY_CONCERN = finding("security_flags", "none", "keine sicherheitsrelevanten Erkenntnisse", BY_AUTHORITY)
NO_ORDER_58A = finding("order_58a", False, "keine Abschiebungsanordnung nach § 58a", BY_AUTHORITY)
NO_EXPULSION = finding("expulsion", "none", "keine Ausweisungsverfügung", BY_AUTHORITY)
NO_ENTRY_BAN = finding("entry_ban", False, "kein Einreise- und Aufenthaltsverbot nach § 11", BY_AUTHORITY)
NO_WORK_BAN = finding("work_ban_60a6", False, "kein Erwerbsverbot nach § 60a Abs. 6", BY_AUTHORITY)
SECURITY = Every(NO_SECURITY_CONCERN, NO_ORDER_58A)

NO_PRESENT_DECEPTION = part(
    "deception",
    "present_causal",
    False,
    "die Abschiebung ist nicht gerade jetzt wegen eigener falscher Angaben oder Täuschung ausgesetzt",
    BY_AUTHORITY,
)
NO_REPEATED_DECEPTION = part("deception", "repeated", False, "nicht wiederholt vorsätzlich getäuscht", BY_AUTHORITY)
NEVER_DECEIVED = part("deception", "ever", False, "die Behörde nie vorsätzlich getäuscht", BY_AUTHORITY)
COOPERATES = part("cooperation", "present", "ok", "wirkt zumutbar mit", BY_AUTHORITY)
NEVER_DELAYED = part(
    "cooperation",
    "past_delay",
    False,
    "aufenthaltsbeendende Maßnahmen nie vorsätzlich verzögert oder behindert",
    BY_AUTHORITY,
)


def _intentional(situation: Situation) -> list[Conviction] | None:
    found = situation.items("convictions")
    return None if found is None else [one for one in found if one.get("intentional")]


def _custodial(one: Conviction) -> bool:
    return one.get("youth_kind") == "jugendstrafe" or bool(one.get("prison_months"))


def _fines_within_limits(situation: Situation) -> Answer:
    """Fines of 50 day rates do not harm, nor 90 for offences that only foreigners can commit."""
    found = _intentional(situation)
    if found is None:
        return None
    counted = [one for one in found if one.get("youth_kind") != "measure"]
    if any(_custodial(one) for one in counted):
        return False
    foreigners = sum(one.get("fine_days", 0) for one in counted if one.get("foreigners_only"))
    general = sum(one.get("fine_days", 0) for one in counted if not one.get("foreigners_only"))
    if not foreigners or not general:
        return bool(general <= 50 and foreigners <= 90)
    if general + foreigners <= 50:
        return True
    return False if general > 50 or foreigners > 90 else question("LQ-MIXED-FINES")


FINES_50_90 = Leaf(
    "keine Verurteilung wegen einer vorsätzlichen Straftat; außer Betracht bleiben Geldstrafen bis zusammen "
    "50 Tagessätze, bei Taten, die nur Ausländer begehen können, bis 90, und Maßnahmen nach dem Jugendstrafrecht "
    "außer Jugendstrafe; beide Arten zusammen über 50: offen (LQ-MIXED-FINES)",
    _fines_within_limits,
    "convictions",
    EXTRACT,
)


def _serious(one: Conviction) -> bool | None:
    length = one.get("prison_months")
    if one.get("youth_kind") == "jugendstrafe":
        if one.get("suspended"):
            return False
        return None if length is None else length >= 12
    return one.get("youth_kind") != "measure" and (length or 0) >= 6


def _no_serious_offence(situation: Situation) -> Answer:
    found = _intentional(situation)
    if found is None:
        return None
    serious = [_serious(one) for one in found]
    return False if True in serious else None if None in serious else True


NO_SERIOUS_OFFENCE = Leaf(
    "keine Freiheitsstrafe ab sechs Monaten wegen einer vorsätzlichen Tat (auch zur Bewährung) und keine "
    "Jugendstrafe ab zwölf Monaten ohne Bewährung",
    _no_serious_offence,
    "convictions",
    EXTRACT,
)


def _at_most_one_foreigners_fine(situation: Situation) -> Answer:
    found = situation.items("convictions")
    if found is None:
        return None
    if not any(one.get("intentional") for one in found):
        return True
    only = found[0]
    harmless = only.get("foreigners_only") and not _custodial(only) and only.get("youth_kind") is None
    return bool(len(found) == 1 and harmless and only.get("fine_days", 0) <= 90)


NO_CONVICTION_60D = Leaf(
    "keine Verurteilung wegen einer vorsätzlichen Straftat; außer Betracht bleibt nur eine einzige Geldstrafe bis "
    "90 Tagessätze wegen einer Tat, die nur Ausländer begehen können",
    _at_most_one_foreigners_fine,
    "convictions",
    EXTRACT,
)


def _no_entry(situation: Situation) -> Answer:
    found = situation.items("convictions")
    if found is None:
        return None
    return question(Reason.CASE_BY_CASE) if found else True


NO_ENTRY = Leaf("keine Eintragung; sonst wägt die Behörde im Einzelfall ab", _no_entry, "convictions", EXTRACT)

# Naturalisation: § 12a StAG
_LIMIT, _CLEARLY_ABOVE = 90, 120


def naturalisation_convictions(*, hate_motive: bool) -> Condition:
    """§ 12a StAG. `hate_motive`: offences with antisemitic, racist or inhuman motive are never disregarded."""

    def question_(situation: Situation) -> Answer:
        pending = situation.facts.get("pending_investigation")
        if pending is True:
            return question(Reason.CASE_BY_CASE)
        found = _by_sum(situation, hate_motive)
        return found if pending is False else both([found, missing("Auskunft, ob ein Ermittlungsverfahren läuft")])

    text = (
        "keine Strafe, die zählt: außer Betracht bleiben Maßnahmen nach dem Jugendstrafrecht außer Jugendstrafe, "
        "Geldstrafen bis 90 Tagessätze, Freiheitsstrafe bis drei Monate zur Bewährung und erlassen; mehrere werden "
        "addiert; 91 bis 119 im Einzelfall; während eines Ermittlungsverfahrens offen"
    )
    never = "; nie bei antisemitischen, rassistischen oder menschenverachtenden Beweggründen" if hate_motive else ""
    return Leaf(text + never, question_, "convictions pending_investigation total_sentence", EXTRACT)


def _by_sum(situation: Situation, hate_motive: bool) -> Outcome:
    found = situation.items("convictions")
    if found is None:
        return missing(EXTRACT)
    counted = [one for one in found if not one.get("redeemed") and one.get("youth_kind") != "measure"]
    if any(_never_disregarded(one, hate_motive) for one in counted):
        return NOT_MET
    total = sum(one.get("fine_days", 0) + 30 * one.get("prison_months", 0) for one in counted)
    formed = situation.facts.get("total_sentence")
    if isinstance(formed, Mapping):
        total = min(total, formed.get("fine_days", total))
    if total <= _LIMIT:
        return MET
    return NOT_MET if total >= _CLEARLY_ABOVE else question(Reason.CASE_BY_CASE)


def _never_disregarded(one: Conviction, hate_motive: bool) -> bool:
    if (hate_motive and one.get("hate_motive")) or one.get("youth_kind") == "jugendstrafe":
        return True
    return bool(one.get("prison_months")) and not (one.get("suspended") and one.get("remitted"))


def _no_measures(situation: Situation) -> Answer:
    found = situation.facts.get("removal_measures")
    if found is None:
        return None
    if found == "none" or not found:
        return True
    if situation.at >= _GEAS and set(found) == {"dublin"}:
        return question("LQ-GEAS")
    situation.turn(_GEAS)
    return False


_GEAS = date(2026, 6, 12)
NO_REMOVAL_MEASURES = Leaf(
    "bei Antragstellung standen keine konkreten Maßnahmen zur Aufenthaltsbeendigung bevor "
    "(nur Dublin: ab 12.06.2026 offen, LQ-GEAS)",
    _no_measures,
    "removal_measures",
    BY_AUTHORITY,
)


def _no_bar(situation: Situation) -> Answer:
    bar = situation.facts.get("stag_bar")
    situation.turn(date(2026, 4, 8))
    if bar is None:
        return None
    if bar != "none":
        situation.turn(bar["start"])
    if bar == "none" or not situation.covers({"from": bar["start"], "to": bar.get("end")}):
        return True
    return question("LQ-35A-DATE") if situation.at <= date(2026, 4, 7) else False


NO_BAR = Leaf(
    "keine zehnjährige Sperre nach § 35a (bis 07.04.2026 ist offen, ab wann sie gilt: LQ-35A-DATE)",
    _no_bar,
    "stag_bar",
    "Auskunft der Einbürgerungsbehörde",
)
