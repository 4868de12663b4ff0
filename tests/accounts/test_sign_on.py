"""A town's single sign-on, against a provider on this machine: who enters, who does not, and what its word counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client

from kim.accounts.actions import invitations, links, users
from kim.accounts.models import Mail, User
from kim.accounts.rules.roles import Role
from kim.accounts.rules.sign_on import SignOn
from kim.accounts.tokens import SIGNED_OUT
from kim.config import sign_on as reading
from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from tests.accounts.coming_by_town import BACK, BEGIN, CONNECT, OUT, by_town, come_back, linked, refused, text, who
from tests.accounts.conftest import LogIn
from tests.accounts.town import Town
from tests.cast import Cast
from tests.logging_in import give_second_factor, log_in
from tests.make import PASSWORD


def test_whoever_is_linked_enters_and_comes_back_to_their_page(
    cast: Cast, client: Client, town: Town, settings: Any
) -> None:
    linked(cast.clara, town, settings)
    assert "Mit Stadt-Login anmelden" in text(client.get("/anmelden/"))
    town.claims = {"amr": ["pwd", "mfa"]}
    assert by_town(client, town, "/konto/sitzungen/")["Location"] == "/konto/sitzungen/"
    assert who(client) == "case_manager"
    assert (town.asked["code_challenge_method"], town.asked["response_type"]) == ("S256", "code")
    assert set(town.asked["scope"].split()) == {"openid", "email"}


def test_role_unit_and_name_never_come_from_the_provider(cast: Cast, client: Client, town: Town, settings: Any) -> None:
    linked(cast.clara, town, settings)
    town.claims = {"amr": ["mfa"], "name": "Chef", "roles": ["administrator"], "groups": ["kreis"], "unit": "ki"}
    by_town(client, town)
    page = text(client.get("/konto/"))
    assert "Clara Castell" in page and "Chef" not in page
    assert who(client) == "case_manager"
    stored = SocialAccount.objects.get()
    assert stored.extra_data == {"second_factor": True}
    assert not SocialToken.objects.exists() and not SocialApp.objects.exists()


@pytest.mark.parametrize("claims", [{}, {"amr": ["pwd"]}, {"amr": "mfa"}, {"acr": "niedrig"}])
def test_without_a_stated_second_factor_the_local_one_is_asked(
    cast: Cast, client: Client, town: Town, settings: Any, claims: dict[str, Any]
) -> None:
    linked(cast.clara, town, settings)
    town.claims = claims
    by_town(client, town)
    assert client.get("/zugaenge/")["Location"] == "/konto/zweiter-faktor/einrichten/"
    client.post("/abmelden/")
    give_second_factor(cast.clara.user)
    assert by_town(client, town)["Location"] == "/anmelden/code/"
    assert client.get("/konto/").status_code == 302


def test_a_stated_second_factor_is_enough_also_beside_a_local_one(
    cast: Cast, client: Client, town: Town, settings: Any
) -> None:
    linked(cast.clara, town, settings)
    give_second_factor(cast.clara.user)
    town.claims = {"acr": "hoch"}
    by_town(client, town)
    assert who(client) == "case_manager"


def test_what_was_stated_ends_with_the_session(cast: Cast, client: Client, town: Town, settings: Any) -> None:
    linked(cast.clara, town, settings)
    town.claims = {"acr": "hoch"}
    by_town(client, town)
    client.post("/abmelden/")
    client.post("/anmelden/", {"login": cast.adam.user.email, "password": PASSWORD})
    assert client.get("/zugaenge/")["Location"] == "/konto/zweiter-faktor/einrichten/"


def test_nobody_signs_up(cast: Cast, client: Client, town: Town) -> None:
    town.claims = {"email": cast.clara.user.email, "email_verified": True, "acr": "hoch"}
    before = User.objects.count()
    refused(client, by_town(client, town), "gibt es keinen Zugang zu KIM")
    assert User.objects.count() == before and not SocialAccount.objects.exists()


def test_an_invited_user_links_instead_of_a_password(cast: Cast, client: Client, town: Town) -> None:
    invited = users.invite(
        actor=cast.adam.actor,
        email="neu@stadt.example",
        name="Nele Neu",
        role=Role.STEERING_MEMBER,
        unit=cast.jobcenter,
    )
    client.get(f"/einladung/{invited.secret}/")
    assert "Mit Stadt-Login anmelden" in text(client.get("/einladung/"))
    for wrong in ({}, {"email": "neu@stadt.example"}, {"email": "chef@stadt.example", "email_verified": True}):
        town.claims = wrong
        refused(client, by_town(client, town), "sagt nicht, dass neu@stadt.example")
    town.claims = {"email": "Neu@Stadt.example", "email_verified": True}
    by_town(client, town)
    assert who(client) == "steering_member"
    assert invitations.find(invited.secret) is None
    assert not User.objects.get(email="neu@stadt.example").has_usable_password()


def test_the_address_may_come_from_the_userinfo_of_the_same_person(cast: Cast, client: Client, town: Town) -> None:
    invited = users.invite(
        actor=cast.adam.actor,
        email="neu@stadt.example",
        name="Nele Neu",
        role=Role.STEERING_MEMBER,
        unit=cast.jobcenter,
    )
    client.get(f"/einladung/{invited.secret}/")
    town.userinfo = {"sub": "somebody else", "email": "neu@stadt.example", "email_verified": True}
    refused(client, by_town(client, town), "hat nicht geklappt")
    town.userinfo |= {"sub": "4711"}
    by_town(client, town)
    assert who(client) == "steering_member"


def test_one_links_the_own_access_and_the_password_is_void(
    cast: Cast, client: Client, town: Town, type_password: LogIn
) -> None:
    type_password(cast.stella)
    assert "Mit Stadt-Login verbinden" in text(client.get("/konto/"))
    town.claims = {"email": cast.stella.user.email, "email_verified": True}
    answer = come_back(client, town, client.post(CONNECT))
    refused(client, answer, "Ab jetzt melden Sie sich mit Stadt-Login an")
    assert type_password(cast.stella).status_code == 200, "the password opens nothing any more"
    by_town(client, town)
    assert who(client) == "steering_member"
    assert "mit Stadt-Login" in text(client.get("/konto/"))
    assert "gibt es keines zu ändern" in text(client.get("/konto/passwort/", follow=True))
    assert Mail.objects.filter(subject="Ihr Zugang wurde mit einer zentralen Anmeldung verbunden").exists()


def test_another_address_is_not_linked(cast: Cast, client: Client, town: Town, type_password: LogIn) -> None:
    type_password(cast.stella)
    town.claims = {"email": "chef@stadt.example", "email_verified": True}
    assert come_back(client, town, client.post(CONNECT))["Location"] == "/konto/"
    assert "sagt nicht, dass" in text(client.get("/konto/"))
    assert not SocialAccount.objects.exists()


def test_an_account_of_the_town_belongs_to_one_access(
    cast: Cast, client: Client, town: Town, settings: Any, type_password: LogIn
) -> None:
    linked(cast.clara, town, settings)
    with pytest.raises(RuleViolation, match="verbunden"):
        linked(cast.stella, town, settings)
    with pytest.raises(RuleViolation, match="schon verbunden"):
        linked(cast.clara, town, settings, "4712")


def test_who_logged_in_long_ago_confirms_before_linking(cast: Cast, client: Client, town: Town) -> None:
    client.force_login(cast.stella.user)
    assert client.post(CONNECT)["Location"].startswith("/anmelden/bestaetigen/")
    assert Client().post(CONNECT)["Location"].startswith("/anmelden/")


def test_by_a_password_nobody_passes_the_town_by(
    cast: Cast, client: Client, town: Town, settings: Any, type_password: LogIn
) -> None:
    linked(cast.clara, town, settings)
    cast.clara.user.set_password(PASSWORD)  # as by “forgotten the password”
    cast.clara.user.save()
    refused(client, type_password(cast.clara), "Sie melden sich mit Stadt-Login an")


def test_an_ended_access_stays_closed_whatever_the_town_says(
    cast: Cast, client: Client, town: Town, settings: Any
) -> None:
    linked(cast.clara, town, settings)
    users.end(actor=cast.adam.actor, user=cast.clara.user, reason="Changed office.")
    assert by_town(client, town)["Location"] == "/anmelden/beendet/"


def test_the_town_says_no(client: Client, town: Town, cast: Cast) -> None:
    town.code(client.post(BEGIN)["Location"])
    answer = client.get(BACK, {"error": "access_denied", "state": town.asked["state"]})
    refused(client, answer, "Stadt-Login hat Sie nicht eingelassen")
    refused(client, client.get(BACK, {"error": "server_error"}), "hat nicht geklappt")


def test_a_town_that_cannot_be_reached_is_said(client: Client, settings: Any, db: None) -> None:
    gone = SignOn("stadt", "Stadt-Login", "http://127.0.0.1:9", "kim")
    settings.KIM_SIGN_ON, settings.SOCIALACCOUNT_PROVIDERS = {"stadt": gone}, reading.for_allauth({"stadt": gone})
    refused(client, client.post(BEGIN), "ist im Moment nicht erreichbar")
    assert client.post(OUT, {"logout_token": "x"}).status_code == 400


def test_the_town_signs_somebody_out_and_the_sessions_end(
    cast: Cast, client: Client, town: Town, settings: Any
) -> None:
    linked(cast.clara, town, settings)
    town.claims = {"acr": "hoch"}
    by_town(client, town)
    said = {"jti": "1", "events": {SIGNED_OUT: {}}}
    for wrong in (town.token(), town.token(**said, nonce="n"), town.token(jti="1", events={}), "x", ""):
        assert Client().post(OUT, {"logout_token": wrong}).status_code == 400
    assert who(client) == "case_manager"
    assert Client().post(OUT, {"logout_token": town.token(**said, sub="0815")}).status_code == 200
    assert who(client) == "case_manager"
    assert Client(enforce_csrf_checks=True).post(OUT, {"logout_token": town.token(**said)}).status_code == 200
    assert client.get("/konto/").status_code == 302


def test_after_some_hours_the_town_is_asked_again(cast: Cast, client: Client, town: Town, settings: Any) -> None:
    linked(cast.clara, town, settings)
    town.claims = {"acr": "hoch"}
    by_town(client, town)
    with clock.at(clock.now() + timedelta(hours=9)):
        assert client.get("/konto/").status_code == 200
    with clock.at(clock.now() + timedelta(hours=10)):
        assert client.get("/konto/").status_code == 302


def test_the_administration_removes_a_link_with_a_reason(cast: Cast, client: Client, town: Town, settings: Any) -> None:
    linked(cast.stella, town, settings)
    by_town(client, town)
    give_second_factor(cast.stella.user)
    links.unlink(actor=cast.adam.actor, user=cast.stella.user, reason="Stadt hat gewechselt.")
    assert not Authenticator.objects.filter(user=cast.stella.user).exists()
    assert client.get("/konto/").status_code == 302
    assert cast.stella.user.steps.get().kind == "unlinked"
    refused(client, by_town(client, town), "gibt es keinen Zugang zu KIM")
    with pytest.raises(RuleViolation, match="keine Verbindung"):
        links.unlink(actor=cast.adam.actor, user=cast.stella.user, reason="Noch einmal.")
    with pytest.raises(RuleViolation, match="anderen Person"):
        links.unlink(actor=cast.adam.actor, user=cast.adam.user, reason="Ich.")


def test_whoever_enters_by_the_town_is_active_and_no_longer_only_invited(
    cast: Cast, client: Client, town: Town, settings: Any
) -> None:
    linked(cast.stella, town, settings)
    assert not cast.stella.user.has_usable_password()
    log_in(client, cast.adam)
    page = text(client.get(cast.stella.user.get_absolute_url()))
    assert "mit Stadt" in page and "eingeladen" not in page and "Einladung" not in page
    row = text(client.post("/zugaenge/", {"q": cast.stella.user.name}))
    assert "aktiv" in row and "eingeladen" not in row


def test_without_settings_there_is_nothing(cast: Cast, client: Client) -> None:
    assert "ueber" not in text(client.get("/anmelden/"))
    for path in (BEGIN, OUT):
        assert client.post(path).status_code == 404
    assert client.get(BACK).status_code == 404
    assert client.get(BEGIN).status_code == 405
