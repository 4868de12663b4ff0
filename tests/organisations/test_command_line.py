"""`kim district` and `kim responsible` as one types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import translation

from kim.config import cli, districts
from kim.kernel.models import AuditMeta
from kim.organisations import api
from kim.organisations.district import DistrictData
from kim.organisations.models import District, Unit
from tests.organisations.folders import FIRST, SECOND, change


@pytest.fixture(autouse=True)
def _own_language() -> object:
    """The command line chooses its language for the whole process; here, only for one test."""
    with translation.override("de"):
        yield


def kim(*words: object) -> int:
    return cli.main([str(word) for word in words])


def test_checking_good_files_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert kim("district", "check", FIRST) == 0
    assert capsys.readouterr().out == "Rheinisch-Bergischer Kreis: kein Fehler gefunden.\n"


def test_checking_bad_files_names_each_error_with_its_place_and_ends_with_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = change(folder, "bodies.yaml", "organisation: jobcenter-aue", "organisation: jobcenter")
    two = change(folder, "schemes.yaml", "valid_to: 2025-12-31", "valid_to: 2025-12-32")
    assert kim("district", "check", folder) == 1
    errors = capsys.readouterr().err
    assert f"{folder}/bodies.yaml:{one}: Ein Sitz für „jobcenter“" in errors
    assert f"{folder}/schemes.yaml:{two}: „2025-12-32“ ist kein Tag des Kalenders." in errors
    assert "2 Fehler" in errors


def test_a_folder_that_is_not_there_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kim("district", "check", tmp_path / "nowhere") == 1
    assert "Diesen Ordner gibt es nicht." in capsys.readouterr().err


def test_files_answer_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert kim("responsible", "youth_office", "--municipality", "05378012", "--district", FIRST, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"topic", "municipality", "on", "offices", "note"}
    assert (answer["topic"], answer["municipality"], answer["note"]) == ("youth_office", "kuerten", "")
    (office,) = answer["offices"]
    assert set(office) == {"id", "name", "reason", "basis"}
    assert office["id"] == "kreisjugendamt"


def test_school_form_age_and_day_belong_to_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    asked = (
        "responsible",
        "school_supervision",
        "--municipality",
        "austadt",
        "--on",
        "2025-07-31",
        "--district",
        SECOND,
    )
    assert kim(*asked, "--school-form", "hauptschule", "--age", "12", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["on"], answer["offices"][0]["id"]) == ("2025-07-31", "schulamt-alt")


def test_nobody_is_an_empty_list_with_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert kim("responsible", "integration_office", "--municipality", "overath", "--district", FIRST, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["offices"] == []
    assert "Kommunales Integrationszentrum" in answer["note"]


def test_the_answer_in_words_has_reason_basis_and_contact(capsys: pytest.CaptureFixture[str]) -> None:
    assert kim("responsible", "youth_office", "--municipality", "overath", "--district", FIRST) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Jugendamt der Stadt Overath"
    assert lines[1].startswith("  Overath hat ein eigenes Jugendamt")
    assert lines[2].startswith("  Grundlage: ")


@pytest.mark.parametrize(
    ("topic", "more", "valid"),
    [
        ("jugendamt", ("--municipality", "kuerten"), "youth_office"),
        ("youth_office", ("--municipality", "koeln"), "bergisch-gladbach"),
        ("youth_office", ("--municipality", "kuerten", "--school-form", "kita"), "gesamtschule"),
    ],
)
def test_what_is_not_known_ends_with_2_and_names_what_is(
    topic: str, more: tuple[str, ...], valid: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kim("responsible", topic, *more, "--district", FIRST, "--json") == 2
    output = capsys.readouterr()
    assert valid in output.err
    assert output.out == ""


@pytest.mark.parametrize("wrong", [("--on", "31.12.2026"), ("--age", "drei")])
def test_a_wrong_day_or_age_ends_with_2(wrong: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as ended:
        kim("responsible", "youth_office", "--municipality", "kuerten", "--district", FIRST, *wrong)
    assert ended.value.code == 2


def test_bad_files_answer_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "responsibilities.yaml").unlink()
    assert kim("responsible", "youth_office", "--municipality", "austadt", "--district", folder) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_a_dry_run_shows_everything_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    audited = AuditMeta.objects.count()
    assert kim("district", "load", SECOND, "--dry-run") == 0
    output = capsys.readouterr().out
    assert "neu: Stelle fallmanagement-austadt" in output
    assert "neu: Gremium steuerkreis" in output
    assert "Geschrieben wurde nichts." in output
    assert not District.objects.exists()
    assert AuditMeta.objects.count() == audited


@pytest.mark.django_db
def test_loading_twice_changes_nothing_the_second_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert kim("district", "load", SECOND) == 0
    capsys.readouterr()
    assert kim("district", "load", SECOND) == 0
    assert "0 neu, 0 geändert, 0 beendet" in capsys.readouterr().out


@pytest.mark.django_db
def test_loading_says_which_files_are_only_checked(capsys: pytest.CaptureFixture[str]) -> None:
    kim("district", "load", SECOND)
    output = capsys.readouterr().out
    assert [name for name in ("schemes", "positions", "figures", "bodies") if f"{name}.yaml" in output] == ["figures"]


@pytest.mark.django_db
def test_loading_bad_files_writes_nothing(folder: Path) -> None:
    change(folder, "bodies.yaml", "organisation: jobcenter-aue", "organisation: jobcenter")
    assert kim("district", "load", folder) == 1
    assert not Unit.objects.exists()


@pytest.mark.django_db
def test_loading_another_district_is_one_sentence(
    first_district: DistrictData, capsys: pytest.CaptureFixture[str]
) -> None:
    districts.load(first_district)
    assert kim("district", "load", SECOND) == 1
    assert "gehört zu: Rheinisch-Bergischer Kreis" in capsys.readouterr().err
    assert api.district().name == "Rheinisch-Bergischer Kreis"


@pytest.mark.django_db
def test_the_stored_district_answers_like_its_files(
    first_district: DistrictData, capsys: pytest.CaptureFixture[str]
) -> None:
    districts.load(first_district)
    asked = (
        "responsible",
        "school_supervision",
        "--municipality",
        "roesrath",
        "--school-form",
        "hauptschule",
        "--json",
    )
    kim(*asked)
    stored = capsys.readouterr().out
    kim(*asked, "--district", FIRST)
    assert stored == capsys.readouterr().out


@pytest.mark.django_db
def test_without_a_loaded_district_the_answer_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert kim("responsible", "youth_office", "--municipality", "kuerten") == 1
    assert "kim district load" in capsys.readouterr().err
