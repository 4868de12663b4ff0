"""Jana Steinhoff's other cases in Rösrath and Overath, beside the family whose story is told."""

from __future__ import annotations

from kim.config.demo.spec import CaseSpec, PersonSpec, StepSpec

SUBSIDIARY, REFUGEE, TEMPORARY = "10.c.jj", "10.c.ii", "10.c.gg"
DULDUNG, TRAINING_DULDUNG, CHANCE = "60a.2.1", "17.e", "10.e.pp"

# In the age of the youth migration service.
YOUNG = "Samira Yusuf"
# What the service does with her, and whose household trusts a volunteer.
TRAINING, WITH_VOLUNTEER = "Bewerbungstraining", "Olena Hryzenko"

JANA = (
    CaseSpec(
        "Ehepaar Barzani",
        "roesrath",
        (
            PersonSpec("Rebin", "Barzani", "reference", "1979-04-02", ("IQ",), SUBSIDIARY, 311, "ku", "native"),
            PersonSpec("Shler", "Barzani", "spouse", "1983", ("IQ",), SUBSIDIARY, 311, "ku", "native"),
        ),
        "monitoring",
        410,
        "social_office",
        ("Wir möchten, dass Rebin wieder arbeiten kann.", "health"),
        (
            StepSpec("Befund beim Gesundheitsamt einreichen", "health", due=11, waits=71, topic="health_office"),
            StepSpec("Antrag auf Reha vorbereiten", "health", due=60, party="case_manager", needs=(1,)),
            StepSpec("Bürgergeld nach dem Umzug", "livelihood", took=21, topic="jobcenter", legal_domain="sgb2"),
            StepSpec("Reiseausweise verlängern", "residence", took=33, topic="immigration_authority"),
        ),
        6,
        "Befund liegt vor, Unterlagen für das Gesundheitsamt gemeinsam sortiert.",
    ),
    CaseSpec(
        YOUNG,
        "roesrath",
        (PersonSpec("Samira", "Yusuf", "reference", "2003-09-14", ("SO",), SUBSIDIARY, 252, "so", "native"),),
        "linking",
        190,
        "advice_service",
        ("Ich will eine Ausbildung zur Pflegefachfrau machen.", "work"),
        (
            StepSpec(
                "Praktikum mit der Berufsberatung klären",
                "work",
                due=8,
                waits=58,
                topic="employment_agency",
                legal_domain="sgb3",
            ),
            StepSpec("Bewerbungsmappe fertig machen", "work", due=20, party="client"),
            StepSpec(TRAINING, "work", due=14, office="jugendmigrationsdienst"),
        ),
        12,
        "Bewerbung besprochen. Das Krankenhaus wartet auf die Bestätigung der Agentur.",
    ),
    CaseSpec(
        "Familie Demirci",
        "roesrath",
        (
            PersonSpec("Emine", "Demirci", "reference", "1986-01-30", ("TR",), "11.o", None, "tr", "native"),
            PersonSpec("Kemal", "Demirci", "spouse", "1984-07-11", ("TR",), "11.o", None, "tr", "native"),
            PersonSpec("Ela", "Demirci", "child", "2012-03-03", ("TR",)),
            PersonSpec("Can", "Demirci", "child", "2016-10-21", ("TR",)),
        ),
        "service_planning",
        95,
        "social_office",
        ("Eine Wohnung, in der jeder einen Platz zum Lernen hat.", "housing"),
        (
            StepSpec("Wohnberechtigungsschein beantragen", "housing", due=30, waits=49, office_name="Wohnungsamt"),
            StepSpec("Ziele mit der Familie besprechen", "housing", due=3, party="case_manager"),
            StepSpec("Erziehungsberatung für Can", "family", took=45, topic="youth_office", legal_domain="sgb8"),
        ),
        1,
        "Wohnungssuche: Liste mit drei Angeboten durchgegangen.",
        adopted=False,
    ),
    CaseSpec(
        WITH_VOLUNTEER,
        "roesrath",
        (
            PersonSpec("Olena", "Hryzenko", "reference", "1990-12-05", ("UA",), TEMPORARY, 101, "uk", "native"),
            PersonSpec("Daryna", "Hryzenko", "child", "2015-05-17", ("UA",), TEMPORARY, 101),
        ),
        "linking",
        260,
        "volunteers",
        ("Ich möchte wieder als Krankenschwester arbeiten.", "recognition"),
        (
            StepSpec(
                "Anerkennung als Pflegefachkraft", "recognition", due=45, waits=38, office="bezirksregierung-koeln"
            ),
            StepSpec("Mietvertrag an das Jobcenter senden", "housing", due=0, topic="jobcenter", legal_domain="sgb2"),
            StepSpec("Bescheid über Bürgergeld", "livelihood", took=19, topic="jobcenter", legal_domain="sgb2"),
            StepSpec("Aufenthaltserlaubnis § 24 verlängern", "residence", took=28, topic="immigration_authority"),
            StepSpec("Unterhaltsvorschuss für Daryna", "family", took=63, topic="youth_office", legal_domain="sgb8"),
            StepSpec("Beistandschaft für Daryna klären", "family", took=60, topic="youth_office", legal_domain="sgb8"),
        ),
        2,
        "Mietvertrag unterschrieben, Kopie mitgebracht.",
    ),
    CaseSpec(
        "Farid Nazari",
        "overath",
        (PersonSpec("Farid", "Nazari", "reference", "1998-06-24", ("AF",), DULDUNG, 18, "fa", "native"),),
        "monitoring",
        320,
        "immigration_authority",
        ("Ich will die Ausbildung im Metallbau zu Ende bringen.", "work"),
        (
            StepSpec(
                "Termin zur Verlängerung der Duldung",
                "residence",
                due=14,
                waits=34,
                topic="immigration_authority",
                legal_domain="aufenthg",
            ),
            StepSpec("Plan nach drei Monaten prüfen", "work", due=1, party="case_manager"),
            StepSpec(
                "Widerspruch gegen die Nebenbestimmung einlegen",
                "residence",
                due=6,
                party="client",
                legal_domain="aufenthg",
                legal_end=(13, "§ 70 Abs. 1 VwGO"),
            ),
        ),
        5,
        "Ausbilder ist zufrieden. Sorge wegen der Verlängerung.",
    ),
    CaseSpec(
        "Familie Tesfay",
        "roesrath",
        (
            PersonSpec("Selam", "Tesfay", "reference", "1988", ("ER",), REFUGEE, 572, "ti", "native"),
            PersonSpec("Yonas", "Tesfay", "spouse", "1985-02-08", ("ER",), REFUGEE, 572, "ti", "native"),
            PersonSpec("Ruta", "Tesfay", "child", "2013-11-02", ("ER",), REFUGEE, 572),
            PersonSpec("Natnael", "Tesfay", "child", "2017-08-29", ("ER",), REFUGEE, 572),
            PersonSpec("Helen", "Tesfay", "child", "2023-01-15", ("ER",), REFUGEE, 572),
        ),
        "assessment",
        24,
        "school_or_day_care",
        ("Die Kinder sollen gut in der Schule ankommen.", "education"),
        (
            StepSpec(
                "Bescheid nach SGB II abwarten", "livelihood", due=25, waits=17, topic="jobcenter", legal_domain="sgb2"
            ),
            StepSpec("Hausbesuch mit Sprachmittlung Tigrinya", "orientation", due=0, party="case_manager"),
        ),
        0,
        "Erstes Gespräch mit Sprachmittlung am Telefon. Familie kommt gut zurecht, Schule ist offen.",
        adopted=False,
    ),
    CaseSpec(
        "Mariam Diallo",
        "overath",
        (
            PersonSpec("Mariam", "Diallo", "reference", "1996", ("GN",)),
            PersonSpec("Aïssata", "Diallo", "child", "2022-06-12", ("GN",)),
        ),
        "intake",
        9,
        "outreach",
        ("Erst einmal ankommen und wissen, an wen ich mich wenden kann.", "orientation"),
        (StepSpec("Unterlagen zusammenstellen", "residence", due=2, party="client"),),
        1,
        "Erstgespräch auf Französisch. Aufenthaltspapiere bringt sie das nächste Mal mit.",
        adopted=False,
    ),
    CaseSpec(
        "Nour Hamdan",
        "roesrath",
        (PersonSpec("Nour", "Hamdan", "reference", "1994-03-19", ("SY",), SUBSIDIARY, 364, "ar", "native"),),
        "monitoring",
        280,
        "jobcenter",
        ("Die B1-Prüfung schaffen und dann in die Schule gehen.", "language"),
        (
            StepSpec("Sprachprüfung B1", "language", due=19, party="client"),
            StepSpec("Kostenzusage für den Sprachkurs", "language", took=24, topic="jobcenter", legal_domain="sgb2"),
            StepSpec("Wohnsitzauflage ändern", "residence", took=36, topic="immigration_authority"),
        ),
        15,
        "Probeprüfung lief gut, Hören noch üben.",
    ),
)
