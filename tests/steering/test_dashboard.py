"""Steering at a glance: the same numbers as drawing, table and file; members get what is released to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.kernel.anonymity import EvidenceStep
from kim.steering import sheets
from kim.steering.actions import decisions, measures
from kim.steering.queries.dashboard import Table, tables
from kim.steering.rules.ages import Age, age_of
from kim.steering.rules.codes import Outcome
from kim.steering.rules.evidence_words import least_shown
from kim.steering.templatetags.steering_charts import bars
from tests.cast import Cast, Player
from tests.steering import making

LogIn = Callable[[Client, Player | None], Client]


@pytest.mark.parametrize(
    ("since", "age"),
    [
        (date(2026, 11, 30), Age.NEW),
        (date(2026, 8, 31), Age.NEW),
        (date(2026, 8, 30), Age.SOME_MONTHS),
        (date(2026, 5, 30), Age.HALF_A_YEAR),
        (date(2025, 11, 30), Age.OLD),
    ],
)
def test_issues_grow_old_by_whole_months(since: date, age: Age) -> None:
    assert age_of(since, date(2026, 11, 30)) is age


def test_a_step_begins_where_the_district_begins_to_show_counts() -> None:
    assert [least_shown(step, 7) for step in EvidenceStep] == [None, 7, 10, 20]


def test_a_file_holds_no_commands() -> None:
    table = Table("issues", "Themen [alle]: 2026", ["Zustand", "Zahl"], [["=1+1", 3], ["-5 Plätze", 0]])
    text = sheets.as_csv(table).decode("utf-8-sig")
    assert text == "Zustand;Zahl\r\n'=1+1;3\r\n'-5 Plätze;0\r\n"
    book = ZipFile(BytesIO(sheets.as_xlsx([table])))
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert "=1+1" in book.read("xl/sharedStrings.xml").decode()


def test_a_drawing_says_its_numbers() -> None:
    drawn = bars([("beschrieben <neu>", 4), ("überfällig", 0)], "Themen")
    assert 'aria-label="Themen. beschrieben &lt;neu&gt;: 4, überfällig: 0"' in drawn
    assert 'width="0"' in drawn
    assert "style=" not in drawn


@pytest.mark.django_db
def test_members_count_what_is_released_to_them(cast: Cast, client: Client, log_in: LogIn) -> None:
    actor, today = cast.konrad.actor, clock.today()
    making.issue(cast, title="Noch auf keiner Tagesordnung")
    item = making.open_item(cast)
    decision = decisions.record(actor=actor, item=item, outcome=Outcome.ACCEPTED, reason="Nötig.")
    for days in (-1, 30):
        due = today + timedelta(days=days)
        measures.launch(actor=actor, decision=decision, title="Plätze", owner=cast.jobcenter, due=due)
    shown = {table.key: table for table in tables(cast.stella.actor)}
    assert sum(int(row[-1]) for row in shown["issues"].rows) == 1
    assert sum(int(row[-1]) for row in tables(actor)[0].rows) == 2
    assert [row[1] for row in shown["measures"].rows] == [1, 1, 0, 0, 0]
    assert shown["decisions"].rows == [["überfällig", 1]]
    assert shown["evidence"].rows[0][1:] == ["·"] * 4
    log_in(client, cast.stella)
    page = client.get(reverse("steering:dashboard")).content.decode()
    assert "Noch auf keiner Tagesordnung" not in page
    assert "überfällig: 1" in page
    csv = client.get(reverse("steering:dashboard-csv", args=["measures"]))
    assert "überfällig;1" in csv.content.decode()
    assert client.get(reverse("steering:dashboard-csv", args=["nichts"])).status_code == 404
    assert client.get(reverse("steering:dashboard-xlsx")).content[:2] == b"PK"
