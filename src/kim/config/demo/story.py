"""The family whose story the demo tells: from the first conversation to the application under § 25b AufenthG."""

from __future__ import annotations

from kim.config.demo.spec import CaseSpec, PersonSpec, StepSpec

CHANCE, CHANCE_SPOUSE, CHANCE_CHILD = "10.e.pp", "10.e.qq", "10.e.rr"
TITLE_LEFT = 172

FAMILY = CaseSpec(
    "Familie Al-Saadi",
    "roesrath",
    (
        PersonSpec("Yousif", "Al-Saadi", "reference", "1988-05-23", ("IQ",), CHANCE, TITLE_LEFT, "ar", "native"),
        PersonSpec("Hanan", "Al-Saadi", "spouse", "1991-02-11", ("IQ",), CHANCE_SPOUSE, TITLE_LEFT, "ar", "native"),
        PersonSpec("Mina", "Al-Saadi", "child", "2012-04-19", ("IQ",), CHANCE_CHILD, TITLE_LEFT),
        PersonSpec("Adam", "Al-Saadi", "child", "2017-09-08", ("IQ",), CHANCE_CHILD, TITLE_LEFT),
        PersonSpec("Lina", "Al-Saadi", "child", "2023-03", ("IQ",), CHANCE_CHILD, TITLE_LEFT),
    ),
    "linking",
    266,
    "social_office",
    ("Wir wollen bleiben und nicht mehr jedes Jahr Angst haben.", "residence"),
    (
        StepSpec("Geburtsurkunden übersetzen lassen", "residence", party="client", done=True),
        StepSpec("Pässe verlängern", "residence", party="client", done=True),
        StepSpec("Schulbescheinigungen für Mina und Adam abholen", "education", due=-3, party="client"),
        StepSpec("Lohnnachweise für drei Monate", "work", due=92, party="client", needs=(6,)),
        StepSpec("Einstufungstest Deutsch", "language", party="client", done=True),
        StepSpec("Arbeitsvertrag über 35 Stunden prüfen lassen", "work", due=9, topic="jobcenter", legal_domain="sgb2"),
        StepSpec(
            "Kita-Platz für Lina",
            "education",
            due=18,
            waits=96,
            topic="youth_office",
            legal_domain="sgb8",
            contact=("Frau Brinkmann", "02205 000-0"),
        ),
        StepSpec("Kursplatz A2 für Hanan", "language", due=18, waits=41, office_name="Sprachkursträger", needs=(5, 7)),
        StepSpec("Kurs A2 abschließen", "language", due=67, office_name="Sprachkursträger", needs=(8,)),
        StepSpec("Prüfung A2 mündlich", "language", due=95, office_name="Sprachkursträger", needs=(9,)),
        StepSpec("Test „Leben in Deutschland“", "orientation", due=54, party="case_manager"),
        StepSpec(
            "Antrag nach § 25b vorbereiten",
            "residence",
            due=117,
            party="case_manager",
            legal_domain="aufenthg",
            needs=(1, 2, 3, 4, 10, 11),
        ),
        StepSpec(
            "Antrag nach § 25b einreichen",
            "residence",
            due=150,
            topic="immigration_authority",
            legal_domain="aufenthg",
            needs=(12,),
        ),
    ),
    3,
    "Vertrag liegt vor, 35 Stunden ab nächstem Monat. Er bringt ihn zum Termin mit.",
    areas=(
        ("residence", "urgent", "some", "Wir haben Angst, dass wir gehen müssen."),
        ("orientation", "low", "some", "Die Post verstehen wir jetzt meistens."),
        ("language", "urgent", "few", "Ich will lernen, aber wohin mit Lina?"),
        ("work", "low", "many", "Der Chef ist zufrieden, bald 35 Stunden."),
        ("education", "marked", "some", "Mina ist gut in Mathe. Für Lina warten wir seit Monaten auf die Kita."),
        ("housing", "low", "some", "Drei Zimmer für fünf. Es geht."),
        ("health", "none", "some", "Alle gesund, Adam braucht eine Brille."),
        ("family", "low", "many", "Meine Schwester wohnt in Overath."),
        ("livelihood", "marked", "some", "Wir brauchen das Jobcenter nur noch zum Teil."),
        ("participation", "low", "some", "Adam spielt Fußball, ich kenne die Eltern."),
    ),
    how_seen="Alle fünf haben eine Aufenthaltserlaubnis, die sich verlängern lässt.",
    first_areas=(
        ("residence", "urgent", "few", "Im Mai läuft alles ab."),
        ("orientation", "marked", "few", "Wir verstehen die Briefe nicht."),
        ("language", "marked", "few", "Ich spreche nur beim Einkaufen."),
        ("work", "marked", "some", "Ich arbeite, aber nur vier Stunden am Tag."),
        ("education", "low", "some", "Die Großen gehen gern zur Schule."),
        ("housing", "low", "some", "Drei Zimmer für fünf."),
        ("health", "low", "some", "Adam sieht schlecht."),
        ("family", "low", "many", "Meine Schwester hilft uns."),
        ("livelihood", "urgent", "few", "Ohne Jobcenter geht es nicht."),
        ("participation", "low", "some", ""),
    ),
)

