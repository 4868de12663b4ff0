"""Integration course: entitlement, admission, stop of 2026 (§ 44 AufenthG), obligation (§ 44a AufenthG)."""

from collections.abc import Callable
from datetime import date

from kim.pathways.rules.book import Outside, Pathway, criterion, route, version
from kim.pathways.rules.calendar import DAY, deadline, months, since, years
from kim.pathways.rules.conditions import Answer, Every, Leaf, Some
from kim.pathways.rules.reading.knowledge import german_below
from kim.pathways.rules.reading.learning import IN_EDUCATION, NOT_AT_SCHOOL
from kim.pathways.rules.reading.means import ASYLBLG, SGB2
from kim.pathways.rules.reading.residence import GESTATTED, STATUS, any_title, holds, is_titled
from kim.pathways.rules.reading.simple import claimed_part, requested
from kim.pathways.rules.rulebook import Shared
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import falls_under, matches
from kim.pathways.rules.timeline import ERLAUBT, GEDULDET, GESTATTET, Stay
from kim.pathways.rules.values import NOT_APPLICABLE, Effect, Flag, Outcome, Reason, Value, question

_TITLES_2020 = (
    "18a",
    "18b",
    "18c",
    "18d",
    "19c",
    "21",
    "28",
    "29",
    "30",
    "32",
    "36",
    "36a",
    "25.1",
    "25.2",
    "25.4a.3",
    "25b",
    "38a",
    "23.2",
    "23.4",
)
_TITLES = (*_TITLES_2020, "18g")
_STOP, _STOP_END = date(2026, 2, 9), date(2026, 12, 31)


def _first_permit(situation: Situation) -> Stay | None:
    for stay in situation.timeline.stays if situation.timeline else ():
        if stay.type == ERLAUBT and is_titled(stay.title, _TITLES) and stay.start <= situation.at:
            return stay
    return None


def _of_permit(check: Callable[[Situation, Stay], bool]) -> Callable[[Situation], Answer]:
    """A question about the first entitling title; does not apply to others."""

    def question_(situation: Situation) -> Answer:
        if situation.timeline is None:
            return None
        first = _first_permit(situation)
        return NOT_APPLICABLE if first is None else check(situation, first)

    return question_


def _durable(situation: Situation, first: Stay) -> bool:
    longer = since(first.start, months(18))
    situation.turn(longer + DAY)
    return first.end == date.max or since(first.start, years(1)) <= first.end + DAY or longer < situation.at


def _within_a_year(situation: Situation, first: Stay) -> bool:
    hindered = situation.part("integration_course", "registration_hindered")
    situation.turn(deadline(first.start, years(1)) + DAY)
    return bool(hindered) or situation.at <= deadline(first.start, years(1))


_DURABLE = Leaf(
    "der Titel galt bei Erteilung mindestens ein Jahr oder unbefristet, oder er besteht seit mehr als 18 Monaten",
    _of_permit(_durable),
    "status_periods",
    STATUS,
)
_IN_TIME = Leaf(
    "höchstens ein Jahr seit Erteilung, oder die Anmeldung scheiterte unverschuldet",
    _of_permit(_within_a_year),
    "status_periods integration_course",
    STATUS,
)


def _entitled_now(situation: Situation) -> bool | None:
    values = {situation.criterion(name).value for name in ("44.entitled", "44.durable", "44.one_year")}
    if Value.UNKNOWN in values and Value.NOT_MET not in values:
        return None
    return values == {Value.MET}


def _admissible(situation: Situation) -> Answer:
    stay = situation.stay
    if stay is None:
        return None
    if stay.type == GEDULDET:
        return falls_under(stay.title, ("60a.2.3", "60c", "60d"))
    return stay.type == GESTATTET or any_title(situation)


