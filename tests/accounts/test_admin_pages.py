"""The administrator's pages: people who log in, never a case."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from kim.accounts.models import User
from kim.kernel import clock
from tests.cast import Cast
from tests.logging_in import log_in

PAGES = ["/zugaenge/", "/zugaenge/neu/"]


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def invite(client: Client, **changes: str) -> User:
    data = {"name": "Nele Neu", "email": "nele@example.org", "role": "case_manager", "unit": "jobcenter"}
    client.post("/zugaenge/neu/", {**data, **changes})
    return User.objects.get(email="nele@example.org")


@pytest.mark.parametrize("who", ["clara", "konrad", "stella", "leon", "petra"])
def test_nobody_else_opens_them(cast: Cast, client: Client, who: str) -> None:
    log_in(client, getattr(cast, who))
    for path in PAGES:
        assert client.get(path).status_code == 403
    for below in ("", "beenden/", "zweiter-faktor/", "rollen/neu/"):
        assert client.get(f"/zugaenge/{cast.adam.user.public_id}/{below}").status_code == 404


def test_the_list_shows_everyone_with_role_and_state(cast: Cast, client: Client) -> None:
    cast.everyone()
    page = text(log_in(client, cast.adam).get("/zugaenge/"))
    for player in cast.everyone():
        assert player.name in page
    assert str(cast.auental) in page


def test_a_search_is_sent_and_never_stands_in_the_address(cast: Cast, client: Client) -> None:
    cast.everyone()
    log_in(client, cast.adam)
    page = text(client.post("/zugaenge/", {"q": "stein"}))
    assert cast.stella.name in page
    assert cast.clara.name not in page
    assert cast.clara.name in text(client.get("/zugaenge/?q=stein"))


def test_inviting_sends_a_link_that_sets_the_password(cast: Cast, client: Client) -> None:
    assert cast.jobcenter
    log_in(client, cast.adam)
    user = invite(client)
    [message] = mail.outbox
    assert message.to == ["nele@example.org"]
    link = re.search(r"http://testserver(/einladung/\S+/)", message.body)
    assert link
    browser = Client()
    browser.get(link[1])
    good = {"password1": "Drei Enten fahren Rad", "password2": "Drei Enten fahren Rad"}
    assert browser.post("/einladung/", good).status_code == 302
    user.refresh_from_db()
    assert user.has_usable_password()


def test_where_no_mail_goes_out_the_link_is_shown_once(
    cast: Cast, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.EMAIL_BACKEND = "tests.accounts.test_admin_pages.BrokenMail"  # type: ignore[attr-defined]
    assert cast.jobcenter
    log_in(client, cast.adam)
    data = {"name": "Nele Neu", "email": "nele@example.org", "role": "case_manager", "unit": "jobcenter"}
    page = text(client.post("/zugaenge/neu/", data))
    assert "Die E-Mail konnte nicht gesendet werden" in page
    assert "http://testserver/einladung/" in page


class BrokenMail:
    def __init__(self, *args: object, **kwargs: object) -> None: ...

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


def test_a_refused_invitation_keeps_what_was_typed(cast: Cast, client: Client) -> None:
    assert cast.jobcenter
    log_in(client, cast.adam)
    data = {"name": "Nele Neu", "email": cast.adam.user.email, "role": "case_manager", "unit": "jobcenter"}
    answer = client.post("/zugaenge/neu/", data)
    assert answer.status_code == 422
    assert "Zu dieser Adresse gibt es schon einen Zugang" in text(answer)
    assert "Nele Neu" in text(answer)


def test_a_second_invitation_replaces_the_first(cast: Cast, client: Client) -> None:
    assert cast.jobcenter
    log_in(client, cast.adam)
    user = invite(client)
    client.post(f"/zugaenge/{user.public_id}/einladung/")
    first, second = (re.search(r"/einladung/\S+/", message.body)[0] for message in mail.outbox)  # type: ignore[index]
    assert "gilt nicht mehr" in text(Client().get(first, follow=True))
    assert "Nele Neu" in text(Client().get(second, follow=True))


def test_a_membership_is_given_changed_and_ended(cast: Cast, client: Client) -> None:
    user = cast.stella.user
    log_in(client, cast.adam)
    client.post(f"/zugaenge/{user.public_id}/rollen/neu/", {"role": "employer_lead", "unit": "jobcenter"})
    given = user.memberships.get(role="employer_lead")
    last = clock.today() + timedelta(days=9)
    form = {"valid_to": last.strftime("%d.%m.%Y"), "version": given.version}
    assert client.post(f"/zugaenge/rollen/{given.public_id}/", form)["Location"] == user.get_absolute_url()
    given.refresh_from_db()
    assert given.last_day == last
    client.post(f"/zugaenge/rollen/{given.public_id}/beenden/")
    given.refresh_from_db()
    assert given.ended_at
    page = text(client.get(user.get_absolute_url()))
    assert "beendet" in page


def test_two_administrators_who_change_the_same_day_see_both_versions(cast: Cast, client: Client) -> None:
    membership = cast.stella.membership
    log_in(client, cast.adam)
    day = (clock.today() + timedelta(days=9)).strftime("%d.%m.%Y")
    client.post(f"/zugaenge/rollen/{membership.public_id}/", {"valid_to": day, "version": 1})
    answer = client.post(f"/zugaenge/rollen/{membership.public_id}/", {"valid_to": "", "version": 1})
    assert answer.status_code == 409
    assert day in text(answer)


def test_ending_needs_a_reason_and_tells_it_to_the_page(cast: Cast, client: Client) -> None:
    user = cast.stella.user
    log_in(client, cast.adam)
    path = f"/zugaenge/{user.public_id}/beenden/"
    assert client.post(path, {"reason": "", "version": user.version}).status_code == 422
    client.post(path, {"reason": "Changed office.", "version": user.version})
    page = text(client.get(user.get_absolute_url()))
    assert "Zugang beendet: Changed office." in page


def test_a_reset_of_the_second_factor_is_told_to_the_person(cast: Cast, client: Client) -> None:
    log_in(Client(), cast.clara)
    user = cast.clara.user
    log_in(client, cast.adam)
    client.post(
        f"/zugaenge/{user.public_id}/zweiter-faktor/", {"reason": "Phone lost, called back.", "version": user.version}
    )
    own = text(log_in(Client(), cast.clara).get("/konto/"))
    assert "Phone lost, called back." in own


def test_the_last_administrator_cannot_be_taken_away(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam)
    answer = client.post(f"/zugaenge/rollen/{cast.adam.membership.public_id}/beenden/")
    assert answer.status_code == 422
    assert "letzte Person in der Zugangsverwaltung" in text(answer)


def test_a_user_who_is_not_there_is_not_there(cast: Cast, client: Client) -> None:
    assert log_in(client, cast.adam).get("/zugaenge/23456789BC/").status_code == 404


def test_the_menu_offers_users_to_the_administrator_only(cast: Cast, client: Client) -> None:
    assert 'href="/zugaenge/"' in text(log_in(client, cast.adam).get("/konto/"))
    assert 'href="/zugaenge/"' not in text(log_in(client, cast.stella).get("/konto/"))
