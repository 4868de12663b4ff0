"""Cases of the other towns that met the same obstacle, so that the steering group has something to decide on."""

from __future__ import annotations

from kim.config.demo.spec import CaseSpec, PersonSpec, StepSpec

# Long enough ago that two closed quarters lie within, whatever the day.
OPENED = 360


def mother_without_day_care(
    label: str, municipality: str, parent: tuple[str, str, str], child: tuple[str, str], nationality: str, slow: int = 0
) -> CaseSpec:
    """A household of one parent and one small child: the course cannot begin. Offices took `slow` days more for it."""
    given, family, birth = parent
    return CaseSpec(
        label,
        municipality,
        (
            PersonSpec(given, family, "reference", birth, (nationality,), "10.c.jj", 240),
            PersonSpec(child[0], family, "child", child[1], (nationality,), "10.c.jj", 240),
        ),
        "linking",
        OPENED,
        "jobcenter",
        ("Ich möchte Deutsch lernen und arbeiten.", "language"),
        (
            StepSpec("Kita-Platz anmelden", "education", due=30, waits=70, topic="youth_office", legal_domain="sgb8"),
            StepSpec("Sprachkurs beginnen", "language", due=60, office_name="Sprachkursträger", needs=(1,)),
            _step("Aufenthaltserlaubnis abholen", "residence", "immigration_authority", "aufenthg", 1, 20 + slow),
            _step("Bürgergeld beantragen", "livelihood", "jobcenter", "sgb2", 1, 35 + slow, needs=(3,)),
            _step("Aufenthaltserlaubnis verlängern", "residence", "immigration_authority", "aufenthg", 0, 40 + slow),
            _step("Bürgergeld weiter beantragen", "livelihood", "jobcenter", "sgb2", 0, 30 + slow, needs=(5,)),
            _step("Platz in der Tagespflege anfragen", "education", "youth_office", "sgb8", 0, 95 + slow),
        ),
        14,
        "Wartet weiter auf einen Platz.",
    )


def _step(title: str, area: str, topic: str, domain: str, ago: int, days: int, needs: tuple[int, ...] = ()) -> StepSpec:
    """A step that was answered in a closed quarter: figures are counted from it."""
    return StepSpec(title, area, topic=topic, legal_domain=domain, needs=needs, answered=(ago, days))


# Case manager (e-mail name) → cases. Every household is invented.
CASES = {
    "lohmann": (
        mother_without_day_care(
            "Familie Rahimi", "leichlingen", ("Zahra", "Rahimi", "1995"), ("Omid", "2022-09"), "AF", slow=0
        ),
        mother_without_day_care(
            "Familie Haile", "leichlingen", ("Almaz", "Haile", "1992"), ("Saba", "2023-05"), "ER", slow=4
        ),
    ),
    "wieczorek": (
        mother_without_day_care("Familie Said", "overath", ("Leyla", "Said", "1990"), ("Jad", "2022-01"), "SY", slow=8),
        mother_without_day_care(
            "Familie Noori", "overath", ("Maryam", "Noori", "1997"), ("Sahar", "2023-11"), "AF", slow=12
        ),
    ),
    "wermelskirchen": (
        mother_without_day_care(
            "Familie Okoro", "wermelskirchen", ("Ngozi", "Okoro", "1994"), ("David", "2022-04"), "NG", slow=16
        ),
        mother_without_day_care(
            "Familie Warsame", "wermelskirchen", ("Hodan", "Warsame", "1989"), ("Ayan", "2023-07"), "SO", slow=20
        ),
    ),
}