# Contacts before the last one: days ago, kind, minutes, note.
CONTACTS = (
    (250, "office_appointment", 60, "Erstes Gespräch. Papiere gesichtet, Anliegen der Familie aufgenommen."),
    (217, "home_visit", 75, "Einschätzung begonnen, Kinder kennengelernt."),
    (160, "office_appointment", 50, "Ziele und erste Schritte besprochen."),
    (96, "phone", 10, "Kita-Platz beim Jugendamt angefragt."),
    (42, "letter", 15, "Jugendamt schriftlich erinnert."),
    (41, "phone", 15, "Kursträger: Platz frei, aber ohne Kinderbetreuung."),
    (12, "office_appointment", 50, "Plan geprüft. Hanan möchte den Kurs unbedingt machen."),
)

# The course takes longer: the second version of the plan, so many days ago.
AGREED_AGAIN, COURSE_STEP = 19, 9
OBSTACLE_STEPS = (7, 8)
OBSTACLE_NOTE = (
    "Hanan soll in den A2-Kurs. Lina hat keinen Kita-Platz, der Träger nimmt keine Kinder mit. "
    "Das Jugendamt sagt: Wartezeit bis August."
)
OBSTACLE_SUMMARY = (
    "Sprachkurse können nicht beginnen, weil ein Kind unter 6 keinen Kita-Platz hat und der Kursträger "
    "keine Betreuung anbietet."
)
LOCAL_OBSTACLE_NOTE = "Schulbescheinigungen gibt es nur persönlich und nur dienstags."

BURSCHEID = CaseSpec(
    "Familie Kovalenko",
    "burscheid",
    (
        PersonSpec("Iryna", "Kovalenko", "reference", "1993-08-30", ("UA",), "10.c.gg", 101, "uk", "native"),
        PersonSpec("Maksym", "Kovalenko", "child", "2022-02-18", ("UA",), "10.c.gg", 101),
    ),
    "linking",
    240,
    "jobcenter",
    ("Ich will Deutsch lernen und als Köchin arbeiten.", "language"),
    (
        StepSpec(
            "Kostenzusage für den Sprachkurs", "language", due=20, waits=23, topic="jobcenter", legal_domain="sgb2"
        ),
        StepSpec("Kita-Platz für Maksym", "education", due=40, waits=61, topic="youth_office", legal_domain="sgb8"),
        StepSpec("Sprachkurs A2 beginnen", "language", due=60, office_name="Sprachkursträger", needs=(1, 2)),
        StepSpec(
            "Verlängerung der Aufenthaltserlaubnis",
            "residence",
            due=75,
            topic="immigration_authority",
            legal_domain="aufenthg",
        ),
    ),
    4,
    "Jobcenter verlangt Nachweis der Kinderbetreuung vor der Kostenzusage.",
    areas=(
        ("language", "urgent", "some", "Ich lerne mit dem Handy, wenn er schläft."),
        ("education", "urgent", "few", "Für Maksym gibt es keinen Platz."),
        ("work", "marked", "many", "Ich habe zehn Jahre gekocht."),
    ),
)
