"""School, training, qualifications. Basis: §§ 16g, 18 ff., 19d, 25a, 60c AufenthG."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kim.pathways.rules.calendar import DAY, FAR, Days, Span, backward, shifted, since
from kim.pathways.rules.conditions import Answer, Leaf, Some
from kim.pathways.rules.reading.asylum import is_rejected
from kim.pathways.rules.reading.simple import part_of
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.timeline import GEDULDET

CERTIFICATES = "Schul- oder Abschlusszeugnisse, Bescheid über die Anerkennung"
CONTRACT = "Ausbildungsvertrag"
Item = Mapping[str, Any]

IN_EDUCATION = part_of(
    "education_now",
    "kind",
    ("school", "vocational", "study"),
    "in Schule, beruflicher Ausbildung oder Studium",
    "Schulbescheinigung, Ausbildungsvertrag oder Immatrikulation",
)
NOT_AT_SCHOOL = part_of(
    "education_now",
    "kind",
    ("none", "vocational", "vocational_preparation", "study"),
    "keine Schülerin und kein Schüler",
    "Angabe, ob eine Schule besucht wird",
)


def qualification(text: str, suits: Callable[[Item], bool | None]) -> Leaf:
    """A qualification, obtained by the reference date, that suits."""

    def question(situation: Situation) -> Answer:
        found = situation.items("qualifications")
        if found is None:
            return None
        answers = [suits(one) for one in found]
        return True if True in answers else None if None in answers else False

    return Leaf(text, question, "qualifications", CERTIFICATES)


def all_of(*answers: bool | None) -> bool | None:
    """Kleene's AND of plain answers."""
    return False if False in answers else None if None in answers else True


def _kind(one: Item, *kinds: str) -> bool | None:
    return None if one.get("kind") is None else one["kind"] in kinds


SCHOOL_OR_VOCATIONAL = qualification(
    "anerkannter Schul- oder Berufsabschluss",
    lambda one: all_of(_kind(one, "school", "vocational", "degree"), one.get("recognised")),
)


def _domestic_training(one: Item, *, care: bool) -> bool | None:
    trained = all_of(_kind(one, "vocational", "school", "care_assistant"), one.get("qualified"))
    answers = [trained, _kind(one, "degree"), _kind(one, "care_assistant") if care else False]
    return all_of(one.get("domestic"), True if True in answers else None if None in answers else False)


DOMESTIC_TRAINING = qualification(
    "qualifizierte Ausbildung (mindestens zwei Jahre) oder Studium in Deutschland abgeschlossen",
    lambda one: _domestic_training(one, care=False),
)
DOMESTIC_TRAINING_OR_CARE = qualification(
    "qualifizierte Ausbildung (mindestens zwei Jahre), Pflegehilfe-Ausbildung oder Studium in Deutschland "
    "abgeschlossen",
    lambda one: _domestic_training(one, care=True),
)
DOMESTIC_VOCATIONAL = qualification(
    "qualifizierte Berufsausbildung in Deutschland abgeschlossen",
    lambda one: all_of(one.get("domestic"), _kind(one, "vocational"), one.get("qualified")),
)
RECOGNISED_DEGREE = qualification(
    "anerkannter oder vergleichbarer Hochschulabschluss",
    lambda one: all_of(_kind(one, "degree"), one.get("recognised")),
)


def _skilled(one: Item) -> bool | None:
    domestic, recognised = one.get("domestic"), one.get("recognised")
    if one.get("kind") == "degree":
        return True if True in (domestic, recognised) else None if None in (domestic, recognised) else False
    if one.get("kind") != "vocational":
        return None if one.get("kind") is None else False
    at_home = all_of(domestic, one.get("qualified"))
    abroad = all_of(None if domestic is None else not domestic, recognised)
    return True if True in (at_home, abroad) else None if None in (at_home, abroad) else False


SKILLED = qualification(
    "qualifizierte inländische oder gleichwertige ausländische Berufsausbildung; deutscher, anerkannter oder "
    "vergleichbarer Hochschulabschluss",
    _skilled,
)


