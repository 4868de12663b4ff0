"""One acts in one membership at a time, and never on both sides in one session."""

from datetime import timedelta

from django.test import Client

from kim.accounts.actions import memberships
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from tests import make
from tests.cast import Cast, Player
from tests.logging_in import give_second_factor, log_in

SWITCH = "/konto/rolle/"


def acting(client: Client) -> Player | None:
    membership = client.get("/konto/").wsgi_request.membership  # type: ignore[attr-defined]
    return Player(membership) if membership else None


def test_one_membership_is_acted_in_without_asking(cast: Cast, client: Client) -> None:
    give_second_factor(cast.clara.user)
    client.force_login(cast.clara.user)
    assert acting(client) == cast.clara


def test_who_holds_both_kinds_chooses_before_any_page_opens(cast: Cast, client: Client) -> None:
    give_second_factor(cast.mona_at_ki.user)
    client.force_login(cast.mona.user)
    assert acting(client) is None
    answer = client.get("/eingabe/23456789BC/")
    assert answer["Location"] == f"{SWITCH}?next=%2Feingabe%2F23456789BC%2F"
    page = client.get(answer["Location"]).content.decode()
    assert "Rollen verschiedener Art" in page
    assert str(cast.auental) in page
    assert str(cast.ki) in page


def test_after_the_choice_the_other_side_is_not_offered_and_it_is_said_why(cast: Cast, client: Client) -> None:
    give_second_factor(cast.mona_at_ki.user)
    client.force_login(cast.mona.user)
    answer = client.post(SWITCH, {"membership": cast.mona.membership.public_id, "next": "/konto/sitzungen/"})
    assert answer["Location"] == "/konto/sitzungen/"
    assert acting(client) == cast.mona
    page = client.get(SWITCH).content.decode()
    assert "Nicht in dieser Sitzung" in page
    assert "Eine Sitzung hat nie zwei davon" in page


def test_the_other_side_cannot_be_taken_by_sending_its_id(cast: Cast, client: Client) -> None:
    log_in(client, cast.mona)
    answer = client.post(SWITCH, {"membership": cast.mona_at_ki.membership.public_id})
    assert answer.status_code == 422
    assert acting(client) == cast.mona


def test_after_a_new_log_in_the_other_side_can_be_chosen(cast: Cast, client: Client) -> None:
    log_in(client, cast.mona)
    client.post("/abmelden/")
    give_second_factor(cast.mona_at_ki.user)
    client.force_login(cast.mona.user)
    client.post(SWITCH, {"membership": cast.mona_at_ki.membership.public_id})
    assert acting(client) == cast.mona_at_ki


def test_a_session_stays_on_its_side_when_its_membership_ends(cast: Cast, client: Client) -> None:
    give_second_factor(cast.mona_at_ki.user)
    log_in(client, cast.mona)
    assert acting(client) == cast.mona
    memberships.end(actor=cast.adam.actor, membership=cast.mona.membership)
    assert acting(client) is None
    assert client.get("/eingabe/23456789BC/").status_code == 302


def test_a_side_that_was_taken_by_default_counts_as_well(cast: Cast, client: Client) -> None:
    log_in(client, cast.clara)
    session = client.session
    del session["side"]
    session.save()
    assert acting(client) == cast.clara
    given = memberships.give(actor=make.OPERATOR, user=cast.clara.user, role=Role.KI_COORDINATOR, unit=cast.ki)
    assert client.post(SWITCH, {"membership": given.public_id}).status_code == 422


def test_roles_of_neither_side_go_with_each(cast: Cast, client: Client) -> None:
    lead = memberships.give(actor=make.OPERATOR, user=cast.clara.user, role=Role.EMPLOYER_LEAD, unit=cast.auental)
    log_in(client, cast.clara)
    client.post(SWITCH, {"membership": lead.public_id})
    assert acting(client) == Player(lead)
    client.post(SWITCH, {"membership": cast.clara.membership.public_id})
    assert acting(client) == cast.clara


def test_a_membership_is_over_the_day_after_its_last_day(cast: Cast, client: Client) -> None:
    today = clock.today()
    memberships.change_period(actor=cast.adam.actor, membership=cast.stella.membership, valid_to=today)
    log_in(client, cast.stella)
    assert acting(client) == cast.stella
    with clock.at(today + timedelta(days=1)):
        assert acting(client) is None


def test_somebody_elses_membership_cannot_be_taken(cast: Cast, client: Client) -> None:
    log_in(client, cast.stella)
    assert client.post(SWITCH, {"membership": cast.sven.membership.public_id}).status_code == 422
    assert acting(client) == cast.stella


def test_who_holds_nothing_today_reads_whom_to_ask(cast: Cast, client: Client) -> None:
    memberships.end(actor=cast.adam.actor, membership=cast.stella.membership)
    client.force_login(cast.stella.user)
    page = client.get("/eingabe/23456789BC/", follow=True).content.decode()
    assert "haben aber heute keine gültige Rolle" in page


def test_the_page_says_as_whom_one_acts(cast: Cast, client: Client) -> None:
    page = log_in(client, cast.stella).get("/konto/").content.decode()
    assert f"Lenkungsgruppe · {cast.jobcenter}" in page or str(cast.jobcenter) in page


def test_after_the_choice_no_other_host_is_opened(cast: Cast, client: Client) -> None:
    log_in(client, cast.stella)
    data = {"membership": cast.stella.membership.public_id, "next": "https://example.com/"}
    assert client.post(SWITCH, data)["Location"] == "/"
