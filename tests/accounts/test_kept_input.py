"""A form that arrives after the session has ended is not lost – and is given back to nobody else."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kim.accounts.actions import kept_inputs, memberships
from kim.accounts.models import KeptInput
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from tests import make
from tests.accounts.conftest import LogIn
from tests.cast import Cast, Player
from tests.logging_in import give_second_factor, log_in

NOTE = "Frau A. rief an, sie wartet seit März."
FORM = {"email": "neu@example.org", "name": NOTE, "role": "case_manager", "unit": "jobcenter"}
NEW = "/zugaenge/neu/"


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def let_session_expire(client: Client) -> None:
    client.cookies.pop("sessionid")


def rows_of(player: Player) -> list[KeptInput]:
    with acting_as(player.actor), transaction.atomic():
        return list(KeptInput.objects.all())


def send_too_late(client: Client, player: Player, **more: str) -> str:
    """The player's session ends, then the form arrives; returns the address of the kept input."""
    log_in(client, player).get("/konto/")
    let_session_expire(client)
    answer = client.post(NEW, {**FORM, **more})
    assert answer.status_code == 302
    [row] = rows_of(player)
    kept = reverse("accounts:kept-input", args=[row.key])
    assert kept.replace("/", "%2F") in answer["Location"]
    return kept


def test_the_log_in_page_says_that_nothing_is_lost(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam).get("/konto/")
    let_session_expire(client)
    page = text(client.post(NEW, FORM, follow=True))
    assert "Ihre Sitzung ist abgelaufen" in page
    assert "Ihre Eingabe ist nicht verloren" in page


def test_after_the_log_in_the_form_comes_back_with_a_fresh_token(cast: Cast, client: Client) -> None:
    kept = send_too_late(client, cast.adam)
    page = text(log_in(client, cast.adam).get(kept))
    assert NOTE in page
    assert f'action="{NEW}"' in page
    assert '<input type="hidden" name="unit" value="jobcenter">' in page
    assert page.count("csrfmiddlewaretoken") >= 2


def test_nothing_typed_stands_in_an_address_or_in_a_cookie(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam).get("/konto/")
    let_session_expire(client)
    answer = client.post(NEW, FORM)
    assert "Frau" not in answer["Location"]
    assert "Frau" not in str(client.cookies)


def test_what_is_stored_is_encrypted(cast: Cast, client: Client) -> None:
    send_too_late(client, cast.adam)
    [row] = rows_of(cast.adam)
    assert NOTE.encode() not in bytes(row.sealed)
    assert b"zugaenge" not in bytes(row.sealed)


def test_another_user_does_not_get_it(cast: Cast, client: Client) -> None:
    kept = send_too_late(client, cast.adam)
    answer = log_in(client, cast.stella).get(kept)
    assert answer.status_code == 404
    assert NOTE not in text(answer)


def test_another_user_cannot_discard_it(cast: Cast, client: Client) -> None:
    kept = send_too_late(client, cast.adam)
    log_in(client, cast.stella).post(f"{kept}verwerfen/")
    assert rows_of(cast.adam)


def test_the_wall_hides_it_even_without_the_policy(cast: Cast, client: Client) -> None:
    send_too_late(client, cast.adam)
    assert rows_of(cast.stella) == []
    with acting_as(Actor.nobody()), transaction.atomic():
        assert not KeptInput.objects.exists()


def test_after_an_hour_it_is_gone(cast: Cast, client: Client) -> None:
    kept = send_too_late(client, cast.adam)
    log_in(client, cast.adam)
    with clock.at(clock.now() + timedelta(hours=1, seconds=1)):
        assert client.get(kept).status_code == 404


def test_discarding_it_removes_it(cast: Cast, client: Client) -> None:
    kept = send_too_late(client, cast.adam)
    log_in(client, cast.adam).post(f"{kept}verwerfen/")
    assert rows_of(cast.adam) == []


def test_somebody_who_was_never_logged_in_here_leaves_nothing(cast: Cast, client: Client) -> None:
    answer = client.post(NEW, FORM)
    assert answer["Location"].endswith("&eingabe=verloren")
    assert "konnte nicht aufgehoben werden" in text(client.get(answer["Location"]))
    assert rows_of(cast.adam) == []


