"""The interfaces as the coordination reads them: graph and table alike, one part at a time, before and after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.core_codes import Dimension, FlowFigure
from kim.kernel.labels import OFFICE_KINDS
from kim.kernel.periods import Quarter
from kim.organisations.models import Municipality, Position, PostFrame, Unit
from kim.steering import api
from kim.steering.actions import decisions
from kim.steering.queries.dashboard import tables
from kim.steering.queries.staffing import review_of
from kim.steering.rules.codes import Outcome
from tests.cast import Cast
from tests.logging_in import log_in
from tests.steering import making

pytestmark = pytest.mark.django_db

NOW, BEFORE = Quarter(2026, 3), Quarter(2026, 2)
TODAY = date(2026, 11, 3)


def wrote(figure: FlowFigure, quarter: Quarter, *flows: api.Flow) -> None:
    with clock.at(TODAY):
        api.publish_flows(actor=Actor.system("evidence"), flows=api.FlowQuarter(figure, quarter, 5, flows))


def flow(source: str, target: str, total: int, median: int | None = None, **cells: tuple[str, int]) -> api.Flow:
    parts = tuple(api.FlowCell(Dimension(name), code, number) for name, (code, number) in cells.items())
    return api.Flow(source, target, total, api.Waits(median), parts)


@pytest.fixture
def coordination(client: Client, cast: Cast) -> Client:
    log_in(client, cast.konrad)
    return client


@pytest.fixture
def written() -> None:
    wrote(FlowFigure.HAND_ON, BEFORE, flow("jobcenter", "youth_office", 14, 30))
    wrote(
        FlowFigure.HAND_ON,
        NOW,
        flow("jobcenter", "youth_office", 17, 60, life_area=("education", 9)),
        flow("case_management", "immigration_authority", 21),
    )
    wrote(FlowFigure.DOMAIN_CHANGE, NOW, flow("sgb2", "sgb8", 12, 40, outcome=("broke", 7)))
    wrote(FlowFigure.OVERDUE_WAIT, NOW, flow("", "youth_office", 8, 12))
    wrote(FlowFigure.UNANSWERED_REFERRAL, NOW, flow("", "advice_service", 6, 40))


def page(client: Client, **chosen: str) -> str:
    return str(client.get(reverse("steering:interfaces"), chosen).content.decode())


def test_before_anything_is_counted_the_page_says_when_figures_come(coordination: Client) -> None:
    assert "20. des Monats" in page(coordination)


def test_graph_and_table_show_the_same(coordination: Client, written: None) -> None:
    shown = page(coordination)
    assert shown.count('<path class="ribbon" stroke-width="20"') == 1
    assert "Jobcenter → Jugendamt" in shown
    assert "60 Tage" in shown
    assert "SGB II → SGB VIII" in shown


def test_another_quarter_beside_it_marks_what_waits_longer(coordination: Client, written: None) -> None:
    shown = page(coordination, vergleich=BEFORE.key)
    assert "+30 Tage" in shown
    assert "ribbon ribbon--over" in shown


def test_a_part_shows_its_own_numbers_and_nothing_else(coordination: Client, written: None) -> None:
    shown = page(coordination, ausschnitt="life_area:education")
    assert "Jobcenter → Jugendamt" in shown
    assert ">9<" in shown
    assert "Ausländerbehörde</th>" not in shown
    assert "Fallmanagement → Ausländerbehörde" not in shown


@pytest.mark.parametrize("chosen", [{"quartal": "2019-Q9"}, {"ausschnitt": "person:1"}, {"beschluss": "unknown"}])
def test_nonsense_in_the_address_chooses_nothing(coordination: Client, written: None, chosen: dict[str, str]) -> None:
    assert "III/26" in page(coordination, **chosen)


def test_before_and_after_a_decision(cast: Cast, coordination: Client, written: None) -> None:
    item = making.open_item(cast)
    with clock.at(date(2026, 6, 30)):
        decision = decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Es eilt.")
    shown = page(coordination, beschluss=decision.public_id)
    assert "III/26 liegt danach" in shown
    assert "Davor ist kein Quartal gezählt" in shown


def test_a_decision_without_a_quarter_after_it_compares_nothing_with_itself(
    cast: Cast, coordination: Client, written: None
) -> None:
    item = making.open_item(cast)
    with clock.at(date(2026, 11, 12)):
        decision = decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Es eilt.")
    shown = page(coordination, beschluss=decision.public_id)
    assert "Danach ist noch kein Quartal gezählt; gezeigt ist III/26." in shown
    assert "zu III/26" not in shown and "unverändert" not in shown and "Davor" not in shown


def test_what_the_offices_promised_stands_beside_the_wait(coordination: Client, cast: Cast, written: None) -> None:
    assert "Zugesagt:" not in page(coordination), "nobody has promised anything"
    youth = Unit.objects.create(
        key="jugendamt-a", name="Jugendamt", kind="youth_office", organisation=cast.seedorf.organisation, answer_days=10
    )
    assert "14 Tage" in page(coordination)
    Unit.objects.create(
        key="jugendamt-b", name="Jugendamt", kind="youth_office", organisation=youth.organisation, answer_days=20
    )
    assert "14 bis 28 Tage" in page(coordination)


def test_the_table_can_be_taken_along(coordination: Client, written: None) -> None:
    answer = coordination.get(reverse("steering:interfaces-csv"), {"vergleich": BEFORE.key})
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[1] == "Jobcenter;Jugendamt;17;;60;;30"
    sheets = coordination.get(reverse("steering:interfaces-xlsx"), {"vergleich": BEFORE.key})
    with ZipFile(BytesIO(sheets.content)) as book:
        names = book.read("xl/workbook.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    for title in ("Arbeit zwischen Stellen", "Überfällige Wartezeiten", "Unbeantwortete Verweise"):
        assert title in names
    assert "Beratungsstelle" in words


@pytest.mark.parametrize("who", ["clara", "leon", "adam"])
@pytest.mark.parametrize("name", ["interfaces", "interfaces-csv", "interfaces-xlsx", "staffing"])
def test_nobody_else_reads_it(client: Client, cast: Cast, written: None, who: str, name: str) -> None:
    log_in(client, getattr(cast, who))
    assert client.get(reverse(f"steering:{name}")).status_code == 404


def test_the_staffing_review_puts_waits_issues_and_measures_side_by_side(cast: Cast, written: None) -> None:
    town = Municipality.objects.create(key="musterau", official_key="99999001", name="Musterau")
    wrote(FlowFigure.OVERDUE_WAIT, BEFORE)
    issue = making.issue(cast, office_kinds=["youth_office"])
    with clock.at(TODAY):
        making.evidence_of(issue, places={town.official_key: 7})
    review = review_of(cast.konrad.actor)
    offices: dict[Any, Any] = {str(row.name): row for row in review.offices}
    youth = offices["Jugendamt"]
    assert (youth.overdue, youth.waits, youth.issues) == ([("youth_office", 8)], [("youth_office", 60)], [issue])
    assert [row.issues for row in review.towns if row.name == "Musterau"] == [[issue]]
    held: dict[str, Any] = {"component": 2, "employer": cast.seedorf.organisation, "unit": cast.seedorf}
    Position.objects.create(key="a", places=["musterau"], posts=Decimal("1.5"), **held)
    Position.objects.create(key="b", places=["musterau", "anderswo"], people=2, **held)
    review = review_of(cast.konrad.actor)
    assert [row.positions for row in review.towns if row.name == "Musterau"] == [["1,5 Fallbegleitung"]]
    assert [row.positions for row in review.offices if row.name == OFFICE_KINDS[cast.seedorf.kind]] == [
        ["1,5 Fallbegleitung", "Fallbegleitung: 2 Menschen"]
    ], "what is for several municipalities stands at the office only"
    Position.objects.create(key="c", places=["anderswo"], posts=Decimal("0.5"), **held)
    (shown,) = [row.positions for row in review_of(cast.konrad.actor).offices if "Menschen" in str(row.positions)]
    assert shown == ["2 Fallbegleitung", "Fallbegleitung: 2 Menschen"], "posts and people are two things"


def test_unanswered_referrals_stand_at_the_interfaces_in_the_review_and_beside_the_observations(
    coordination: Client, cast: Cast, written: None
) -> None:
    assert [row.unanswered for row in review_of(cast.konrad.actor).offices if row.unanswered] == [
        [("advice_service", 6)]
    ]
    assert "nichts gekommen" in page(coordination)
    for name in ("staffing", "observations"):
        text = coordination.get(reverse(f"steering:{name}")).content.decode()
        assert "Unbeantwortete" in text and "6 Fälle" in text, name


def test_the_review_says_what_the_programme_pays_for_beside_what_there_is(coordination: Client, cast: Cast) -> None:
    held: dict[str, Any] = {"component": 1, "employer": cast.ki.organisation, "places": ["musterau"]}
    Position.objects.create(key="a", posts=Decimal(2), is_funded=True, **held)
    Position.objects.create(key="b", posts=Decimal(1), is_funded=False, **held)
    PostFrame.objects.create(component=1, posts_possible=Decimal("3.5"), posts_applied_for=Decimal(2))
    PostFrame.objects.create(component=1, year=2020, posts_granted=Decimal(1))
    shown = [(row.frame.year, row.positions) for row in review_of(cast.konrad.actor).frames]
    assert shown == [(2020, ["2 Koordination"]), (None, [])], "what is paid otherwise fills no frame"
    text = coordination.get(reverse("steering:staffing")).content.decode()
    assert "Was das Programm fördert" in text and ">3,5<" in text


def test_the_page_of_the_review_opens_full_and_empty(coordination: Client, cast: Cast) -> None:
    url = reverse("steering:staffing")
    assert "woanders geführt" in coordination.get(url).content.decode()
    making.issue(cast, office_kinds=["youth_office"])
    assert "Jugendamt" in coordination.get(url).content.decode()


def test_members_read_a_quarter_once_it_is_released(coordination: Client, written: None, cast: Cast) -> None:
    stella = log_in(Client(), cast.stella)
    assert "noch kein Quartal freigegeben" in page(stella)
    url = reverse("steering:interfaces-release", args=[NOW.key])
    assert stella.post(url, {"released": "1"}).status_code == 403
    assert coordination.post(url, {"released": "1"}).status_code == 302
    coordination.post(url, {"released": "1"})
    shown = page(stella)
    assert "Jobcenter → Jugendamt" in shown
    assert BEFORE.key not in shown, "the other quarter is not released"
    assert "Für die Mitglieder freigeben" not in shown
    assert stella.get(reverse("steering:interfaces-csv")).status_code == 200
    coordination.post(reverse("steering:interfaces-release", args=["1999-Q1"]), {"released": "1"})
    coordination.post(url, {"released": ""})
    assert "noch kein Quartal freigegeben" in page(stella)


def test_the_overview_has_the_longest_waits_beside_the_quarter_before(
    coordination: Client, written: None, cast: Cast
) -> None:
    (table,) = [each for each in tables(cast.konrad.actor) if each.key == "interfaces"]
    assert table.rows == [["Jobcenter → Jugendamt", 17, 60, 30], ["Fallmanagement → Ausländerbehörde", 21, "·", "·"]]
    assert "interfaces" not in {each.key for each in tables(cast.stella.actor)}, "released to nobody yet"
    answer = coordination.get(reverse("steering:dashboard-csv", args=["interfaces"]))
    assert "Jobcenter → Jugendamt;17;60;30" in answer.content.decode("utf-8-sig")
    assert "Jobcenter → Jugendamt" in coordination.get(reverse("steering:dashboard")).content.decode()
