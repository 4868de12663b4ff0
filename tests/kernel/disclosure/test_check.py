import pytest

from kim.kernel.disclosure import (
    Finding,
    Kind,
    KnownValues,
    Reason,
    Severity,
    apply,
    check,
    neutral_person,
)
from kim.kernel.partial_date import AgeRange
from tests.kernel.disclosure.family import FAMILY


def found(text: str, values: KnownValues = FAMILY) -> list[tuple[str, str, str]]:
    return [(f.severity.value, f.reason.value, f.text) for f in check(text, values).findings]


def test_the_draft_of_the_obstacle_page_has_four_places_to_mend() -> None:
    text = (
        "Eine Mutter kann ihren Sprachkurs am 04.01. nicht beginnen, weil Lina in Rösrath keinen Kita-Platz hat"
        " und der Träger keine Betreuung anbietet. Sie braucht A2 für die Zeit nach Mai 2027."
    )
    assert found(text) == [
        ("block", "plan_date", "04.01."),
        ("block", "stored_name", "Lina"),
        ("block", "own_place", "Rösrath"),
        ("block", "title_end", "Mai 2027"),
    ]
    assert apply(text, check(text, FAMILY).blocks) == (
        "Eine Mutter kann ihren Sprachkurs nicht beginnen, weil ein Kind unter 6 keinen Kita-Platz hat und der"
        " Träger keine Betreuung anbietet. Sie braucht A2 für die Zeit."
    )


def test_a_clean_text_may_go_to_the_second_person() -> None:
    report = check("Kurse beginnen, bevor Kitas Plätze vergeben.", FAMILY)
    assert report.may_be_shown_to_second_person
    assert report.findings == ()


def test_a_guess_does_not_stop_the_text() -> None:
    report = check("Frau Petersen verweist an den Kreis.", FAMILY)
    assert report.may_be_shown_to_second_person
    assert [guess.text for guess in report.guesses] == ["Petersen"]


def test_a_whole_name_is_one_finding_with_its_title() -> None:
    assert found("Die Absage an Frau Hanan Al-Saadi kam spät.") == [("block", "stored_name", "Frau Hanan Al-Saadi")]
    text = "Familie Al-Saadi findet keine Wohnung."
    assert apply(text, check(text, FAMILY).blocks) == "eine Familie findet keine Wohnung."


def test_a_genitive_is_left_out() -> None:
    text = "Seit Wochen fehlt Linas Kita-Platz."
    assert apply(text, check(text, FAMILY).blocks) == "Seit Wochen fehlt Kita-Platz."


def test_what_is_left_out_takes_its_preposition_and_leaves_the_full_stop() -> None:
    text = "Der Kurs beginnt am 04.01. Danach fehlt Betreuung in Rösrath, auch abends."
    assert apply(text, check(text, FAMILY).blocks) == "Der Kurs beginnt. Danach fehlt Betreuung, auch abends."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die kleine Wohnung ist klein.", []),
        ("Klein hat angerufen.", [("block", "stored_name", "Klein")]),
        ("Klein sind die Kurse.", [("guess", "stored_name", "Klein")]),
        ("Heute hat Klein angerufen.", [("block", "stored_name", "Klein")]),
        ("Herr Klein rief an.", [("block", "stored_name", "Herr Klein")]),
        ("Kleins Antrag liegt.", [("block", "stored_name", "Kleins")]),
    ],
)
def test_a_name_that_is_also_a_word_is_told_by_its_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Winter ohne Heizung.", []),
        ("Im August werden Plätze vergeben.", []),
        ("Dienstags ist geschlossen.", []),
        ("Der Weg dauert 2.5 Stunden.", []),
        ("Es fehlen 4.1 Stellen.", []),
        ("Punkt 4.1 der Vereinbarung regelt das.", []),
        ("Der Bus fährt um 10.12 Uhr.", []),
        ("Die Quote liegt bei 12.5 Prozent.", []),
        ("Am 3.1 war zu.", [("block", "calendar_date", "Am 3.1")]),
        ("Der Beschluss vom 31. 12. fehlt.", [("block", "calendar_date", "31. 12.")]),
        ("Im Juni 2019 begann das.", [("guess", "month_and_year", "Juni 2019")]),
        ("Nach § 60a Abs. 2 S. 1 AufenthG vom 04.01. an.", [("block", "plan_date", "04.01.")]),
    ],
)
def test_dates_block_and_what_only_looks_like_one_does_not(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "§ 25b Abs. 1 S. 2 Nr. 4 AufenthG verlangt A2.",
        "§§ 25a, 25b und 104c AufenthG gelten nebeneinander.",
        "Nach SGB II, SGB VIII und dem AsylbLG ist das offen.",
        "Jugendliche ab 16, unter 18 und bis 27 Jahren.",
        "Die Altersgruppe von 18 bis 27 fehlt.",
        "Der U25-Bereich ist überlastet.",
    ],
)
def test_paragraphs_levels_and_age_limits_are_allowed(text: str) -> None:
    assert found(text) == []


