"""After a granted title: what came back is recorded with one form, and the next way has a day and a reminder."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case, Task
from kim.consolidation.queries.after import after
from kim.consolidation.queries.overview import overview
from kim.consolidation.queries.precheck import Facts, facts_of
from kim.consolidation.rules.after import (
    ENTRIES,
    LEADS_TO,
    STEPS_BACK,
    held,
    is_recorded,
    prolonged,
    remind_on,
    with_title,
)
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.pathways import api as pathways
from kim.people.models import Person, ResidenceStatus
from kim.procedures.models import Procedure
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import read
from tests.consolidation.test_packets import known, procedure, vault
from tests.procedures import making

__all__ = ["known", "procedure", "vault"]

DULDUNG = {"type": "geduldet", "para": "60a.2.1", "from": date(2019, 5, 1), "to": date(2027, 1, 31)}


# the rules


def test_every_way_of_it_is_one_and_every_entry_can_be_recorded_in_a_case() -> None:
    assert {rule for leads in LEADS_TO.values() for rule in leads} | set(LEADS_TO) | set(ENTRIES) <= set(
        pathways.rules()
    )
    assert set(ENTRIES.values()) <= {one.key for one in pathways.statuses()}


def test_a_title_ends_what_would_have_gone_on_and_is_then_recorded() -> None:
    periods = with_title([DULDUNG], "10.c.tt", date(2026, 11, 20), date(2028, 11, 19))
    assert [(one["from"], one["to"]) for one in periods] == [
        (date(2019, 5, 1), date(2026, 11, 19)),
        (date(2026, 11, 20), date(2028, 11, 19)),
    ]
    assert not is_recorded([DULDUNG], "10.c.tt", date(2026, 11, 20))
    assert is_recorded(periods, "10.c.tt", date(2026, 11, 20))
    # The same paragraph of years ago is another title.
    assert not is_recorded(periods, "10.c.tt", date(2028, 11, 20))
    pathways.checked({"status_periods": [{**one} for one in periods]})


@pytest.mark.parametrize(
    ("para", "rule"),
    [
        ("25b.1.1", "25b"),
        ("25a.2.1", "25a"),
        ("104c.1.1", "104c"),
        ("18b", "18"),
        ("NE", "9"),
        ("60a.2.1", ""),
        ("", ""),
    ],
)
def test_the_title_of_a_day_belongs_to_a_way(para: str, rule: str) -> None:
    period: Mapping[str, Any] = {"type": "erlaubt", "para": para, "from": date(2026, 1, 1), "to": None}
    assert held([period], date(2026, 6, 1)) == rule
    assert held([period], date(2025, 6, 1)) == ""


def test_a_title_is_taken_as_prolonged_but_for_the_one_that_cannot_be() -> None:
    at, until = date(2026, 11, 30), date(2028, 11, 19)
    title = {"type": "erlaubt", "para": "25b.1.1", "from": date(2026, 11, 20), "to": until}
    assert [one["to"] for one in prolonged([DULDUNG | {"to": date(2026, 11, 19)}, title], at)] == [
        date(2026, 11, 19),
        None,
    ]
    assert prolonged([title | {"para": "104c.1.1"}], at)[0]["to"] == until


def test_whoever_holds_a_title_is_not_led_back_to_a_duldung() -> None:
    at, title = date(2026, 11, 30), {"type": "erlaubt", "para": "25b.1.1", "from": date(2026, 11, 20), "to": None}
    page = overview(Facts(pathways.checked({"birth_date": date(1998, 6, 24), "status_periods": [title]}), at))
    assert not STEPS_BACK & {one.pathway.id for one in page.open}
    assert page.nearest is None and page.leads_on
    chance = overview(Facts(pathways.checked({"status_periods": [title | {"para": "104c.1.1"}]}), at))
    assert STEPS_BACK & {one.pathway.id for one in chance.open}


def test_one_is_reminded_half_a_year_before_and_never_in_the_past() -> None:
    assert remind_on(date(2031, 11, 20), date(2026, 11, 30)) == date(2031, 5, 21)
    assert remind_on(date(2026, 12, 20), date(2026, 11, 30)) == date(2026, 12, 1)


# in the case


def granted(cast: Cast, procedure: Procedure) -> date:
    until = clock.today() + timedelta(days=729)
    making.ended(cast.ines.actor, procedure, title_key="10.c.tt", title_until=until)
    return until


def test_a_granted_title_is_recorded_from_the_answer_and_ends_the_one_before(
    cast: Cast, case: Case, known: Person, procedure: Procedure, clara: Browser
) -> None:
    until = granted(cast, procedure)
    page = read(clara, "ways-of", case.public_id, known.public_id)
    assert f"§ 25b AufenthG erteilt am {clock.today():%d.%m.%Y}" in page
    (link,) = re.findall(r'href="(/faelle/[^"]*[?]paket=[^"]*)"', page)
    link = html.unescape(link)
    form = clara.client.get(link).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name != "understood"}
    sent |= {"first_day": f"{clock.today():%d.%m.%Y}", "last_day": f"{until:%d.%m.%Y}", "issued_on": ""}
    assert (sent["key"], sent["evidence"], sent["office"]) == ("10.c.tt", "verified", cast.immigration.key)
    answer = clara.client.post(link, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer.headers["Location"].endswith(f"/wege/{known.public_id}/")
    with acting_as(cast.clara.actor):
        days = [(one.key, one.last_day) for one in ResidenceStatus.objects.filter(person=known).order_by("valid")]
    assert days == [("60a.2.1", clock.today() - timedelta(days=1)), ("10.c.tt", until)]
    assert "erteilt am" not in read(clara, "ways-of", case.public_id, known.public_id)


def test_the_next_way_has_a_day_before_the_title_is_recorded_and_a_reminder_once(
    cast: Cast, case: Case, known: Person, procedure: Procedure, clara: Browser
) -> None:
    granted(cast, procedure)
    actor = cast.clara.actor
    with acting_as(actor):
        found = after(actor, case, known, facts_of(actor, known, clock.today()))
    assert found is not None and found.granted is not None
    naturalisation, settlement = found.ways
    assert [naturalisation.way.pathway.id, settlement.way.pathway.id] == ["10", "26_4"]
    # Five years of lawful stay: the Duldung before does not count (§ 10 Abs. 1 S. 1 StAG).
    earliest = naturalisation.way.earliest.day
    assert earliest is not None and earliest.year == clock.today().year + 5
    remind = reverse("consolidation:way-remind", args=[case.public_id, known.public_id, "10"])
    for _again in range(2):
        clara.client.post(remind)
    with acting_as(actor):
        (task,) = Task.objects.filter(case=case)
    assert task.title == f"§ 10 StAG prüfen für Sabine: frühestens am {earliest:%d.%m.%Y}"
    assert task.due_on == remind_on(earliest, clock.today())
    assert "Wiedervorlage gesetzt" in read(clara, "ways-of", case.public_id, known.public_id)


def test_of_a_refusal_nothing_is_offered(
    cast: Cast, case: Case, known: Person, procedure: Procedure, clara: Browser
) -> None:
    making.ended(cast.ines.actor, procedure, outcome="refused")
    assert "?paket=" not in read(clara, "ways-of", case.public_id, known.public_id)
    form = clara.client.get(
        reverse("casework:status-new", args=[case.public_id, known.public_id]), {"paket": "nothing"}
    ).context["form"]
    assert not form["key"].value()
