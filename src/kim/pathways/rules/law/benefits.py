"""The benefit system that follows from a status (`ben.system`), § 2 AsylbLG, BAB. Basis: SGB II, AsylbLG, SGB III."""

from datetime import date

from kim.pathways.rules.book import Pathway, criterion, route, version
from kim.pathways.rules.calendar import DAY, end_of_month, months, since
from kim.pathways.rules.conditions import Answer, Condition, Every, Leaf, Some
from kim.pathways.rules.reading.learning import TRAINING_BEGUN
from kim.pathways.rules.reading.persons import MARRIED, at_least
from kim.pathways.rules.reading.residence import TOLERATED, stay_of_any_kind_since
from kim.pathways.rules.reading.simple import finding
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import falls_under, matches
from kim.pathways.rules.tables import table
from kim.pathways.rules.timeline import ERLAUBT, GESTATTET
from kim.pathways.rules.values import Effect, Outcome, Reason, missing, question

GEAS = date(2026, 6, 12)
_24_NEW, _24_PLANNED = date(2025, 4, 1), date(2026, 7, 1)
SGB2, SGB12, ASYLBLG, NOTHING = "SGB2", "SGB12", "ASYLBLG", "NONE"
_SEARCH = ("17", "20", "20a")
_UNCLEAR = ("81.3.1", "FIK-81-3-1", "VISUM-C", "VISUM-D", "TITELFREI", "EU-FREI", "BETR-11-8")
_ASYLUM = ("ASYL-GESUCH", "ASYL-AKN", "ASYL-GEST", "ASYL-FOLGE", "ASYL-ZWEIT")
System = str | Outcome


def in_asylum_procedure(situation: Situation) -> bool:
    """Asylgesuch, Gestattung, Folge- or Zweitantrag: what the GEAS acts touch."""
    stay = situation.stay
    return stay is not None and (stay.type == GESTATTET or stay.para in _ASYLUM)


def by_status(situation: Situation) -> System:
    """The system for somebody in need; `SGB2` stands for SGB II or XII."""
    stay = situation.stay
    if stay is None:
        return missing("Aufenthaltsstatus")
    situation.turn(GEAS)
    if in_asylum_procedure(situation):
        return question("LQ-GEAS") if situation.at >= GEAS else ASYLBLG
    return ASYLBLG if stay.type != ERLAUBT else _by_title(situation, stay.title)


def _by_title(situation: Situation, title: str) -> System:
    if falls_under(title, _SEARCH):
        return NOTHING
    if matches(title, "25.4.1"):
        return ASYLBLG
    if matches(title, "25.5"):
        return suspended(situation)
    if matches(title, "24"):
        return _protected(situation)
    if matches(title, "23.1") or title == "25.4" or not title:
        return missing("genauer Rechtsgrund des Titels (bei § 23 Abs. 1: wegen Krieg im Heimatland oder anderer Grund)")
    return question(Reason.CASE_BY_CASE) if falls_under(title, _UNCLEAR) else SGB2


def suspended(situation: Situation) -> System:
    """§ 25 Abs. 5: AsylbLG until the end of the month in which 18 months since the suspension decision have passed."""
    decided = situation.facts.get("suspension_decision")
    if decided is None:
        return missing("Datum der Entscheidung, die Abschiebung auszusetzen")
    last = end_of_month(since(decided, months(18)))
    situation.turn(last + DAY)
    return ASYLBLG if situation.at <= last else SGB2


def _protected(situation: Situation) -> System:
    stays = situation.timeline.stays if situation.timeline else ()
    first = min((stay.start for stay in stays if matches(stay.title, "24")), default=None)
    situation.turn(_24_PLANNED)
    open_ = situation.at >= _24_PLANNED and first is not None and first >= _24_NEW
    return question("LQ-24-ASYLBLG") if open_ else SGB2


def system(situation: Situation) -> System:
    """`ASYLBLG`, `SGB2`, `SGB12` or `NONE`; an unknown says why."""
    found, needy = by_status(situation), situation.facts.get("needy")
    if needy is False or found == NOTHING:
        return NOTHING
    if not isinstance(found, str):
        return found
    if needy is None:
        return missing("Hilfebedürftigkeit")
    if found != SGB2:
        return found
    employable = situation.facts.get("employable")
    return missing("Erwerbsfähigkeit") if employable is None else SGB2 if employable else SGB12


def _analogue(situation: Situation) -> Answer:
    """§ 2 AsylbLG: the period in force, or the old one for those who already received § 2 at the change."""
    situation.turn(GEAS)
    if situation.at >= GEAS and in_asylum_procedure(situation):
        return question("LQ-GEAS")
    entered = situation.facts.get("entry_date")
    if entered is None:
        return missing("Einreisedatum")
    new, kept = int(situation.dated("asylblg_2")), _kept(situation)
    for entry in table("asylblg_2").entries:
        situation.turn(since(entered, months(entry.value)))
    reached = since(entered, months(new if kept is None else min(new, kept)))
    possible = (
        since(entered, months(min(new, _shortest(situation.at))))
        if situation.items("benefit_periods") is None
        else reached
    )
    situation.turn(reached)
    if situation.at < possible:
        return False
    if situation.at < reached:
        return missing("Leistungsbescheide: seit wann Leistungen nach § 2 AsylbLG")
    abusive = situation.facts.get("abuse_of_duration")
    return (
        missing("Beurteilung, ob die Dauer rechtsmissbräuchlich beeinflusst wurde") if abusive is None else not abusive
    )


