"""`kim pathways verify|check`: exit codes, deviations, places of errors; without a database."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kim.config import cli

WORKED = Path(__file__).resolve().parents[1] / "pathways" / "cases" / "worked.yaml"
CASE = """
format: kim-cases/1
cases:
- id: A
  title: spoken German
  facts: {{birth_date: 1990-01-01, language: {{oral: A2}}, household: []}}
  evaluations:
  - {{at: 2024-01-01, rule: "25b"{more}}}
"""


@pytest.fixture(autouse=True)
def undisturbed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    monkeypatch.setenv("KIM_LANGUAGE", "en")
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def verify(tmp_path: Path, text: str, *more: str) -> int:
    file = tmp_path / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    return cli.main(["pathways", "verify", str(file), *more])


def test_our_own_cases_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pathways", "verify", str(WORKED)]) == 0
    assert capsys.readouterr().out == "35 passed, 0 failed\n"


def test_it_needs_neither_database_nor_settings(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    command = [str(Path(sys.executable).parent / "kim"), "pathways", "verify", str(WORKED)]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "35 passed, 0 failed\n")


def test_every_deviation_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = (
        ", expect: {25b.language: not_met, 25b.fdgo: unknown}, overall: met, effect: ist,"
        " reasons: {25b.fdgo: [LQ-60B]}, missing_evidence: {25b.language: x}, flags: {overall: [not_in_force]}"
    )
    assert verify(tmp_path, CASE.format(more=more)) == 1
    assert capsys.readouterr().out.splitlines() == [
        "A #1 25b overall: expected met, found unknown",
        "A #1 25b effect: expected ist, found soll",
        "A #1 25b 25b.language: expected not_met, found met",
        "A #1 25b 25b.fdgo reasons: expected LQ-60B, found missing_evidence",
        "A #1 25b 25b.language missing_evidence: expected unknown, missing_evidence, found met",
        "A #1 25b overall flags: expected not_in_force, found –",
        "0 passed, 1 failed",
    ]


def test_json_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(tmp_path, CASE.format(more=", overall: met"), "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["passed"], said["failed"]) == (0, 1)
    assert said["evaluations"][0]["deviations"] == [{"field": "overall", "expected": "met", "found": "unknown"}]
    assert said["evaluations"][0]["criteria"]["25b.language"]["value"] == "met"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("format: kim-cases/1\ncases: [", 2, "no YAML"),
        ("", 0, "empty"),
        (CASE.format(more=", rulle: x"), 8, "cases[0].evaluations[0].rulle: “rulle” is not known"),
        (CASE.format(more="").replace('"25b"', '"25x"'), 8, "there is no rule “25x”"),
        (CASE.format(more="").replace('"25b"', "10"), 8, "quotation marks"),
        (CASE.format(more=", expect: {25a.status: met}"), 8, "“25a.status” is no criterion of rule 25b"),
        (CASE.format(more=", expect: {25b.status: ja}"), 8, "possible are: met, not_met, unknown, n/a"),
        (CASE.format(more=", person: P"), 8, "needs a case with “persons”"),
        (CASE.format(more=", application: 2024-02-30"), 8, "no day of the calendar"),
        (CASE.format(more=", result: SGB2"), 8, "ben.system only"),
        (CASE.format(more=", effect: null"), 8, "null"),
        (CASE.format(more="").replace("oral: A2", "oral: A9"), 6, "facts.language.oral"),
        (CASE.format(more="").replace("oral: A2", "oral: A2, oral: B1"), 6, "stands twice"),
        (CASE.format(more="").replace("household: []", "nationalities: [NO]"), 6, "NO in quotation marks"),
        (CASE.format(more="").replace("household: []", "passport: null"), 6, "leave the key out"),
        (CASE.format(more="").replace("household: []", "household: yes"), 6, "“true” is no list"),
        (CASE.format(more="").replace("facts: {", "persons: {P: {").replace("[]}", "[]}}"), 8, "“person” is missing"),
        (CASE.format(more="").replace("kim-cases/1", "kim-cases/2"), 2, "possible are: kim-cases/1"),
    ],
)
def test_a_malformed_file_names_each_error_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, said: str
) -> None:
    assert verify(tmp_path, text) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"cases.yaml:{line}: " in printed.err
    assert said in printed.err


PERIODS = """
format: kim-cases/1
cases:
- id: A
  title: t
  facts:
    status_periods:
    - {from: 2020-01-01, to: 2021-01-01, type: geduldet}
    - {from: 2021-01-01, to: null, type: erlaubt}
    - {from: 2019-01-01, to: 2018-01-01, type: geduldet, to2: x}
  evaluations: [{at: 2024-01-01, rule: "25b"}, {at: heute, rule: "9"}]
