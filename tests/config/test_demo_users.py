"""`kim demo-users`: who can log in to the demo, for people and for programs."""

import json
from pathlib import Path

import pytest

from kim.config import cli, hints, log_ins
from kim.config.log_ins import LogIn
from kim.config.trouble import Trouble

JANA = LogIn("case_manager", "Jana Steinhoff", "Rösrath", "jana@kim-demo.example", "Regen 7", "Fallbegleitung")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIM_DATA_DIR", str(tmp_path))
    return tmp_path


def run(*arguments: str) -> int:
    options = cli.parser().parse_args(["demo-users", *arguments])
    return int(options.run(options))


def test_programs_get_a_list_of_objects(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log_ins.keep(data, [JANA])
    assert run("--json") == 0
    [found] = json.loads(capsys.readouterr().out)
    assert {key: found[key] for key in ("role", "name", "unit", "email", "password")} == {
        "role": "case_manager",
        "name": "Jana Steinhoff",
        "unit": "Rösrath",
        "email": "jana@kim-demo.example",
        "password": "Regen 7",
    }


def test_people_get_a_table_with_the_role_in_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log_ins.keep(data, [JANA])
    run()
    printed = capsys.readouterr().out
    assert "Fallbegleitung" in printed
    assert "case_manager" not in printed


def test_without_a_demo_it_says_how_to_get_one(data: Path) -> None:
    with pytest.raises(Trouble, match="kim demo"):
        run("--json")


def test_the_log_in_page_shows_the_same_people(data: Path) -> None:
    assert hints.hints() == []
    log_ins.keep(data, [JANA])
    assert [(each.name, each.role, each.password) for each in hints.hints()] == [
        ("Jana Steinhoff", "Fallbegleitung", "Regen 7")
    ]
