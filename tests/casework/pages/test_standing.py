"""Standing in and handing over: who gains and who loses sight of a case is said before, and then true."""

from collections.abc import Callable
from datetime import timedelta

from kim.casework.actions import deputations
from kim.casework.models import Case, Deputation, HandOver
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast, Player

Sit = Callable[[Player], Browser]


def days(ahead: int = 5) -> dict[str, str]:
    today = clock.today()
    last = today + timedelta(days=ahead)
    return {"first_day": today.strftime("%d.%m.%Y"), "last_day": last.strftime("%d.%m.%Y")}


def test_a_deputy_of_another_employer_is_named_for_all_cases(cast: Cast, at_desk: Sit, case: Case) -> None:
    dana = cast.dana
    answer = at_desk(cast.clara).post("deputation-new", deputy=dana.membership.public_id, **days())
    assert answer["Location"] == address("deputations")
    assert at_desk(dana).get("case", case.public_id).status_code == 200


def test_a_deputy_for_one_case_sees_no_other(cast: Cast, at_desk: Sit, case: Case) -> None:
    with acting_as(cast.clara.actor):
        other = make.case(cast.clara.actor, "Familie Winter")
    clara = at_desk(cast.clara)
    clara.post("case-deputation-new", case.public_id, deputy=cast.dana.membership.public_id, **days())
    dana = at_desk(cast.dana)
    assert dana.get("case", case.public_id).status_code == 200
    assert dana.get("case", other.public_id).status_code == 404


def test_before_a_deputy_is_named_the_page_says_that_looks_are_logged_and_the_household_is_told(
    clara: Browser, case: Case
) -> None:
    page = clara.get("case-deputation-new", case.public_id).content.decode()
    assert "protokolliert" in page
    assert "Informationsblatt" in page


def test_days_in_the_wrong_order_are_refused_and_kept(cast: Cast, clara: Browser, case: Case) -> None:
    given = {"deputy": cast.dana.membership.public_id, "first_day": "10.01.2198", "last_day": "01.01.2198"}
    answer = clara.post("deputation-new", **given)
    assert answer.status_code == 422
    assert "01.01.2198" in answer.content.decode()
    assert not Deputation.objects.exists()


def test_nobody_can_choose_a_deputy_who_is_no_case_manager(cast: Cast, clara: Browser, case: Case) -> None:
    answer = clara.post("deputation-new", deputy=cast.konrad.membership.public_id, **days())
    assert answer.status_code == 422


def test_ending_a_deputation_ends_the_sight_at_once(cast: Cast, at_desk: Sit, case: Case) -> None:
    today = clock.today()
    held = deputations.name(
        actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today + timedelta(days=9)
    )
    clara = at_desk(cast.clara)
    assert clara.get("deputation-end", held.public_id).status_code == 200
    clara.post("deputation-end", held.public_id)
    assert at_desk(cast.dana).get("case", case.public_id).status_code == 404


def test_a_deputy_cannot_end_or_prolong_the_deputation(cast: Cast, at_desk: Sit, case: Case) -> None:
    today = clock.today()
    held = deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today)
    assert at_desk(cast.dana).post("deputation-end", held.public_id).status_code == 403


def test_the_menu_says_for_whom_one_stands_in(cast: Cast, at_desk: Sit, case: Case) -> None:
    today = clock.today()
    deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today)
    page = at_desk(cast.dana).get("today").content.decode()
    assert "Sie vertreten bis" in page
    assert "Clara Castell" in page


def test_a_lead_names_a_deputy_for_an_absent_person_without_seeing_a_case(cast: Cast, at_desk: Sit, case: Case) -> None:
    leon = at_desk(cast.leon)
    given = {"manager": cast.clara.membership.public_id, "deputy": cast.dana.membership.public_id}
    answer = leon.post("deputation-new", **given, **days())
    assert answer["Location"] == address("deputations")
    page = leon.get("deputations").content.decode()
    assert "Dana Dorn" in page
    assert "Sommer" not in page
    assert leon.get("case", case.public_id).status_code == 404


def test_a_case_is_assigned_within_the_unit(cast: Cast, at_desk: Sit, case: Case) -> None:
    cem = cast.cem.membership.public_id
    answer = at_desk(cast.clara).post("case-assign", case.public_id, to=cem, reason="Elternzeit")
    assert answer["Location"] == address("cases")
    assert at_desk(cast.clara).get("case", case.public_id).status_code == 404
    assert at_desk(cast.cem).get("case", case.public_id).status_code == 200