def test_a_stored_value_is_never_excused_by_an_allowed_place() -> None:
    values = KnownValues(numbers=("25b 1 2",))
    assert [f.reason for f in check("Akte § 25b 1 2.", values).blocks] == [Reason.STORED_NUMBER]


def test_a_name_glued_to_digits_is_found() -> None:
    assert found("Ordner Lina2 fehlt.") == [("block", "stored_name", "Lina2")]


def test_the_same_day_of_another_year_is_a_date_but_not_that_of_the_case() -> None:
    assert found("Der Beschluss vom 14.05.2019 gilt.") == [("block", "calendar_date", "14.05.2019")]
    assert found("Der Titel endet am 14.05.2027.") == [("block", "title_end", "14.05.2027")]


def test_a_town_that_is_also_a_word_counts_with_a_capital_only() -> None:
    values = KnownValues(own_places=("Essen",))
    assert found("Alle essen gemeinsam.", values) == []
    assert found("In Essen gibt es Kurse.", values) == [("block", "own_place", "Essen")]


def test_a_year_of_birth_blocks_and_another_year_is_a_guess() -> None:
    assert found("Die 1991 Geborene wartet.")[0] == ("block", "birth_date", "1991")
    assert found("Die Regel gilt seit 2005.") == [("guess", "year", "2005")]


def test_the_households_own_nationality_is_shown_and_a_foreign_one_only_beside_a_rare_situation() -> None:
    assert found("Syrische Zeugnisse brauchen lange.") == [("guess", "own_nationality", "Syrische")]
    assert found("Kamerunische Zeugnisse brauchen lange.") == []
    assert found("Ein Kameruner im Rollstuhl findet keinen Kurs.") == [("guess", "rare_combination", "Kameruner")]


def test_without_stored_values_only_dates_block() -> None:
    assert [f.severity for f in check("Lina kommt am 04.01. an.", KnownValues()).findings] == [
        Severity.GUESS,
        Severity.BLOCK,
    ]


@pytest.mark.parametrize(
    ("age", "is_child", "words"),
    [
        (AgeRange(1, 1), True, "ein Kind unter 3"),
        (AgeRange(3, 3), True, "ein Kind unter 6"),
        (AgeRange(2, 3), True, "ein Kind"),
        (AgeRange(8, 8), True, "ein Kind im Grundschulalter"),
        (AgeRange(14, 15), True, "ein Kind über 10"),
        (AgeRange(17, 18), True, "ein Kind"),
        (AgeRange(17, 18), False, "eine Person"),
        (AgeRange(35, 36), False, "eine Person"),
        (None, True, "ein Kind"),
        (None, False, "eine Person"),
    ],
)
def test_a_person_is_named_by_an_age_limit_at_most(age: AgeRange | None, is_child: bool, words: str) -> None:
    assert neutral_person(age, is_child) == words


def test_empty_texts_and_texts_of_signs_are_no_problem() -> None:
    assert check("", FAMILY).findings == ()
    assert check("\u200b\u0308\u00ad …", FAMILY).findings == ()


def test_a_finding_knows_whether_it_blocks() -> None:
    finding = Finding(0, 1, "x", Severity.GUESS, Kind.NAME, Reason.LOOKS_LIKE_NAME)
    assert not finding.is_block
