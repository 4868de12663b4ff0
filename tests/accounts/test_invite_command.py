"""`kim user invite`: how an installation gets its first administrator."""

import re
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from kim.accounts.models import User
from kim.config import cli
from kim.config.cli import user
from kim.config.trouble import Trouble
from tests.cast import Cast

WHO = ["invite", "first@example.org", "--name", "Fanny First", "--role", "administrator"]


@pytest.fixture
def invite(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The command without starting Django again: the tests have done that."""
    monkeypatch.setattr(user, "start_django", lambda: None)

    def run(*arguments: str) -> int:
        options = cli.parser().parse_args(["user", *arguments])
        return int(options.run(options))

    return run


def test_the_printed_link_opens_the_first_access(
    cast: Cast, invite: Any, capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    assert invite(*WHO, "--unit", cast.district_office.key) == 0
    printed = capsys.readouterr().out
    link = re.search(r"http://\S+?(/einladung/\S+/)", printed)
    assert link
    assert mail.outbox[0].to == ["first@example.org"]
    client.get(link[1])
    good = {"password1": "Drei Enten fahren Rad", "password2": "Drei Enten fahren Rad"}
    assert client.post("/einladung/", good)["Location"] == "/anmelden/"
    assert client.login(email="first@example.org", password="Drei Enten fahren Rad")


def test_the_membership_can_be_limited(cast: Cast, invite: Any) -> None:
    invite(*WHO, "--unit", cast.district_office.key, "--valid-from", "2026-01-01", "--valid-to", "31.12.2026")
    membership = User.objects.get(email="first@example.org").memberships.get()
    assert (membership.first_day, membership.last_day) == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_mail_that_cannot_go_out_stops_nothing(
    cast: Cast, invite: Any, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.EMAIL_BACKEND = "tests.accounts.test_admin_pages.BrokenMail"
    assert invite(*WHO, "--unit", cast.district_office.key) == 0
    assert "/einladung/" in capsys.readouterr().out


def test_an_unknown_unit_names_the_known_ones(cast: Cast, invite: Any) -> None:
    assert cast.district_office
    with pytest.raises(Trouble, match=cast.district_office.key):
        invite(*WHO, "--unit", "atlantis")


def test_what_a_rule_refuses_is_one_sentence(cast: Cast, invite: Any) -> None:
    invite(*WHO, "--unit", cast.district_office.key)
    with pytest.raises(Trouble, match="schon einen Zugang"):
        invite(*WHO, "--unit", cast.district_office.key)


def test_an_address_that_is_none_is_refused(cast: Cast, invite: Any) -> None:
    with pytest.raises(Trouble, match="nobody"):
        invite("invite", "nobody", "--name", "N", "--role", "administrator", "--unit", cast.district_office.key)
    assert not User.objects.filter(name="N").exists()


def test_an_unknown_role_names_the_known_ones(invite: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        invite("invite", "x@example.org", "--name", "X", "--role", "king", "--unit", "x")
    assert "administrator" in capsys.readouterr().err