def _admissible_before(situation: Situation) -> Answer:
    """Until 2022-12-30 a Gestattung needed good prospects, or early entry with three months and work."""
    if not (situation.stay and situation.stay.type == GESTATTET):
        return _admissible(situation)
    entered, working = situation.facts.get("entry_date"), situation.running("employment_periods")
    situation.turn(since(entered, months(3)) if entered else _STOP)
    early = entered is not None and entered < date(2019, 8, 1) and since(entered, months(3)) <= situation.at
    return True if early and working else question(Reason.CASE_BY_CASE)


def _admission(*, old: bool) -> Callable[[Situation], Answer]:
    def question_(situation: Situation) -> Answer:
        entitled = _entitled_now(situation)
        if entitled:
            return NOT_APPLICABLE
        if situation.happened(situation.part("integration_course", "admission_issued")):
            return True
        situation.turn(_STOP)
        situation.turn(_STOP_END + DAY)
        if _STOP <= situation.at <= _STOP_END:
            return Outcome(Value.NOT_MET, flags=(Flag.ADMISSION_STOP,))
        if situation.at > _STOP_END:
            return question("LQ-44-STOP")
        return _admissible_before(situation) if old else _admissible(situation)

    return question_


_READS = "status_periods integration_course"
_GROUPS = "Titel, Gestattung oder Duldung nach § 60a Abs. 2 S. 3, § 60c, § 60d"
_ADMISSION = Leaf(
    f"zugelassen, oder ohne Anspruch: {_GROUPS}; neue Zulassungen vom 09.02. bis 31.12.2026 ausgesetzt, danach offen "
    "(LQ-44-STOP)",
    _admission(old=False),
    _READS,
    "Zulassungsbescheid des BAMF",
)
_ADMISSION_OLD = Leaf(
    f"zugelassen, oder ohne Anspruch: {_GROUPS}; mit Gestattung nur bei guter Bleibeperspektive (prüft das BAMF) oder "
    "Einreise "
    "vor dem 01.08.2019, drei Monaten Aufenthalt und Beschäftigung",
    _admission(old=True),
    _READS + " entry_date employment_periods",
    "Zulassungsbescheid des BAMF",
)


def _stop(_situation: Situation) -> Answer:
    return Outcome(Value.NOT_MET, flags=(Flag.ADMISSION_STOP,))


_STOPPED = Leaf(
    "neue Zulassungen sind ausgesetzt; ausgestellte bleiben gültig, Ansprüche und Pflichten bestehen", _stop, "", ""
)
_NOT_LOW_NEED = Leaf(
    "kein erkennbar geringer Integrationsbedarf (§ 4 Abs. 2 IntV)",
    lambda situation: situation.part("integration_course", "low_need") is not True,
    "integration_course",
    "Feststellung des BAMF",
)

PARTICIPATION = Pathway(
    "44",
    "Integrationskurs: Anspruch und Zulassung",
    "§ 44 AufenthG",
    criteria=(
        criterion(
            "44.entitled",
            "Titel, der den Anspruch gibt",
            version(holds(*_TITLES_2020), "§ 44 Abs. 1 AufenthG", "B22", end="2023-11-17"),
            version(holds(*_TITLES), "§ 44 Abs. 1 AufenthG", "G26", "2023-11-18"),
        ),
        criterion("44.durable", "Dauerhafter Aufenthalt", version(_DURABLE, "§ 44 Abs. 1 S. 2 AufenthG", "G26")),
        criterion("44.one_year", "Anspruch noch nicht erloschen", version(_IN_TIME, "§ 44 Abs. 2 AufenthG", "G26")),
        criterion(
            "44.not_excluded",
            "Kein Ausschluss",
            version(
                Every(NOT_AT_SCHOOL, german_below("B1"), _NOT_LOW_NEED),
                "§ 44 Abs. 3 AufenthG",
                "G26",
                note="Der Orientierungskurs bleibt auch mit B1 möglich.",
            ),
        ),
        criterion(
            "44.admission",
            "Zulassung im Rahmen freier Plätze",
            version(_ADMISSION_OLD, "§ 44 Abs. 4 AufenthG a. F.", "B22", "2019-08-01", "2022-12-30"),
            version(_ADMISSION, "§ 44 Abs. 4 AufenthG", "G26 ◐", "2022-12-31"),
            outside=Outside.GRANTS,
        ),
        criterion(
            "44.admission_stop",
            "Zulassungsstopp",
            version(
                _STOPPED, "BAMF-Trägerrundschreiben 02/26", "◐", "2026-02-09", "2026-12-31", note="Nur ein Hinweis."
            ),
        ),
    ),
    routes=(
        route("Anspruch", ("44.entitled", "44.durable", "44.one_year", "44.not_excluded"), Effect.IST),
        route("Zulassung", ("44.admission",), Effect.KANN),
    ),
    note="600 Stunden Sprache, 100 Stunden Orientierung; Eigenbeitrag die Hälfte, mit Leistungen oder geringem "
    "Einkommen keiner (§ 9 IntV). Erfolgreich: B1 und „Leben in Deutschland“ (§ 17 Abs. 2 IntV).",
)

