"""The one-time link: once, for a week, for who it was sent to."""

from datetime import timedelta

import pytest
from django.test import Client

from kim.accounts.actions import invitations, users
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from tests.cast import Cast

GOOD = "Drei Enten fahren Rad"


@pytest.fixture
def invited(cast: Cast) -> users.Invited:
    return users.invite(
        actor=cast.adam.actor, email="nele@example.org", name="Nele Neu", role=Role.CASE_MANAGER, unit=cast.auental
    )


def test_the_link_sets_the_first_password_and_is_used_up(invited: users.Invited) -> None:
    user = invitations.accept(secret=invited.secret, password=GOOD)
    user.refresh_from_db()
    assert user.check_password(GOOD)
    assert user.password_set_at
    with pytest.raises(RuleViolation) as refused:
        invitations.accept(secret=invited.secret, password="Something else entirely")
    assert refused.value.code == "link_void"


def test_the_link_ends_after_a_week(invited: users.Invited) -> None:
    with clock.at(clock.now() + timedelta(days=7)):
        assert invitations.find(invited.secret) is None


def test_a_new_link_makes_the_old_one_void(invited: users.Invited, cast: Cast) -> None:
    _invitation, secret = invitations.issue(actor=cast.adam.actor, user=invited.user)
    assert invitations.find(invited.secret) is None
    assert invitations.find(secret)


def test_who_has_a_password_gets_no_invitation(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        invitations.issue(actor=cast.adam.actor, user=cast.clara.user)
    assert refused.value.code == "has_password"


def test_a_password_set_in_another_way_closes_the_link(invited: users.Invited) -> None:
    invited.user.set_password(GOOD)
    invited.user.save()
    assert invitations.find(invited.secret) is None


def test_a_made_up_secret_opens_nothing() -> None:
    assert invitations.digest("x") != "x"


def test_the_secret_leaves_the_address_before_anything_is_shown(invited: users.Invited, client: Client) -> None:
    answer = client.get(f"/einladung/{invited.secret}/")
    assert answer["Location"] == "/einladung/"
    page = client.get("/einladung/").content.decode()
    assert "Nele Neu" in page
    assert invited.secret not in page


def test_the_page_sets_the_password_and_leads_to_the_log_in(invited: users.Invited, client: Client) -> None:
    client.get(f"/einladung/{invited.secret}/")
    answer = client.post("/einladung/", {"password1": GOOD, "password2": GOOD})
    assert answer["Location"] == "/anmelden/"
    assert client.login(email="nele@example.org", password=GOOD)


@pytest.mark.parametrize(
    ("first", "second"), [("short", "short"), (GOOD, "Drei Enten fahren Rat"), ("nele@example.org", "nele@example.org")]
)
def test_a_weak_or_mistyped_password_is_refused(
    invited: users.Invited, client: Client, first: str, second: str
) -> None:
    client.get(f"/einladung/{invited.secret}/")
    answer = client.post("/einladung/", {"password1": first, "password2": second})
    assert answer.status_code == 422
    invited.user.refresh_from_db()
    assert not invited.user.has_usable_password()


def test_a_void_link_says_whom_to_ask(client: Client, db: None) -> None:
    client.get("/einladung/made-up/")
    answer = client.get("/einladung/")
    assert answer.status_code == 410
    assert "neue Einladung" in answer.content.decode()
