"""Who is on the list of a conference: what is said before anybody is, and to whom no mail can go."""

from __future__ import annotations

from django.db import transaction

from kim.casework.actions import conferences
from kim.casework.models import Case
from kim.kernel.actor import acting_as
from tests.casework.pages.conferring import moment
from tests.casework.pages.conftest import Browser
from tests.cast import Cast


def test_without_guests_nothing_is_said_about_consents_and_without_addresses_nothing_of_mails(
    clara: Browser, cast: Cast, case: Case
) -> None:
    with acting_as(cast.clara.actor), transaction.atomic():
        made = conferences.call(
            actor=cast.clara.actor, case=case, purpose="Wohin?", starts_at=moment(), is_anonymous=False,
            data_areas=["identity"],
        )  # fmt: skip
    page = clara.get("conference-invite", case.public_id, made.public_id).content.decode()
    assert "Setzen Sie zuerst die Gäste auf die Liste" in page
    assert "Alle dürfen es namentlich hören" not in page
    with acting_as(cast.clara.actor), transaction.atomic():
        conferences.change(
            actor=cast.clara.actor, conference=made, version=made.version, purpose="Wohin?", starts_at=moment()
        )
        conferences.ask(actor=cast.clara.actor, conference=made, name="Herr Roth")
    clara.post("conference-invite", case.public_id, made.public_id)
    page = clara.get("conference", case.public_id, made.public_id).content.decode()
    assert "es ging also keine Mail hinaus" in page
    assert "Die Einladungen sind unterwegs" not in page
