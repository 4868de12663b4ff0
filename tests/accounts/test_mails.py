"""One place sends: written down first, tried again, and whoever caused a mail sees how it ended."""

from __future__ import annotations

import io
import smtplib
import sys
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from kim.accounts import delivery, jobs, mail_templates
from kim.accounts.actions import mails
from kim.accounts.mail_templates import Link, MailTemplate
from kim.accounts.models import Mail, User
from kim.accounts.rules.mails import BACK_OFF, MailRhythm, MailState, MailTrouble
from kim.config.cli import mail as command
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from tests.accounts.rules.test_bounces import report
from tests.cast import Cast
from tests.logging_in import log_in
from tests.mails import sent

NEWS = MailTemplate("test_news", "News", "Something on %(day)s: %(link)s", can_wait=True)
SECRET = MailTemplate("test_secret", "Link", "Here: %(link)s", is_secret=True)
DAY = date(2026, 12, 1)
FRIDAY, SATURDAY, MONDAY = date(2027, 3, 5), date(2027, 3, 6), date(2027, 3, 8)


def news(cast: Cast, template: MailTemplate = NEWS, to: User | None = None) -> Mail:
    values: dict[str, Any] = {"link": Link("http://kim.example/x/")} | ({"day": DAY} if template is NEWS else {})
    return mails.to(to or cast.cem.user, template, by=cast.clara.actor, **values)


def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_given: object) -> None:
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


def test_a_mail_leaves_with_the_worker_and_vanishes_with_its_transaction(cast: Cast) -> None:
    news(cast)
    with transaction.atomic():
        news(cast)
        transaction.set_rollback(True)
    (message,) = sent()
    assert (message.subject, message.to) == ("KIM: News", [cast.cem.user.email])
    assert "Something on 01.12.2026: http://kim.example/x/" in message.body
    assert sent() == [message], "nothing is sent twice"


def test_a_server_that_is_away_is_tried_again_ever_later_and_then_given_up(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = news(cast)
    broken(monkeypatch, ConnectionRefusedError())
    now = clock.now()
    for wait in (timedelta(0), *BACK_OFF):
        now += wait
        with clock.at(now - timedelta(seconds=1)):
            jobs.deliver_mails()
        tries = Mail.objects.get().tries
        with clock.at(now):
            jobs.deliver_mails()
        written.refresh_from_db()
        assert written.tries == tries + 1
    assert (written.state, written.trouble) == (MailState.FAILED, MailTrouble.NO_SERVER)


@pytest.mark.parametrize(
    ("error", "state", "trouble"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"no such user")}), "failed", "unknown_address"),
        (smtplib.SMTPRecipientsRefused({"x": (451, b"greylisted")}), "waiting", "later"),
        (smtplib.SMTPDataError(554, b"spam"), "failed", "refused"),
        (smtplib.SMTPServerDisconnected(), "waiting", "no_server"),
    ],
)
def test_what_a_refusal_means(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, error: Exception, state: str, trouble: str
) -> None:
    written = news(cast)
    broken(monkeypatch, error)
    jobs.deliver_mails()
    written.refresh_from_db()
    assert (written.state, written.trouble) == (state, trouble)


def test_who_caused_it_is_told_on_every_page_and_sends_it_once_more(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = news(cast)
    with monkeypatch.context() as patched:
        broken(patched, smtplib.SMTPRecipientsRefused({"x": (550, b"")}))
        jobs.deliver_mails()
    log_in(client, cast.clara)
    page = client.get("/konto/nachrichten/").content.decode()
    assert "1 E-Mail von Ihnen kam nicht an" in page
    assert "Dieses Postfach gibt es nicht" in client.get(written.get_absolute_url()).content.decode()
    client.post(f"{written.get_absolute_url()}nochmal/")
    assert [message.to for message in sent()] == [[cast.cem.user.email]]
    assert "kam nicht an" not in client.get("/konto/nachrichten/").content.decode()


def test_a_mail_that_is_on_its_way_is_not_sent_twice(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        mails.try_again(actor=cast.clara.actor, mail=news(cast))
    assert refused.value.code == "not_stuck"


def test_a_link_is_never_readable_in_the_table_and_gone_when_it_was_sent(cast: Cast, client: Client) -> None:
    written = news(cast, SECRET)
    stored = str(Mail.objects.values().get())
    assert "http://kim.example/x/" not in stored
    assert "http://kim.example/x/" in delivery.text_of(written)
    log_in(client, cast.clara)
    assert "kim.example/x" not in client.get(written.get_absolute_url()).content.decode()
    assert "http://kim.example/x/" in sent()[0].body
    written.refresh_from_db()
    assert written.sealed == ""


def test_what_came_back_is_noted_by_the_command(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = news(cast)
    sent()
    written.refresh_from_db()
    raw = report().replace(b"<abc.1@kim.invalid>", written.message_id.encode())
    monkeypatch.setattr(command, "start_django", lambda: None)
    for _again in range(2):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        assert command.bounce(SimpleNamespace()) == 0  # type: ignore[arg-type]
    written.refresh_from_db()
    assert (written.state, written.trouble) == (MailState.BOUNCED, MailTrouble.UNKNOWN_ADDRESS)
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_once_a_day_is_one_mail_on_working_days(cast: Cast) -> None:
    mails.choose_rhythm(actor=cast.cem.actor, user=cast.cem.user, rhythm=MailRhythm.DAILY)
    with clock.at(FRIDAY):
        news(cast), news(cast), news(cast, SECRET)
        assert [message.subject for message in sent()] == ["KIM: Link"], "what cannot wait does not"
    mail.outbox.clear()
    for day, expected in ((SATURDAY, 0), (MONDAY, 1), (MONDAY, 0)):
        mail.outbox.clear()
        with clock.at(day):
            jobs.send_mails_of_the_day()
            assert len(sent()) == expected
            assert all(message.body.count("- News") == 2 for message in sent())


def test_whoever_has_left_gets_no_mail_of_the_day(cast: Cast) -> None:
    mails.choose_rhythm(actor=cast.cem.actor, user=cast.cem.user, rhythm=MailRhythm.DAILY)
    with clock.at(FRIDAY):
        news(cast)
        User.objects.filter(pk=cast.cem.user.pk).update(is_active=False, ended_on=FRIDAY)
        jobs.send_mails_of_the_day()
        assert sent() == []


def test_nobody_chooses_for_somebody_else(cast: Cast) -> None:
    with pytest.raises(RuleViolation):
        mails.choose_rhythm(actor=cast.clara.actor, user=cast.cem.user, rhythm=MailRhythm.DAILY)


def test_texts_go_after_ninety_days(cast: Cast) -> None:
    written = news(cast)
    sent()
    with clock.at(clock.now() + timedelta(days=91)):
        assert mails.forget_old_texts() == 1
    written.refresh_from_db()
    assert (written.text, written.subject) == ("", "News")


def test_a_code_stands_for_one_template() -> None:
    known = mail_templates.templates()[0]
    with pytest.raises(ValueError, match="twice"):
        mail_templates.register(MailTemplate(known.code, "Another"))


def test_in_the_demo_nothing_leaves(cast: Cast, settings: Any) -> None:
    settings.KIM_DEMO = True
    written = news(cast, SECRET)
    assert sent() == []
    written.refresh_from_db()
    assert written.state == MailState.SENT
    assert "kim.example" in delivery.text_of(written)
    assert Actor.system("post").is_system
