"""What came back: only what failed for good, and only with our own Message-ID."""

from __future__ import annotations

import pytest

from kim.accounts.rules import bounces
from kim.accounts.rules.mails import BACK_OFF, MailTrouble, next_try, trouble_of
from kim.kernel import clock

REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: kim@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="XX"

--XX
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--XX
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Mon, 30 Nov 2026 03:00:00 +0100

Final-Recipient: rfc822; nobody@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 unknown

--XX
Content-Type: {kind}

From: kim@example.org
Message-ID: <abc.1@kim.invalid>
Subject: KIM: Ihr Zugang

--XX--
"""


def report(action: str = "failed", status: str = "5.1.1", kind: str = "message/rfc822") -> bytes:
    return REPORT.format(action=action, status=status, kind=kind).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_names_the_mail_and_why(kind: str) -> None:
    assert bounces.read(report(kind=kind)) == bounces.Bounce("<abc.1@kim.invalid>", MailTrouble.UNKNOWN_ADDRESS)


@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("relayed", "2.0.0"), ("delivered", "2.1.5")])
def test_a_delay_is_no_bounce(action: str, status: str) -> None:
    assert bounces.read(report(action, status)) is None


@pytest.mark.parametrize("other", [b"", b"Subject: Re: KIM\r\n\r\nDanke!", b"\xff\xfe\x00", report()[:200]])
def test_anything_else_is_no_bounce(other: bytes) -> None:
    assert bounces.read(other) is None


def test_codes_become_words() -> None:
    assert trouble_of("5.2.2") is MailTrouble.MAILBOX_FULL
    assert trouble_of("5.7.1") is MailTrouble.REFUSED
    assert trouble_of("what") is MailTrouble.REFUSED


def test_waits_grow_and_end() -> None:
    now = clock.now()
    waits = [again - now for tries in range(1, 9) if (again := next_try(tries, now))]
    assert waits == sorted(waits) == list(BACK_OFF)
