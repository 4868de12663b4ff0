"""Figures for steering: counted by a role that sees no applicant, and a page that has no false nought."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.organisations.models import District
from kim.procedures import jobs
from kim.procedures.queries import figures
from kim.steering.models import ApplicationTable, OutcomeTable, StageDuration
from tests import make
from tests.cast import Cast, Player
from tests.procedures import making

LogIn = Callable[[Client, Player | None], Client]
PAGE = reverse("steering:consolidation")
III, AFTER_III = date(2026, 8, 3), date(2026, 10, 20)


def second_officer(cast: Cast) -> Actor:
    return make.member("Ivo Igel", Role.IMMIGRATION_OFFICER, cast.immigration).as_actor()


def ended_in_the_third_quarter(cast: Cast, number: int) -> None:
    """So many procedures of two officers: four weeks in the first stage, granted."""
    officers = [cast.ines.actor, second_officer(cast)]
    for n in range(number):
        actor = officers[n % 2]
        with clock.at(III):
            made = making.procedure(actor, f"Person {n}", days=28)
            making.ended(actor, made)


def run() -> None:
    with clock.at(AFTER_III):
        jobs.publish_figures()


def test_what_ended_in_a_closed_quarter_is_published_once(cast: Cast) -> None:
    ended_in_the_third_quarter(cast, 6)
    run()
    run()
    table = OutcomeTable.objects.get()
    assert (table.group, table.period, table.total) == ("well_integrated", "2026-Q3", 6)
    duration = StageDuration.objects.get()
    assert (duration.kind, duration.lower, duration.median, duration.upper) == ("received", 4, 4, 4)
    assert ApplicationTable.objects.get().total == 6


def test_below_k_nothing_is_written(cast: Cast) -> None:
    ended_in_the_third_quarter(cast, 4)
    run()
    assert not OutcomeTable.objects.exists()
    assert not ApplicationTable.objects.exists()


def test_the_role_that_counts_sees_no_name(cast: Cast) -> None:
    ended_in_the_third_quarter(cast, 2)
    assert len(figures.counted()) == 2
    for column in ("applicant_name", "born_on", "question", "number"):
        with pytest.raises(DatabaseError), transaction.atomic(), figures.as_reader(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM procedures_procedure")


def test_steering_reads_the_page_and_suppressed_is_not_nought(cast: Cast, client: Client, log_in: LogIn) -> None:
    ended_in_the_third_quarter(cast, 6)
    run()
    page = log_in(client, cast.stella).get(PAGE).content.decode()
    assert "III/26" in page and "4 (4–4)" in page
    assert page.count("Noch kann kein abgeschlossener Zeitraum gezeigt werden") == 2
    assert "Person" not in page and ">0<" not in page


def test_a_district_without_component_3_is_told_so_and_has_no_entry(cast: Cast, client: Client, log_in: LogIn) -> None:
    konrad = log_in(client, cast.konrad)
    assert PAGE in konrad.get(reverse("steering:issues")).content.decode()
    District.objects.create(
        key="auenkreis",
        name="Auenkreis",
        kind="kreis",
        official_key="05990",
        components=[1, 2],
        letterhead={},
        contact={},
    )
    assert PAGE not in konrad.get(reverse("steering:issues")).content.decode()
    page = konrad.get(PAGE)
    assert page.status_code == 200
    assert "gibt es Baustein 3 nicht" in page.content.decode()
    assert "<table" not in page.content.decode()


def test_two_authorities_are_counted_together_and_naturalisation_apart(cast: Cast) -> None:
    """A large town may have an immigration authority of its own."""
    of_the_town = make.unit("amt-auental", "Ausländeramt Auental", "stadt-auental", "immigration_authority")
    town = make.member("Ida Insel", Role.IMMIGRATION_OFFICER, of_the_town).as_actor()
    for n in range(6):
        actor = cast.ines.actor if n % 2 else town
        with clock.at(III):
            making.ended(actor, making.procedure(actor, f"Person {n}", days=28))
            making.procedure(cast.nora.actor, f"Antrag {n}", pathway="10", days=2)
    run()
    assert [(table.group, table.total) for table in OutcomeTable.objects.all()] == [("well_integrated", 6)]
    with acting_as(town):
        assert {each.unit_id for each in making.Procedure.objects.all()} == {of_the_town.pk}


def test_stages_are_called_as_the_district_calls_them(cast: Cast) -> None:
    stages = [{"key": "antrag", "name": "Antrag liegt vor", "kind": "received"}]
    District.objects.create(
        key="auenkreis", name="Auenkreis", kind="kreis", official_key="05990", components=[1, 2, 3], letterhead={},
        contact={}, procedures={"residence": {"stages": stages}},
    )  # fmt: skip
    made = making.procedure(cast.ines.actor)
    with acting_as(cast.ines.actor):
        stage = made.procedurestages.get()
    assert (stage.key, stage.name, stage.kind) == ("antrag", "Antrag liegt vor", "received")