def _base(at: date) -> int:
    return int(table("asylblg_2").at(at))


def _changes(at: date) -> list[date]:
    return [entry.start for entry in table("asylblg_2").entries if date.min < entry.start <= at]


def _kept(situation: Situation) -> int | None:
    """The shortest period that somebody keeps because they received § 2 when it was lengthened."""
    received = [one["from"] for one in situation.items("benefit_periods") or () if one["system"] == "AsylbLG_2"]
    first = min(received, default=None)
    if first is None:
        return None
    kept = [_base_before(day) for day in _changes(situation.at) if first <= _last_day(day)]
    return min(kept, default=None)


def _last_day(change: date) -> date:
    """§ 15 AsylbLG names the day of the change of 2019 itself, § 20 the day before that of 2024."""
    return change if change.year == 2019 else date.fromordinal(change.toordinal() - 1)


def _base_before(change: date) -> int:
    return _base(date.fromordinal(change.toordinal() - 1))


def _shortest(at: date) -> int:
    return min([_base(at), *(_base_before(day) for day in _changes(at))])


_ANALOGUE = Leaf(
    "seit der Grundzeit (Tabelle asylblg_2) im Bundesgebiet und die Dauer nicht rechtsmissbräuchlich beeinflusst; "
    "wer beim "
    "Wechsel schon Leistungen nach § 2 bezog, behält die alte Zeit",
    _analogue,
    "entry_date benefit_periods abuse_of_duration status_periods",
    "Leistungsbescheide",
)
_BAB = Every(
    TOLERATED,
    stay_of_any_kind_since(months(15)),
    finding("lives_with_parents", False, "wohnt nicht bei den Eltern", "Meldebescheinigung"),
    Some(at_least(18), MARRIED),
    TRAINING_BEGUN,
)


def single(
    rule: str, title: str, norm: str, test: Condition, source: str = "G26", note: str = "", start: str = ""
) -> Pathway:
    """A rule whose only criterion is the rule itself."""
    return Pathway(
        rule,
        title,
        norm,
        (criterion(rule, title, version(test, norm, source, start, note=note)),),
        (route("", (rule,), Effect.IST),),
        has_effect=False,
    )


_SYSTEM = Leaf(
    "welches System den Lebensunterhalt sichert, folgt aus dem Status (siehe Anmerkung)",
    lambda situation: True if isinstance(system(situation), str) else None,
    "status_periods needy employable suspension_decision",
    "Aufenthaltsstatus, Hilfebedürftigkeit, Erwerbsfähigkeit",
)
_SYSTEM_NOTE = (
    "Gestattung, Duldung, ohne Status, § 25 Abs. 4 S. 1: AsylbLG; wer ohne Duldung ausreisepflichtig ist, je nach Lage "
    "nur Überbrückung (§ 1 Abs. 4 AsylbLG). § 23 Abs. 1 wegen Kriegs: AsylbLG, sonst SGB II; ohne den Grund offen. "
    "§ 25 Abs. 5: AsylbLG bis zum Ende des Monats, in "
    "dem 18 Monate seit "
    "der Aussetzungsentscheidung vergangen sind, danach SGB II oder XII. § 24: SGB II oder XII; ab 01.07.2026 bei "
    "erster Erteilung ab "
    "01.04.2025 offen (LQ-24-ASYLBLG). Titel nur zur Suche (§§ 17, 20, 20a): keines. Andere Titel: SGB II, ohne "
    "Erwerbsfähigkeit SGB XII; bei §§ 16g, 19d kann der Bezug den Titel gefährden. Unionsbürger und die Fiktion nach "
    "§ 81 Abs. 3 S. 1 sind einzeln zu prüfen. "
    "Im Asylverfahren ab 12.06.2026 offen (LQ-GEAS). In den ersten drei Monaten des Aufenthalts kann SGB II "
    "ausgeschlossen sein."
)

PATHWAYS = (
    Pathway(
        "ben.system",
        "System der Existenzsicherung",
        "§ 7 SGB II, § 23 SGB XII, § 1 AsylbLG",
        (
            criterion(
                "ben.system",
                "System",
                version(_SYSTEM, "§ 7 SGB II, § 23 SGB XII, § 1 AsylbLG", "G26", note=_SYSTEM_NOTE),
            ),
        ),
        result=system,
        has_effect=False,
    ),
    single("ben.asylblg_2", "Leistungen wie nach SGB XII (§ 2 AsylbLG)", "§ 2 Abs. 1 AsylbLG", _ANALOGUE),
    single("ben.bab_duldung", "Berufsausbildungsbeihilfe mit Duldung", "§ 60 Abs. 3 S. 2 SGB III", _BAB),
)