_SIMPLE = Every(Shared("44.entitled"), german_below("A1"))
_SUFFICIENT = Every(
    Shared("44.entitled"),
    holds("23.2", "28.1.1.1", "30", "36a.1.1.alt1"),
    german_below("B1"),
)
_GROUP_4 = Some(
    GESTATTED,
    holds("24", "25.5"),
    Leaf(
        "Duldung nach § 60a Abs. 2 S. 3",
        lambda situation: (
            None
            if situation.stay is None
            else situation.stay.type == GEDULDET and matches(situation.stay.title, "60a.2.3")
        ),
        "status_periods",
        STATUS,
    ),
)

OBLIGATION = Pathway(
    "44a",
    "Integrationskurs: Verpflichtung",
    "§ 44a AufenthG",
    criteria=(
        criterion(
            "44a.oblig_1",
            "Ohne ausreichendes Deutsch",
            version(Some(_SIMPLE, _SUFFICIENT), "§ 44a Abs. 1 S. 1 Nr. 1 AufenthG", "G26"),
        ),
        criterion(
            "44a.oblig_2",
            "Auf Aufforderung des Jobcenters",
            version(
                Every(SGB2, requested("jobcenter_request", "das Jobcenter hat zur Teilnahme aufgefordert")),
                "§ 44a Abs. 1 S. 1 Nr. 2 AufenthG, § 15 SGB II",
                "G26",
                note="Bis 30.06.2023 durch Eingliederungsvereinbarung.",
            ),
        ),
        criterion(
            "44a.oblig_3",
            "Auf Aufforderung der Ausländerbehörde",
            version(
                requested("abh_request", "besonders integrationsbedürftig, und die Ausländerbehörde hat aufgefordert"),
                "§ 44a Abs. 1 S. 1 Nr. 3 AufenthG",
                "G26",
            ),
        ),
        criterion(
            "44a.oblig_4",
            "Auf Aufforderung der Leistungsbehörde (AsylbLG)",
            version(
                Every(_GROUP_4, ASYLBLG, requested("authority_request", "die Leistungsbehörde hat aufgefordert")),
                "§ 44a Abs. 1 S. 1 Nr. 4 AufenthG",
                "G26",
            ),
        ),
        criterion(
            "44a.exempt",
            "Von der Pflicht befreit",
            version(
                Some(
                    IN_EDUCATION,
                    claimed_part(
                        "integration_course",
                        "comparable_course",
                        True,
                        "besucht einen vergleichbaren Kurs",
                        "Bescheinigung des Kurses",
                    ),
                    claimed_part(
                        "integration_course",
                        "impossible",
                        True,
                        "Teilnahme auf Dauer unmöglich oder unzumutbar",
                        "Nachweis (ohne Diagnose)",
                    ),
                ),
                "§ 44a Abs. 2 AufenthG",
                "G26",
                note="„Erfüllt“ heißt hier: befreit.",
            ),
        ),
    ),
    shown=("44.entitled",),
)
