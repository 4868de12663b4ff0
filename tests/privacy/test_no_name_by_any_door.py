"""No coordinator, member, partner, lead, data-protection officer or administrator finds a client by any door.

They follow every link, open every address that exists – their own and those of a case that they were told –, search,
and read error pages, PDFs, headers and logs. Nothing of what Clara knows about the family Wollgras is there.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from kim.accounts.jobs import deliver_mails
from kim.casework import jobs
from kim.casework.actions import cases, tasks
from kim.casework.views import shell
from kim.config.logs import WithoutValues
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.referrals.models import Packet, PacketContent
from tests import make
from tests.access.asking import Desks, address, url_names, without_the_shell
from tests.privacy.reading import Crawl, echo, links_of, text_of
from tests.world import World
from tests.world_of_procedures import SECRETS as APPLICANTS

pytestmark = [pytest.mark.django_db, pytest.mark.long, pytest.mark.usefixtures("recognised_once")]
OUTSIDERS = ("konrad", "stella", "sven", "leon", "petra", "adam")
# A colleague of the unit and one of another unit: case managers, and as blind as the others here.
COLLEAGUES = ("cem", "carlo")


def told(world: World, text: str) -> list[str]:
    """What of the clients stands in a text."""
    lowered = text.lower()
    return [secret for secret in world.secrets if secret.lower() in lowered]


def everything_in_reach(desks: Desks, who: str, *first: str) -> Iterator[tuple[str, Any]]:
    """Addresses with their answers: the start page as it is, all others without what stands around each of them."""
    start = desks.client(who).get("/").headers["Location"]
    answer = desks.ask(who, "GET", start)
    yield start, answer
    every_address = [address(desks.world, name) for name in url_names()]
    with without_the_shell():
        yield from Crawl(desks, who).from_(*links_of(answer, start), *first, *every_address)


@pytest.mark.parametrize("who", [*OUTSIDERS, "cem"])
def test_no_page_and_no_address_tells_who_a_client_is(desks: Desks, caplog: pytest.LogCaptureFixture, who: str) -> None:
    opened = 0
    for url, answer in everything_in_reach(desks, who):
        assert told(desks.world, url) == []
        assert told(desks.world, text_of(answer)) == [], f"{who} reads it at {url}"
        opened += answer.status_code == 200
    assert opened > 10, "the crawl went nowhere"
    assert told(desks.world, caplog.text) == []


@pytest.mark.parametrize("who", ["paula", "ines"])
def test_a_partner_and_an_authority_read_what_they_were_handed_and_nothing_else(desks: Desks, who: str) -> None:
    actor = getattr(desks.world.cast, who).actor
    with acting_as(actor):
        handed = [f"{one.question} {one.sections} {one.grounds}" for one in PacketContent.objects.visible_to(actor)]
        mine = [reverse("referrals:received", args=[one.public_id]) for one in Packet.objects.visible_to(actor)]
    may_read = set(told(desks.world, " ".join(handed)))
    assert bool(may_read) == (who == "paula"), "Paula was handed a packet, else the test would prove little"
    # Whom an authority knows from its own procedures is no secret to it.
    applicants = set(APPLICANTS if who == "ines" else ())
    for url, answer in everything_in_reach(desks, who, *mine):
        assert told(desks.world, url) == []
        is_packet = url.startswith(reverse("referrals:inbox"))
        read = set(told(desks.world, text_of(answer))) - applicants
        assert read <= (may_read if is_packet else set()), f"{who} reads it at {url}"


@pytest.mark.parametrize("who", OUTSIDERS + COLLEAGUES)
def test_a_search_for_a_name_answers_as_if_nobody_had_it(desks: Desks, who: str) -> None:
    for name, word in (
        ("casework:search", "q"),
        ("casework:cases", "name"),
        ("steering:search", "q"),
        ("accounts:users", "q"),
        ("privacy:looks", "number"),
        ("privacy:changes", "number"),
    ):
        url = reverse(name)
        known, unknown = (desks.ask(who, "POST", url, **{word: needle}) for needle in ("Wollgras", "Nirgendwo"))
        assert known.status_code == unknown.status_code
        assert echo(known, "Wollgras") == echo(unknown, "Nirgendwo"), f"{who} learns from {url}"


@pytest.mark.parametrize("who", ["konrad", "stella", "petra", "adam", "cem", "carlo"])
def test_one_more_case_changes_no_number_for_others(desks: Desks, who: str) -> None:
    def start() -> str:
        client = desks.client(who)
        answer = client.get(client.get("/")["Location"])
        return re.sub(r"<script.*?</script>", "", echo(answer, "X"), flags=re.DOTALL)

    before = start()
    with acting_as(desks.world.cast.clara.actor):
        make.case(desks.world.cast.clara.actor, "Familie Neuland")
    if who == "petra":
        assert "Neuland" not in start(), "she sees that something was recorded, not what"
        return
    assert start() == before


def test_a_lead_sees_numbers_and_no_case(desks: Desks) -> None:
    page = text_of(desks.ask("leon", "GET", reverse("casework:workload")))
    assert "Clara Castell" in page
    assert told(desks.world, page) == []
    assert desks.world.case.number not in page
    assert desks.world.case.public_id not in page


def test_the_data_protection_officer_reads_who_looked_at_which_number_and_no_content(desks: Desks) -> None:
    desks.client("dana").get(address(desks.world, "casework:case"))
    page = text_of(desks.ask("petra", "GET", reverse("privacy:looks")))
    assert desks.world.case.number in page
    assert "Dana Dorn" in page
    assert told(desks.world, page) == []
    with acting_as(desks.world.cast.petra.actor):
        assert desks.ask("petra", "GET", address(desks.world, "casework:case")).status_code == 404


def test_an_error_page_tells_nothing(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise ValueError("Familie Wollgras, Moorweg 17")

    monkeypatch.setattr(shell, "of", broken)
    client = desks.client("clara", raise_request_exception=False)
    answer = client.get(address(desks.world, "casework:case"))
    assert answer.status_code == 500
    assert told(desks.world, text_of(answer)) == []


def test_the_mail_of_working_days_holds_numbers_and_a_link_and_no_word_of_the_family(
    world: World,
) -> None:
    monday = clock.today() + timedelta(days=7 - clock.today().weekday())
    clara = world.cast.clara.actor
    with acting_as(clara):
        tasks.add(actor=clara, case=world.case, title="Lampenfieber und Segelschein", due_on=monday)
    mail.outbox.clear()
    with clock.at(monday):
        jobs.send_digests()
        deliver_mails()
    sent = mail.outbox[-1]
    assert sent.to == [world.cast.clara.user.email]
    written = f"{sent.subject}\n{sent.body}\n{sent.message()}"
    assert "fällig" in sent.body, "Clara has something to do, else the test would prove nothing"
    assert told(world, written) == []
    for secret in (world.case.number, world.case.public_id, "Sprache"):
        assert secret not in written
    assert sent.body.count("http") == 1
    assert sent.body.strip().splitlines()[-3].endswith(reverse("casework:today"))


def test_what_clara_types_reaches_no_log(desks: Desks, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    world = desks.world
    desks.ask("clara", "POST", reverse("casework:search"), q="Wollgras")
    desks.ask("clara", "POST", address(world, "casework:household-edit"), label="", address="Moorweg 17")
    desks.ask("cem", "POST", address(world, "casework:household-edit"), label="Familie Wollgras")
    desks.client("clara", enforce_csrf_checks=True).post(reverse("casework:search"), {"q": "Wollgras"})
    Client().post(address(world, "casework:case-contact-new"), {"note": "Nachbarskatze"})
    assert told(world, caplog.text) == []


def test_what_the_database_quotes_when_it_refuses_stays_out_of_the_log(world: World) -> None:
    secret = world.secrets[0]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT %s::date", [secret])
    except DatabaseError:
        told_by_default = logging.Formatter().formatException(sys.exc_info())
        logged = WithoutValues().formatException(sys.exc_info())
    assert told(world, told_by_default) == [secret]
    assert told(world, logged) == []
    assert "22007" in logged
    logging_settings: Any = settings.LOGGING
    assert logging_settings["handlers"]["console"]["formatter"] == "safe"


def test_a_sealed_case_is_gone_for_its_deputy_at_once(desks: Desks) -> None:
    world = desks.world
    with acting_as(world.cast.clara.actor):
        world.case.refresh_from_db()
        cases.seal(actor=world.cast.clara.actor, case=world.case, reason="Schutz")
    answer = desks.ask("dana", "GET", address(world, "casework:case"))
    assert answer.status_code == 404
    assert told(world, text_of(answer)) == []
