"""The facts that rules read: key, shape, German name, and what it means if the key is absent.

Absent is never "none": not asked means unknown, unless `absent` says that an exception is then not claimed, or which
value is assumed. `sensitive` facts belong to the authorities; counselling does not ask for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kim.pathways.rules.shapes import (
    Day,
    Either,
    Flag,
    ListOf,
    Matching,
    Number,
    Periods,
    Record,
    Shape,
    Text,
    one_of,
)

UNKNOWN, EXCEPTION = "unknown", "exception"


@dataclass(frozen=True, slots=True)
class Fact:
    """One key of the facts."""

    label: str
    shape: Shape
    absent: str = UNKNOWN
    sensitive: bool = False


_OTHER_CODES = frozenset(
    (
        "NE", "EU-DA", "ASYL-GESUCH", "ASYL-AKN", "ASYL-GEST", "ASYL-FOLGE", "ASYL-ZWEIT", "FIK-81-3-1", "FIK-81-3-2",
        "FIK-81-4", "GUEB", "ANLAUF", "VAP", "BETR-11-8", "TITELFREI", "VISUM-C", "VISUM-D", "HEIMATLOS", "EU-FREI",
        "EU-DAUER-B", "EU-VERLUST", "DEUTSCH", "SPAET",
    )
)  # fmt: skip
CODE = Matching(r"\d{1,3}[a-z]?(\.(\d{1,2}[a-z]?|[a-z]{1,3}|alt\d|hs\d))*", "not_a_code", _OTHER_CODES)
COUNTRY = Matching(r"[A-Z]{2}", "not_a_country")
LEVEL = one_of("none", "A1", "A2", "B1", "B2", "C1", "C2")
DAY, FLAG, NUMBER, WHOLE, TEXT = Day(), Flag(), Number(), Number(whole=True), Text()
_STATUS_TYPES = one_of("erlaubt", "gestattet", "geduldet", "geduldet_60b", "none")
_POSITIVE = one_of("positive", "negative")


def _flags(*names: str) -> dict[str, Shape]:
    return dict.fromkeys(names, FLAG)


SCHEMA: Mapping[str, Fact] = {
    "birth_date": Fact("Geburtsdatum", DAY),
    "nationalities": Fact("Staatsangehörigkeiten", ListOf(COUNTRY)),
    "stateless": Fact("staatenlos", FLAG),
    "entry_date": Fact("Einreise", DAY),
    "entry_visa": Fact("Visum bei der Einreise", one_of("none", "national", "schengen", "exempt")),
    "residence": Fact("Wohnort", Record({"state": Matching(r"[A-Z]{2,3}", "not_a_state"), "ags": TEXT})),
    "status_periods": Fact(
        "Aufenthaltszeiten", Periods({"type": _STATUS_TYPES, "para": CODE, "continues": CODE}, ("type",), apart=True)
    ),
    "hardship_order_81_4_3": Fact(
        "Fortgeltung trotz verspäteten Antrags angeordnet (§ 81 Abs. 4 S. 3)", FLAG, EXCEPTION
    ),
    "principal": Fact(
        "Person, von der ein Recht abgeleitet wird",
        Record(
            {"person": TEXT, "relation": one_of("spouse", "partner", "child"), "lives_together": FLAG},
            ("person", "relation"),
        ),
        EXCEPTION,
    ),
    "household": Fact(
        "Haushalt",
        ListOf(
            Record(
                {
                    "relation": one_of("child", "spouse", "partner", "other"),
                    "birth_date": DAY,
                    "school_certificate": one_of("documented", "none"),
                    **_flags("lives_together", "married"),
                },
                ("relation",),
            )
        ),
    ),
    "single_parent": Fact("alleinerziehend", FLAG, EXCEPTION),
    "carer": Fact("pflegt nahe Angehörige", FLAG, EXCEPTION),
    "lives_with_parents": Fact("wohnt bei den Eltern", FLAG),
    "marital": Fact(
        "Familienstand",
        Record(
            {
                "state": one_of("single", "married", "partnership", "divorced", "widowed"),
                "spouses": WHOLE,
                "since": DAY,
                "spouse_nationality": COUNTRY,
                "spouse_title": CODE,
            }
        ),
    ),
    "school_periods": Fact("Schulzeiten in Deutschland", Periods(_flags("successful"))),
    "qualifications": Fact(
        "Abschlüsse",
        ListOf(
            Record(
                {
                    "kind": one_of("school", "vocational", "degree", "care_assistant"),
                    "name": TEXT,
                    "date": DAY,
                    **_flags("domestic", "qualified", "recognised"),
                }
            )
        ),
    ),
    "education_now": Fact(
        "Schule oder Ausbildung jetzt",
        Record({"kind": one_of("none", "school", "vocational", "vocational_preparation", "study")}, ("kind",)),
    ),
    "prognosis": Fact("Prognose", Record({"integration": _POSITIVE, "livelihood": _POSITIVE, "by": TEXT, "date": DAY})),
    "fdgo_indications": Fact("Anhaltspunkte gegen die Grundordnung", one_of("none", "present"), sensitive=True),
    "declarations": Fact("Erklärungen", Record({"fdgo": DAY, "history": DAY})),
    "civic": Fact(
        "Grundkenntnisse",
        Record(
            {"test": one_of("lid", "einbuergerungstest", "school_certificate", "none"), "passed": FLAG, "date": DAY}
        ),
    ),
    "language": Fact("Deutsch", Record({"level": LEVEL, "oral": LEVEL, "date": DAY, "provider": TEXT})),
    "integration_course": Fact(
        "Integrationskurs",
        Record(
            {
                "result": one_of("passed", "dropped_own_fault", "dropped_no_fault", "none"),
                **dict.fromkeys(("admission_issued", "jobcenter_request", "abh_request", "authority_request"), DAY),
                **_flags("obliged", "registration_hindered", "low_need", "comparable_course", "impossible"),
            }
        ),
    ),
    "income_calc": Fact(
        "Einkommen und Bedarf",
        Record({"coverage_ratio": NUMBER, "by": one_of("work", "other", "mixed", "none"), "date": DAY}),
    ),
    "health_insurance": Fact("Krankenversicherung", one_of("statutory", "private", "none")),
    "benefit_periods": Fact(
        "Leistungen",
        Periods(
            {
                "system": one_of("SGB2", "SGB12", "AsylbLG", "AsylbLG_2", "wohngeld", "other"),
                "temporary": FLAG,
                "reason": TEXT,
                "responsibility": one_of("own", "not_own", "not_assessed"),
            },
            ("system",),
        ),
    ),
    "employment_periods": Fact(
        "Beschäftigungen", Periods({"hours": NUMBER, **_flags("social_insured", "fulltime", "qualified")})
    ),
    "employment_offer": Fact(
        "Arbeitsplatzangebot",
        Record({"what": TEXT, "salary_year": NUMBER, **_flags("concrete", "matching", "qualified", "declared_real")}),
    ),
    "ba_consent": Fact("Zustimmung der Bundesagentur für Arbeit", one_of("granted", "refused", "not_required")),
    "licence": Fact("Berufsausübungserlaubnis", one_of("granted", "promised", "refused", "not_required")),
    "work_permit": Fact("Erwerbstätigkeit erlaubt", one_of("allowed", "not_allowed", "not_employed")),
    "pension_months": Fact("Beitragsmonate Rente", NUMBER),
    "pension_adequate": Fact("angemessene Altersversorgung", FLAG, EXCEPTION),
    "housing": Fact("Wohnung", Record({**_flags("sufficient", "own_dwelling"), "sqm": NUMBER, "persons": WHOLE})),
    "identity": Fact(
        "Identität",
        Record(
            {
                "state": one_of("clarified", "not_clarified"),
                "clarified_date": DAY,
                "steps": ListOf(Record({"date": DAY, "what": TEXT})),
                "steps_in_time": one_of("all", "some", "none"),
                **_flags("nationality_clarified", "delay_own_fault", "all_steps_taken"),
            }
        ),
    ),
    "passport": Fact(
        "Pass", Record({"kind": one_of("national", "gfk", "reiseausweis", "substitute", "none"), "valid_until": DAY})
    ),
    "renunciation": Fact(
        "Entlassung aus der alten Staatsangehörigkeit", one_of("released", "refused_by_state", "exempt", "not_started")
    ),
    "asylum": Fact(
        "Asylverfahren",
        Record(
            {
                "decision": one_of("asylum", "refugee", "subsidiary", "removal_ban", "none"),
                "ou_reason": Matching(r"none|[1-9]", "not_a_number_of_30", numbers=True),
                **dict.fromkeys(("application_date", "final_date", "final_rejection", "withdrawn_date"), DAY),
                **_flags("inadmissible", "pending"),
            }
        ),
    ),
    "bamf_revocation_notice": Fact(
        "Mitteilung des BAMF zum Widerruf", one_of("none_received", "grounds", "no_grounds")
    ),
    "deception": Fact(
        "Täuschung", Record({**_flags("ever", "present_causal", "repeated"), "corrected_date": DAY}), sensitive=True
    ),
    "cooperation": Fact("Mitwirkung", Record({"present": one_of("ok", "refused"), "past_delay": FLAG}), sensitive=True),
    "convictions": Fact(
        "Verurteilungen",
        ListOf(
            Record(
                {
                    "date": DAY,
                    "fine_days": NUMBER,
                    "prison_months": NUMBER,
                    "youth_kind": one_of("measure", "jugendstrafe"),
                    **_flags("intentional", "foreigners_only", "suspended", "remitted", "hate_motive", "redeemed"),
                }
            )
        ),
        sensitive=True,
    ),
    "total_sentence": Fact("Gesamtstrafe", Either(("none",), Record({"fine_days": NUMBER})), "none", sensitive=True),
    "pending_investigation": Fact("laufendes Ermittlungsverfahren", FLAG, sensitive=True),
    "expulsion": Fact("Ausweisung", one_of("none", "order"), sensitive=True),
    "order_58a": Fact("Abschiebungsanordnung nach § 58a", FLAG, sensitive=True),
    "entry_ban": Fact("Einreise- und Aufenthaltsverbot", FLAG, sensitive=True),
    "security_flags": Fact("Sicherheitsbedenken", one_of("none", "present"), sensitive=True),
    "removal_measures": Fact(
        "Maßnahmen zur Aufenthaltsbeendigung",
        Either(("none",), ListOf(one_of("medical_exam", "return_grant", "transport_booked", "other", "dublin"))),
        sensitive=True,
    ),
    "work_ban_60a6": Fact("Erwerbsverbot nach § 60a Abs. 6", FLAG, sensitive=True),
    "equality_concern": Fact("Verhalten gegen die Gleichberechtigung", FLAG, sensitive=True),
    "stag_false_declaration": Fact("unrichtiges Bekenntnis", FLAG, sensitive=True),
    "stag_bar": Fact(
        "Sperre nach § 35a StAG", Either(("none",), Record({"start": DAY, "end": DAY}, ("start",))), sensitive=True
    ),
    "training": Fact(
        "Ausbildung",
        Record(
            {
                **_flags("qualified", "regulated", "helper", "follow_on_shortage", "follow_on_commitment"),
                **_flags("as_asylum_seeker", "sgb3_support"),
                **dict.fromkeys(("start", "contract_registered", "institution_consent"), DAY),
                "pay_month": NUMBER,
                "status": TEXT,
            }
        ),
    ),
    "waivers": Fact(
        "Ausnahmen wegen Krankheit, Behinderung oder Alter",
        ListOf(
            Record(
                {
                    "criterion": one_of("school", "livelihood", "pension", "language", "civic"),
                    "ground": one_of("illness", "disability", "age"),
                },
                ("criterion",),
            )
        ),
        EXCEPTION,
    ),
    "special_achievements": Fact(
        "besondere Integrationsleistungen",
        ListOf(Record({"kind": one_of("school", "vocational", "professional", "civic_engagement", "language")})),
    ),
    "recruited_worker": Fact("Gast- oder Vertragsarbeitnehmer", FLAG, EXCEPTION),
    "legally_represented": Fact("gesetzlich vertreten", FLAG, EXCEPTION),
    "absences": Fact("Auslandsaufenthalte", Periods({"reason": TEXT, "reentry_deadline": DAY}), "[]"),
    "suspension_decision": Fact("Entscheidung über die Aussetzung der Abschiebung", DAY),
    "abuse_of_duration": Fact("Dauer rechtsmissbräuchlich beeinflusst", FLAG),
    "employable": Fact("erwerbsfähig", FLAG),
    "needy": Fact("hilfebedürftig", FLAG),
    "consents": Fact(
        "Einwilligungen",
        ListOf(Record({"purpose": TEXT, "recipient": TEXT, "date": DAY, "withdrawn": TEXT})),
        EXCEPTION,
    ),
}
