"""Cases of the other towns that met the same obstacle, so that the steering group has something to decide on."""

from __future__ import annotations

from kim.config.demo.spec import CaseSpec, PersonSpec, StepSpec


def mother_without_day_care(
    label: str, municipality: str, parent: tuple[str, str, str], child: tuple[str, str], nationality: str
) -> CaseSpec:
    """A household of one parent and one small child: the course cannot begin."""
    given, family, birth = parent
    return CaseSpec(
        label,
        municipality,
        (
            PersonSpec(given, family, "reference", birth, (nationality,), "10.c.jj", 240),
            PersonSpec(child[0], family, "child", child[1], (nationality,), "10.c.jj", 240),
        ),
        "linking",
        230,
        "jobcenter",
        ("Ich möchte Deutsch lernen und arbeiten.", "language"),
        (
            StepSpec("Kita-Platz anmelden", "education", due=30, waits=70, topic="youth_office", legal_domain="sgb8"),
            StepSpec("Sprachkurs beginnen", "language", due=60, office_name="Sprachkursträger", needs=(1,)),
        ),
        14,
        "Wartet weiter auf einen Platz.",
    )


# Case manager (e-mail name) → cases. Every household is invented.
CASES = {
    "lohmann": (
        mother_without_day_care(
            "Familie Rahimi", "leichlingen", ("Zahra", "Rahimi", "1995"), ("Omid", "2022-09"), "AF"
        ),
        mother_without_day_care("Familie Haile", "leichlingen", ("Almaz", "Haile", "1992"), ("Saba", "2023-05"), "ER"),
    ),
    "wieczorek": (
        mother_without_day_care("Familie Said", "overath", ("Leyla", "Said", "1990"), ("Jad", "2022-01"), "SY"),
        mother_without_day_care("Familie Noori", "overath", ("Maryam", "Noori", "1997"), ("Sahar", "2023-11"), "AF"),
    ),
    "wermelskirchen": (
        mother_without_day_care(
            "Familie Okoro", "wermelskirchen", ("Ngozi", "Okoro", "1994"), ("David", "2022-04"), "NG"
        ),
        mother_without_day_care(
            "Familie Warsame", "wermelskirchen", ("Hodan", "Warsame", "1989"), ("Ayan", "2023-07"), "SO"
        ),
    ),
}