def test_after_the_log_out_nothing_is_kept(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam).get("/konto/")
    client.post("/abmelden/")
    client.post(NEW, FORM)
    assert rows_of(cast.adam) == []


def test_a_forged_cookie_names_nobody(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam).get("/konto/")
    let_session_expire(client)
    client.cookies["kim_last"] = f"{cast.stella.user.pk}:0:{'x' * 20}"
    client.post(NEW, FORM)
    assert rows_of(cast.stella) == []


def test_a_form_without_the_right_token_is_not_kept(cast: Cast) -> None:
    careful = Client(enforce_csrf_checks=True)
    log_in(careful, cast.adam).get("/konto/")
    let_session_expire(careful)
    assert careful.post(NEW, FORM).status_code == 403
    assert rows_of(cast.adam) == []


def test_a_form_rendered_for_the_last_user_is_refused_after_somebody_else_logged_in(
    cast: Cast, type_password: LogIn
) -> None:
    """The cookie names the last user; an older form carries an older CSRF secret and never gets that far."""
    browser = Client(enforce_csrf_checks=True)
    adams_token = browser.get("/anmelden/").context["csrf_token"]
    log_in_with_token(browser, cast.stella)
    let_session_expire(browser)
    assert browser.post(NEW, {**FORM, "csrfmiddlewaretoken": str(adams_token)}).status_code == 403
    assert rows_of(cast.stella) == []


def log_in_with_token(browser: Client, player: Player) -> None:
    token = str(browser.get("/anmelden/").context["csrf_token"])
    data = {"login": player.user.email, "password": make.PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.post("/anmelden/", data).status_code == 302


def test_it_comes_back_in_the_membership_in_which_it_was_typed(cast: Cast, client: Client) -> None:
    also_lead = memberships.give(
        actor=make.OPERATOR, user=cast.adam.user, role=Role.EMPLOYER_LEAD, unit=cast.district_office
    )
    kept = send_too_late(client, cast.adam)
    log_in(client, Player(also_lead))
    page = client.get(kept, follow=True)
    assert page.wsgi_request.membership == cast.adam.membership  # type: ignore[attr-defined]
    assert NOTE in text(page)


def test_in_a_session_of_the_other_side_it_waits(cast: Cast, client: Client) -> None:
    give_second_factor(cast.mona_at_ki.user)
    kept = send_too_late(client, cast.mona)
    page = text(log_in(client, cast.mona_at_ki).get(kept))
    assert "in einer anderen Rolle geschrieben" in page
    assert "Jetzt absenden" not in page


def test_a_password_is_never_kept(cast: Cast, client: Client) -> None:
    kept = send_too_late(client, cast.adam, password="geheim geheim geheim")
    assert "geheim" not in text(log_in(client, cast.adam).get(kept))


def test_an_htmx_form_is_kept_as_well_and_the_whole_browser_goes_to_the_log_in(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam).get("/konto/")
    let_session_expire(client)
    answer = client.post(NEW, FORM, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/anmelden/?next=%2Feingabe%2F")


def test_the_sweep_removes_what_nobody_came_back_for(cast: Cast, client: Client) -> None:
    send_too_late(client, cast.adam)
    with acting_as(cast.adam.actor), transaction.atomic():
        KeptInput.objects.update(valid_until=clock.now() - timedelta(minutes=1))
    with acting_as(Actor.system("sweep")), transaction.atomic():
        assert kept_inputs.sweep() == 1


def test_one_browser_cannot_fill_the_store(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam).get("/konto/")
    let_session_expire(client)
    for _attempt in range(22):
        client.post(NEW, FORM)
    assert len(rows_of(cast.adam)) == 20


@pytest.mark.parametrize("path", ["/anmelden/", "/passwort-vergessen/"])
def test_pages_for_everyone_keep_nothing(cast: Cast, client: Client, path: str) -> None:
    log_in(client, cast.adam).get("/konto/")
    let_session_expire(client)
    client.post(path, {"login": "somebody@example.org", "password": "x y z", "email": "somebody@example.org"})
    assert rows_of(cast.adam) == []
