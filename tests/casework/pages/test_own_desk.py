"""The small things of one's own desk: filters with names, the mail, the sheet of keys."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kim.casework.actions import cases, hand_overs, short_counselling
from kim.casework.models import Case, HandOver, MailDigest, SavedFilter
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests import make

pytestmark = pytest.mark.django_db


def test_a_filter_of_the_list_is_saved_and_stands_on_both_pages(clara: Any, case: Case) -> None:
    page = clara.get("cases", data={"bereich": "housing"}).content.decode()
    assert "Als Ansicht speichern" in page
    url = "/ansichten/?bereich=housing"
    form = clara.client.get(url).content.decode()
    assert "Kein Name einer Person oder Familie" in form
    assert clara.client.post(url, {}).status_code == 422
    answer = clara.client.post(url, {"name": "Wohnungssuche"})
    assert answer["Location"] == "/faelle/?bereich=housing"
    for name in ("cases", "today"):
        page = clara.get(name, data={"bereich": "housing"}).content.decode()
        assert 'aria-current="true">Wohnungssuche' in page
    assert "Ansicht Wohnungssuche entfernen" in clara.get("filters").content.decode()
    clara.post("filter-remove", SavedFilter.objects.get().public_id)
    assert "Wohnungssuche" not in clara.get("today").content.decode()


def test_no_name_that_was_searched_for_gets_into_a_saved_filter(clara: Any, case: Case) -> None:
    clara.client.post("/ansichten/?name=Sommer&phase=access", {"name": "Zugang"})
    assert SavedFilter.objects.get().codes == {"phase": "access"}


def test_today_is_filtered_by_the_address_and_says_so(clara: Any, case: Case, cast: Any) -> None:
    make.step(cast.clara.actor, case, "Wohnung suchen", life_area="housing", due_on=clock.today())
    make.step(cast.clara.actor, case, "Kurs suchen", life_area="language", due_on=clock.today())
    page = clara.get("today", data={"bereich": "housing"}).content.decode()
    assert "Wohnung suchen" in page
    assert "Kurs suchen" not in page
    assert "Lebensbereich: Wohnen" in page


def test_a_filter_that_does_not_exist_is_passed_over(clara: Any, case: Case) -> None:
    assert clara.get("today", data={"bereich": "mond", "phase": "xx"}).status_code == 200


def test_the_mail_is_switched_on_and_off_and_shows_what_it_holds(clara: Any, case: Case) -> None:
    assert "Die Tagesmail ist aus" in clara.get("digest").content.decode()
    clara.post("digest")
    assert MailDigest.objects.count() == 1
    page = clara.get("digest").content.decode()
    assert "Die Tagesmail ist an" in page
    assert "Sommer" not in page
    assert "Tagesmail: an" in clara.get("today").content.decode()
    clara.post("digest")
    assert not MailDigest.objects.exists()


def test_the_sheet_of_keys_is_a_page_and_a_dialog(clara: Any, case: Case) -> None:
    page = clara.client.get("/tastatur/").content.decode()
    assert "Kontakt eintragen" in page
    assert 'data-key="?"' in page
    part = clara.client.get("/tastatur/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Einzeltasten" in part


def test_an_offered_hand_over_waits_on_the_desk_of_both(clara: Any, case: Case, cast: Any, at_desk: Any) -> None:
    given = {"to": cast.cem.membership.public_id, "reason": "Elternzeit"}
    clara.post("case-handover", case.public_id, **given)
    assert "Wartet auf Cem Cakir" in clara.get("today").content.decode()
    assert "Clara Castell bietet Ihnen einen Fall an" in at_desk(cast.cem).get("today").content.decode()


def test_who_offered_reads_of_a_refusal_on_the_desk_until_the_case_is_offered_anew(
    clara: Any, case: Case, cast: Any, at_desk: Any
) -> None:
    given = {"to": cast.cem.membership.public_id, "reason": "Elternzeit"}
    clara.post("case-handover", case.public_id, **given)
    assert "noch nicht beantwortet" in clara.get("case-handover", case.public_id).content.decode()
    offered = HandOver.objects.get()
    at_desk(cast.cem).post("hand-over-decline", offered.public_id, answer="Ich bin voll")
    clara = at_desk(cast.clara)
    assert "Cem Cakir hat abgelehnt" in clara.get("today").content.decode()
    page = clara.get("hand-over", offered.public_id).content.decode()
    assert "Ich bin voll" in page and f"/faelle/{case.public_id}/" in page
    clara.post("case-handover", case.public_id, **given)
    page = clara.get("today").content.decode()
    assert "Wartet auf Cem Cakir" in page and "abgelehnt" not in page


def test_who_accepts_a_case_lands_in_it(clara: Any, case: Case, cast: Any, at_desk: Any) -> None:
    clara.post("case-handover", case.public_id, to=cast.cem.membership.public_id, reason="Elternzeit")
    answer = at_desk(cast.cem).post("hand-over-accept", HandOver.objects.get().public_id)
    assert answer["Location"] == f"/faelle/{case.public_id}/"


def test_a_saved_filter_says_how_many_cases_it_finds(clara: Any, case: Case, cast: Any) -> None:
    make.step(cast.clara.actor, case, "Wohnung suchen", life_area="housing")
    make.step(cast.clara.actor, make.case(cast.clara.actor, "Familie Winter"), "Kurs suchen", life_area="language")
    clara.client.post("/ansichten/?bereich=housing", {"name": "Wohnungssuche"})
    for name in ("cases", "today"):
        (pill,) = clara.get(name).context["own_views"]
        assert (pill["label"], pill["count"], pill["current"]) == ("Wohnungssuche", 1, False), name


def test_a_paper_that_ends_stands_on_the_desk_and_goes_from_it_with_the_case(
    clara: Any, case: Case, sabine: Any, cast: Any
) -> None:
    actor = cast.clara.actor
    for days in (30, -3, 90, -40):
        until = clock.today() + timedelta(days=days)
        with acting_as(actor):
            make.document(actor, case, f"Pass {days}.pdf", person=sabine, valid_until=until)
    ending = clara.get("today").context["page"].ending
    assert [(item.days, item.paper.person) for item in ending if item.paper] == [(-3, sabine), (30, sabine)]
    page = clara.get("today").content.decode()
    assert "gilt nicht mehr" in page
    case.refresh_from_db()
    cases.close(actor=actor, case=case, version=case.version, reason="goals_reached")
    assert clara.get("today").context["page"].ending == ()


def test_the_bell_counts_what_came_in_and_leads_to_it(clara: Any, case: Case, cast: Any, at_desk: Any) -> None:
    assert "Keine neuen Meldungen" in clara.get("cases").content.decode()
    carlo = at_desk(cast.carlo)
    with acting_as(cast.clara.actor):
        hand_overs.offer(actor=cast.clara.actor, case=case, to=cast.carlo.membership, reason="Umzug", told=True)
    page = carlo.get("cases").content.decode()
    assert 'href="/heute/#neues" aria-label="1 neue Meldung"' in page


def test_a_case_that_became_a_short_counselling_shows_nothing_of_phases_and_conferences(
    clara: Any, case: Case, cast: Any
) -> None:
    assert "Fallkonferenz planen" in clara.get("case", case.public_id).content.decode()
    with acting_as(cast.clara.actor):
        short_counselling.from_case(actor=cast.clara.actor, case=case, version=case.version, reason="Eine Frage nur")
    page = clara.get("case", case.public_id).content.decode()
    assert "Phase:" not in page
    assert "Konferenzen" not in page and "Fallkonferenz planen" not in page