def test_a_case_goes_to_another_employer_only_if_the_household_knows(cast: Cast, at_desk: Sit, case: Case) -> None:
    to = {"to": cast.carlo.membership.public_id, "reason": "Umzug nach Birkfeld"}
    clara = at_desk(cast.clara)
    refused = clara.post("case-handover", case.public_id, **to)
    assert refused.status_code == 422
    assert "Umzug nach Birkfeld" in refused.content.decode()
    offered = clara.post("case-handover", case.public_id, told="on", **to)
    assert offered.status_code == 302
    assert clara.get("case", case.public_id).status_code == 200, "it stays until Carlo has accepted"
    carlo = at_desk(cast.carlo)
    assert carlo.get("case", case.public_id).status_code == 404
    page = carlo.client.get(offered["Location"]).content.decode()
    assert "Umzug nach Birkfeld" in page
    assert "Sommer" not in page
    carlo.post("hand-over-accept", offered["Location"].split("/")[-2])
    assert carlo.get("case", case.public_id).status_code == 200
    assert at_desk(cast.clara).get("case", case.public_id).status_code == 404


def test_before_a_hand_over_the_page_says_what_becomes_of_access(clara: Browser, case: Case) -> None:
    page = clara.get("case-handover", case.public_id).content.decode()
    assert "sehen Sie und Ihre Stelle ihn nicht mehr" in page
    assert "Was mitgeht" in page


def test_a_receiver_declines_with_a_reason_and_the_giver_reads_it(cast: Cast, at_desk: Sit, case: Case) -> None:
    cem = {"to": cast.cem.membership.public_id, "reason": "Elternzeit"}
    url = at_desk(cast.clara).post("case-handover", case.public_id, **cem)["Location"]
    number = url.split("/")[-2]
    desk = at_desk(cast.cem)
    assert case.number in desk.get("hand-overs").content.decode()
    assert desk.post("hand-over-decline", number).status_code == 422
    assert desk.post("hand-over-decline", number, answer="Zu viele Fälle").status_code == 302
    assert "Zu viele Fälle" in at_desk(cast.clara).client.get(url).content.decode()


def test_an_answered_offer_is_not_answered_twice(cast: Cast, at_desk: Sit, case: Case) -> None:
    cem = {"to": cast.cem.membership.public_id, "reason": "Elternzeit"}
    number = at_desk(cast.clara).post("case-handover", case.public_id, **cem)["Location"].split("/")[-2]
    at_desk(cast.clara).post("hand-over-withdraw", number)
    assert at_desk(cast.cem).post("hand-over-accept", number).status_code == 404
    page = at_desk(cast.clara).client.post(address("hand-over-withdraw", number), follow=True).content.decode()
    assert "schon beantwortet oder zurückgenommen" in page


def test_a_lead_offers_numbers_and_sees_the_answer(cast: Cast, at_desk: Sit, case: Case) -> None:
    leon = at_desk(cast.leon)
    page = leon.get("hand-over-all", cast.clara.membership.public_id).content.decode()
    assert "1 Fall" in page
    assert "Sommer" not in page
    assert case.number not in page
    leon.post("hand-over-all", cast.clara.membership.public_id, to=cast.cem.membership.public_id, reason="geht")
    page = leon.get("workload").content.decode()
    assert "angeboten an Cem Cakir" in page
    offered = HandOver.objects.get()
    shown = at_desk(cast.cem).get("hand-over", offered.public_id).content.decode()
    assert "Fälle von Clara Castell" in shown
    assert "Sommer" not in shown
    at_desk(cast.cem).post("hand-over-decline", offered.public_id, answer="Zu viele Fälle")
    page = at_desk(cast.leon).get("workload").content.decode()
    assert "Cem Cakir hat abgelehnt" in page


def test_a_lead_finds_nobody_of_another_unit(cast: Cast, at_desk: Sit, case: Case) -> None:
    assert at_desk(cast.leon).get("hand-over-all", cast.carlo.membership.public_id).status_code == 404


def test_a_case_is_sealed_and_unsealed_with_a_reason(cast: Cast, at_desk: Sit, case: Case) -> None:
    today = clock.today()
    deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today)
    clara = at_desk(cast.clara)
    assert "1 Vertretung verliert sofort den Zugang" in clara.get("case-seal", case.public_id).content.decode()
    assert clara.post("case-seal", case.public_id).status_code == 422
    clara.post("case-seal", case.public_id, reason="Gewaltschutz")
    assert "versiegelt" in clara.get("case", case.public_id).content.decode()
    assert at_desk(cast.dana).get("case", case.public_id).status_code == 404
    clara = at_desk(cast.clara)
    assert "Gewaltschutz" in clara.get("case-unseal", case.public_id).content.decode()
    clara.post("case-unseal", case.public_id, reason="vorbei")
    assert at_desk(cast.dana).get("case", case.public_id).status_code == 200