"""


def test_all_errors_are_named_at_once_in_the_order_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(tmp_path, PERIODS) == 2
    lines = [line.split("cases.yaml:")[1].split(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert lines == ["9", "10", "11"]
    assert verify(tmp_path, PERIODS.replace(", to2: x", ""), "--json") == 2
    codes = [one["code"] for one in json.loads(capsys.readouterr().out)["errors"]]
    assert sorted(codes) == ["ends_before_it_begins", "missing", "not_a_day", "overlap"]


def test_persons_may_refer_to_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """
format: kim-cases/1
cases:
- id: A
  title: family
  persons:
    P: {birth_date: 1990-01-01}
    Q: {birth_date: 2010-01-01, principal: {person: P, relation: child, lives_together: true}}
  evaluations: [{at: 2024-01-01, rule: "104c", person: Q}]
"""
    assert verify(tmp_path, text) == 0
    assert verify(tmp_path, text.replace("person: P,", "person: Z,")) == 2
    assert "no other person “Z”" in capsys.readouterr().err
    assert verify(tmp_path, text.replace("person: P,", "person: Q,")) == 2


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pathways", "verify", "/nowhere.yaml"]) == 2
    assert "/nowhere.yaml" in capsys.readouterr().err


FACTS = "birth_date: 1990-01-01\nlanguage: {oral: A2, evidence: claimed}\ndeclarations: {fdgo: 2024-01-01}\n"


def check(tmp_path: Path, text: str, *more: str) -> int:
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return cli.main(["pathways", "check", "--facts", str(file), *more])


def test_check_explains_one_evaluation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = ("--application", "2024-01-01", "--at", "2026-05-01")
    assert check(tmp_path, FACTS, "--rule", "25b", *days) == 0
    said = capsys.readouterr().out
    assert "Reference date 01.05.2026, application of 01.01.2024" in said
    assert "open           25b.language" in said
    assert "Missing: Zertifikat mündlich A2" in said
    assert "§ 25b Abs. 1 S. 2 Nr. 4, Abs. 3 AufenthG; version 25b.language@anfang" in said
    assert '"evidence": "claimed"' in said
    assert "checked up to 29 April 2026" in said
    assert "Vorprüfung ohne Bindungswirkung" in said


def test_check_answers_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        check(tmp_path, json.dumps({"birth_date": "1990-01-01"}), "--rule", "60d", "--at", "2024-03-01", "--json") == 0
    )
    said = json.loads(capsys.readouterr().out)
    assert said["application"] == "2024-03-01"
    assert said["criteria"]["60d.entry"]["version"] == "60d.entry@2024-02-27"
    assert said["criteria"]["60d.entry"]["missing_evidence"] == ["Einreisedatum"]
    assert said["notice"].startswith("Vorprüfung ohne Bindungswirkung")


def test_check_names_a_system_of_benefits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        'status_periods: [{from: 2020-01-01, to: null, type: erlaubt, para: "25b.1.1"}]\n'
        "needy: true\nemployable: true\n"
    )
    assert check(tmp_path, text, "--rule", "ben.system", "--at", "2024-03-01") == 0
    assert "Result: SGB2" in capsys.readouterr().out


def test_check_refuses_wrong_facts_and_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, "birth_day: 1990-01-01\n", "--rule", "25b") == 2
    assert "facts.yaml:1: birth_day: “birth_day” is not known here" in capsys.readouterr().err
    assert check(tmp_path, FACTS, "--rule", "25x") == 2
    assert "Known are: 25a, 25b" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        check(tmp_path, FACTS, "--rule", "25b", "--at", "gestern")
    assert ended.value.code == 2