def successful_school(span: Span) -> Leaf:
    """Successful school in Germany for `span` in total; the time between does not count."""

    def question(situation: Situation) -> Answer:
        periods = situation.items("school_periods")
        if periods is None:
            return None
        if any("successful" not in one for one in periods):
            return _total(situation, [one for one in periods if one.get("successful")], span) or None
        return _total(situation, [one for one in periods if one["successful"]], span)

    evidence = f"Schulzeugnisse für {span}: erfolgreicher Schulbesuch"
    return Leaf(
        f"seit {span.dative} erfolgreich eine Schule in Deutschland besucht", question, "school_periods", evidence
    )


def _total(situation: Situation, periods: list[Item], span: Span) -> bool:
    ordered = sorted(periods, key=lambda one: one["from"])
    if not ordered:
        return False
    uncounted: list[Days] = []
    last = ordered[0].get("to") or FAR
    for one in ordered[1:]:
        if last < FAR and one["from"] > last + DAY:
            uncounted.append(Days(last + DAY, one["from"] - DAY))
        last = max(last, one.get("to") or FAR)
    if last < FAR:
        uncounted.append(Days(last + DAY, FAR))
    reached = shifted(since(ordered[0]["from"], span), uncounted)
    situation.turn(reached)
    return reached <= situation.at


# training of §§ 16g, 60c


def is_path_1(situation: Situation) -> bool | None:
    """Taken up as an asylum seeker and continued after the rejection."""
    training = situation.record("training")
    if training is None:
        return None
    return is_rejected(situation) if training.get("as_asylum_seeker") else False


PATH_1 = Leaf(
    "als Asylbewerber aufgenommene Ausbildung wird nach unanfechtbarer Ablehnung fortgesetzt (Nr. 1)",
    is_path_1,
    "training asylum",
    "Ausbildungsvertrag und Bescheid des BAMF",
)


def _path_2(situation: Situation) -> Answer:
    stay = situation.stay
    tolerated = None if stay is None else stay.type == GEDULDET
    return all_of(tolerated, None if situation.record("training") is None else True)


PATH_2 = Leaf(
    "geduldet (nicht nach § 60b) und nimmt eine Ausbildung auf (Nr. 2)", _path_2, "training status_periods", CONTRACT
)
PATH = Some(PATH_1, PATH_2)


def _not_path_1(situation: Situation) -> Answer:
    first = is_path_1(situation)
    return None if first is None else not first


NOT_PATH_1 = Leaf("die Ausbildung beginnt aus der Duldung (Nr. 2)", _not_path_1, "training asylum", CONTRACT)


def _training_type(situation: Situation) -> Answer:
    training = situation.record("training") or {}
    qualified = all_of(training.get("qualified"), training.get("regulated"))
    names = ("helper", "regulated", "follow_on_shortage", "follow_on_commitment")
    helper = all_of(*(training.get(name) for name in names))
    return True if True in (qualified, helper) else None if None in (qualified, helper) else False


TRAINING_TYPE = Leaf(
    "qualifizierte, staatlich geregelte Ausbildung; oder geregelte Helferausbildung, an die eine Ausbildung in einem "
    "Engpassberuf anschließt, für die eine Zusage vorliegt",
    _training_type,
    "training",
    "Ausbildungsvertrag mit Beruf und Dauer",
)


def before_training(span: Span, *, at_application: bool, text: str) -> Leaf:
    """At most `span` before the training begins."""

    def question(situation: Situation) -> Answer:
        start: date | None = situation.part("training", "start")
        if start is None:
            return None
        first = backward(start, span)
        situation.turn(first)
        return (situation.application if at_application else situation.at) >= first

    return Leaf(text, question, "training", "Ausbildungsvertrag mit Beginn")


def _registered(situation: Situation) -> Answer:
    training = situation.record("training") or {}
    days = [training.get(name) for name in ("contract_registered", "institution_consent")]
    if any(day is not None and situation.happened(day, situation.application) for day in days):
        return True
    return None if None in days else False


REGISTERED = Leaf(
    "bei Antragstellung ist die Eintragung des Vertrags beantragt oder erfolgt, oder die Einrichtung hat zugestimmt",
    _registered,
    "training",
    "Bestätigung der Kammer oder der Ausbildungseinrichtung",
)


def _training_begun(situation: Situation) -> Answer:
    start = situation.part("training", "start")
    return None if start is None else situation.happened(start)


TRAINING_BEGUN = Leaf("die Ausbildung hat begonnen", _training_begun, "training", CONTRACT)
