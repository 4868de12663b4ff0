"""Where one is logged in, and ending the rest."""

from django.test import Client

from kim.accounts.actions import users
from tests.accounts.conftest import LogIn
from tests.cast import Cast
from tests.make import PASSWORD


def log_in_elsewhere(cast: Cast) -> Client:
    other = Client(headers={"user-agent": "Other Browser"})
    other.post("/anmelden/", {"login": cast.stella.user.email, "password": PASSWORD})
    return other


def test_all_sessions_are_listed_and_the_present_one_is_marked(
    cast: Cast, client: Client, type_password: LogIn
) -> None:
    log_in_elsewhere(cast)
    type_password(cast.stella)
    page = client.get("/konto/sitzungen/").content.decode()
    assert "Other Browser" in page
    assert page.count("diese Sitzung") == 1


def test_the_other_sessions_end_and_this_one_stays(cast: Cast, client: Client, type_password: LogIn) -> None:
    other = log_in_elsewhere(cast)
    type_password(cast.stella)
    client.post("/konto/sitzungen/")
    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200


def test_ending_a_user_deletes_the_sessions(cast: Cast) -> None:
    other = log_in_elsewhere(cast)
    key = other.session.session_key
    users.end(actor=cast.adam.actor, user=cast.stella.user, reason="Changed office.")
    assert not other.session.exists(key)  # type: ignore[arg-type]
