"""The directory as its people use it: find, keep, confirm by link, correct."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from kim.directory import jobs
from kim.directory.actions import corrections, holders, loading, services
from kim.directory.models import Correction, HolderRequest, Service, SupportScheme
from kim.directory.queries import search
from kim.directory.queries.search import Wanted
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.organisations.district.changes import ChangeKind
from kim.organisations.models import Municipality
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in
from tests.mails import sent

DISTRICT = Actor.system("district")
LONG_AGO = date(2025, 1, 7)


@pytest.fixture
def places(db: None) -> list[Municipality]:
    rows = (("auental", "1", 51.0, 7.0), ("bergdorf", "2", 51.1, 7.0), ("talheim", "3", 51.2, 7.0))
    return [
        Municipality.objects.create(
            key=key, official_key=f"9999900{n}", name=key.title(), latitude=north, longitude=east
        )
        for key, n, north, east in rows
    ]


def entry(cast: Cast, name: str = "Schwimmkurs", **values: Any) -> Service:
    given = {"organisation": cast.jobcenter.organisation, "what": "Es gibt Wasser.", "holder": cast.jobcenter}
    return services.add(actor=cast.konrad.actor, name=name, **(given | values))


def names(cast: Cast, **wanted: Any) -> list[str]:
    return [hit.service.name for hit in search.find(cast.clara.actor, Wanted(**wanted))]


def test_the_nearest_comes_first_and_what_is_not_for_here_is_left_out(cast: Cast, places: list[Municipality]) -> None:
    here, there, far = places
    entry(cast, "Fern", municipality=far)
    entry(cast, "Nah", municipality=there)
    entry(cast, "Hier", municipality=here)
    entry(cast, "Nur dort", municipality=there, serves=[there])
    found = search.find(cast.clara.actor, Wanted(place="auental"))
    assert [(hit.service.name, hit.km) for hit in found] == [("Hier", 0), ("Nah", 11), ("Fern", 22)]
    # Whether somebody from here may come to the others, nobody said.
    assert [len(hit.open_questions) for hit in found] == [0, 1, 1]


def test_what_is_not_stated_is_said_and_comes_last(cast: Cast) -> None:
    entry(cast, "Ohne Angabe")
    entry(cast, "Arabisch", languages=["ar"], audiences=["women"])
    entry(cast, "Nur Deutsch", languages=["de"])
    assert names(cast, language="ar") == ["Arabisch", "Ohne Angabe"]
    assert names(cast, audience="women") == ["Arabisch", "Nur Deutsch", "Ohne Angabe"]
    assert names(cast, audience="children") == ["Nur Deutsch", "Ohne Angabe"]


def test_ages_status_topic_and_words_narrow(cast: Cast) -> None:
    entry(cast, "Jugend", age_from=12, age_to=26, life_areas=["work"], stays=["duldung"])
    entry(cast, "Alle", life_areas=["work", "language"])
    assert names(cast, age=30) == ["Alle"]
    assert names(cast, area="work", stay="aufenthaltserlaubnis") == ["Alle"]
    assert names(cast, words="wasser jugend") == ["Jugend"]
    assert names(cast, words="100% '; DROP") == []


def test_what_has_ended_is_not_found_any_more(cast: Cast) -> None:
    gone = entry(cast)
    services.end(actor=cast.konrad.actor, service=gone)
    assert names(cast) == ["Schwimmkurs"], "today it is still there"
    with clock.at(clock.today() + timedelta(days=1)):
        assert names(cast) == []
        with pytest.raises(RuleViolation):
            services.end(actor=cast.konrad.actor, service=Service.objects.get())


def test_hours_that_cannot_be_read_are_refused_with_their_line(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        entry(cast, hours="Mo 8–9\nimmer")
    assert refused.value.field == "hours"
    assert "Zeile 2" in str(refused.value)


def test_the_unit_that_holds_an_entry_keeps_it_and_nobody_else(cast: Cast) -> None:
    held = entry(cast)
    with acting_as(cast.stella.actor):
        services.confirm(actor=cast.stella.actor, service=held)
    with pytest.raises(Refused):
        services.confirm(actor=cast.clara.actor, service=held)


def asked(cast: Cast) -> tuple[Service, str]:
    with clock.at(LONG_AGO):
        held = entry(cast, holder_email="halterin@example.org")
    jobs.ask_holders()
    (message,) = [one for one in sent() if one.to == ["halterin@example.org"]]
    found = re.search(r"/angebote/noch-richtig/[^/\s]+/", message.body)
    assert found
    return held, found[0]


def test_the_holder_is_asked_once_and_answers_with_one_click(cast: Cast) -> None:
    held, link = asked(cast)
    jobs.ask_holders()
    assert len(sent()) == 1, "not again within four weeks"
    browser = Client()
    page = browser.get(link).content.decode()
    held.refresh_from_db()
    assert "Schwimmkurs" in page
    assert held.confirmed_on == LONG_AGO, "a look (or a mail scanner) confirms nothing"
    said = browser.post(link).content.decode()
    assert "mit heutigem Datum bestätigt" in said
    held.refresh_from_db()
    assert held.confirmed_on == clock.today()
    assert browser.get(link).status_code == browser.post(link).status_code == 410


def test_the_holder_says_by_link_what_has_changed_and_it_waits_for_the_keeper(cast: Cast) -> None:
    held, link = asked(cast)
    assert Client().post(link, {"changed": "1", "text": " "}).status_code == 422
    Client().post(link, {"changed": "1", "text": "Dienstags geschlossen"})
    held.refresh_from_db()
    assert held.confirmed_on == LONG_AGO
    assert Correction.objects.get().text == "Dienstags geschlossen"


def test_a_link_that_was_made_up_or_ran_out_opens_nothing(cast: Cast) -> None:
    _held, link = asked(cast)
    assert Client().get("/angebote/noch-richtig/made-up/").status_code == 410
    HolderRequest.objects.update(valid_until=clock.now())
    assert Client().post(link).status_code == 410
    with pytest.raises(RuleViolation):
        holders.answer(actor=holders.BY_LINK, secret="made-up")


def test_nobody_is_asked_whose_address_nobody_knows(cast: Cast) -> None:
    with clock.at(LONG_AGO):
        entry(cast, holder=None)
    jobs.ask_holders()
    assert sent() == []


def test_anybody_proposes_the_keeper_decides_and_it_stays(cast: Cast) -> None:
    held = entry(cast)
    assert cast.stella
    proposed = corrections.propose(actor=cast.clara.actor, service=held, text="Die Nummer ist falsch.")
    assert [one.to for one in sent()] == [[cast.stella.user.email]], "the holder's people are told"
    with pytest.raises(RuleViolation, match="schon vorgeschlagen"):
        corrections.propose(actor=cast.carlo.actor, service=held, text="Die Nummer ist falsch. ")
    with pytest.raises(RuleViolation) as refused:
        corrections.decide(actor=cast.stella.actor, correction=proposed, version=1, accepted=False)
    assert refused.value.field == "answer"
    with pytest.raises(Refused):
        corrections.decide(actor=cast.clara.actor, correction=proposed, version=1, accepted=True)
    mail.outbox.clear()
    corrections.decide(actor=cast.stella.actor, correction=proposed, version=1, accepted=True)
    assert [one.to for one in sent()] == [[cast.clara.user.email]]
    with pytest.raises(RuleViolation) as refused:
        corrections.decide(actor=cast.konrad.actor, correction=proposed, version=2, accepted=True)
    assert refused.value.code == "decided"


def test_a_correction_of_the_matrix_goes_to_the_coordination(cast: Cast, places: list[Municipality]) -> None:
    assert cast.konrad
    made = corrections.propose(
        actor=cast.clara.actor, topic="youth_office", municipality=places[0], text="Seit Mai ist es der Kreis."
    )
    assert [one.to for one in sent()] == [[cast.konrad.user.email]]
    assert cast.stella
    with pytest.raises(Refused):
        corrections.decide(actor=cast.stella.actor, correction=made, version=1, accepted=True)


FILES: dict[str, Any] = {
    "schemes": {"as_of": "2021-07", "schemes": [{"key": "jmd", "name": "JMD", "funding": "federal", "places": "all"}]},
    "services": {"services": [{"key": "kurs", "organisation": "", "name": "Kurs", "what": "Kurs", "serves": "all"}]},
}


def test_loading_twice_changes_nothing_and_what_was_confirmed_later_stays(
    cast: Cast, places: list[Municipality]
) -> None:
    FILES["services"]["services"][0]["organisation"] = cast.jobcenter.organisation.key
    kinds = [{one.kind for one in loading.load(actor=DISTRICT, files=FILES)} for _time in range(2)]
    assert kinds == [{ChangeKind.ADD}, {ChangeKind.UNCHANGED}]
    stored = Service.objects.get()
    assert (stored.serves.count(), SupportScheme.objects.get().places) == (3, ["auental", "bergdorf", "talheim"])
    values = {"organisation": stored.organisation, "name": "Neuer Name", "what": "Kurs"}
    services.change(actor=cast.konrad.actor, service=stored, version=stored.version, **values)
    loading.load(actor=DISTRICT, files=FILES)
    stored.refresh_from_db()
    assert stored.name == "Neuer Name"
    loaded = loading.load(actor=DISTRICT, files={"services": {"services": []}})
    assert [(one.kind, one.key) for one in loaded] == [(ChangeKind.NOT_IN_FILES, "kurs")]


def test_pages_empty_and_full(cast: Cast, client: Client, places: list[Municipality]) -> None:
    log_in(client, cast.clara)
    assert "Im Verzeichnis passt nichts" in client.get("/angebote/").content.decode()
    when = {"hours": "Mo–So 0:00–23:59", "visit": "open"}
    who = {"languages": ["ar", "so"], "age_from": 6, "life_areas": ["health", "participation"]}
    held = entry(cast, municipality=places[0], **when, **who)
    page = client.get("/angebote/?thema=&ort=auental").content.decode()
    assert "Schwimmkurs" in page
    assert "Arabisch, Somali" in page
    page = client.get(held.get_absolute_url()).content.decode()
    assert "ab 6 Jahren" in page and "Gesundheit, Teilhabe" in page
    assert "nicht angegeben" in page
    assert client.get("/angebote/?thema=unsinn").status_code == 422
    assert client.post("/angebote/", {"worte": "x" * 61}).status_code == 422
    sent_form = {"text": "Falsch"}
    assert client.post(reverse("directory:service-propose", args=[held.public_id]), sent_form).status_code == 302
    assert "Falsch" in client.get("/angebote/korrekturen/").content.decode()


def test_an_entry_ends_with_the_second_click(cast: Cast, client: Client) -> None:
    held = entry(cast, life_areas=["work"])
    page = reverse("directory:service-end", args=[held.public_id])
    assert log_in(client, cast.clara).get(page).status_code == 403
    log_in(client, cast.konrad)
    assert page in client.get(held.get_absolute_url()).content.decode()
    assert "findet niemand" in client.get(page).content.decode()
    assert Service.objects.valid_on(clock.today()).filter(pk=held.pk).exists(), "to look at it ends nothing"
    assert client.post(page).status_code == 302
    assert "Schwimmkurs" in client.get("/angebote/").content.decode(), "until the end of the day"
    with clock.at(clock.today() + timedelta(days=1)):
        assert not Service.objects.valid_on(clock.today()).filter(pk=held.pk).exists()


def test_from_a_step_an_offer_is_two_clicks_away(cast: Cast, client: Client, places: list[Municipality]) -> None:
    """The first leads to what fits the step, nearest first; the second to the entry."""
    here, there, _far = places
    entry(cast, "Kurs dort", municipality=there, life_areas=["language"])
    near = entry(cast, "Kurs hier", municipality=here, life_areas=["language"])
    entry(cast, "Fußball", municipality=here, life_areas=["participation"])
    case = make.case(cast.clara.actor, municipality=here)
    step = make.step(cast.clara.actor, case, "Deutsch lernen", life_area="language")
    log_in(client, cast.clara)
    page = client.get(reverse("casework:step", args=[case.public_id, step.public_id])).content.decode()
    link = re.search(r'href="(/angebote/\?thema[^"]+)"', page)
    assert link
    found = client.get(unescape(link[1])).content.decode()
    assert found.index("Kurs hier") < found.index("Kurs dort") and "Fußball" not in found
    assert f'href="{near.get_absolute_url()}"' in found


def test_two_people_who_change_the_same_entry_choose(cast: Cast, client: Client) -> None:
    held = entry(cast, life_areas=["work"])
    log_in(client, cast.konrad)
    url = reverse("directory:service-edit", args=[held.public_id])
    form = {
        "name": "Mein Name", "organisation": held.organisation.key, "what": "x", "accessible": "not_stated",
        "visit": "not_stated", "costs": "not_stated", "version": held.version,
    }  # fmt: skip
    services.confirm(actor=cast.konrad.actor, service=held)
    answer = client.post(url, form)
    assert answer.status_code == 409
    assert "Mein Name" in answer.content.decode()
    held.refresh_from_db()
    assert client.post(url, form | {"version": held.version}).status_code == 302
    held.refresh_from_db()
    assert (held.name, held.life_areas) == ("Mein Name", [])
