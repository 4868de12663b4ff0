"""Minutes that are handed out: in anonymous form they name nobody."""

from django.db import transaction

from kim.casework.actions import conferences
from kim.casework.models import Case, Conference
from kim.kernel.actor import acting_as
from kim.kernel.models import ReadLog
from tests import make
from tests.casework.pages.conferring import AHEAD, held, moment, planned
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast


def test_the_paper_of_an_anonymous_conference_is_refused_while_it_names_somebody(
    clara: Browser, cast: Cast, case: Case, conference: Conference
) -> None:
    held(cast, conference, said="Lina bekommt einen Platz.")
    page = clara.get("conference-paper", case.public_id, conference.public_id).content.decode()
    assert "Dieses Papier nennt den Haushalt" in page
    assert "Frist am 1." not in page
    with acting_as(cast.clara.actor):
        conference.refresh_from_db()
    held(cast, conference, said="Das Kind bekommt einen Platz.")
    page = clara.get("conference-paper", case.public_id, conference.public_id).content.decode()
    assert "Das Kind bekommt einen Platz." in page
    assert "Sommer" not in page


def test_a_name_in_a_heading_is_taken_out_in_the_minutes(clara: Browser, cast: Cast, case: Case) -> None:
    made = planned(cast, case, purpose="Lina Sommer: Schule", agenda=["Platz für Lina"], starts_at=moment(-AHEAD))
    held(cast, made, said="Es gibt einen Platz.")
    with acting_as(cast.clara.actor):
        agreed = conferences.agree(actor=cast.clara.actor, conference=made, text="Lina anmelden")
    page = clara.get("conference-paper", case.public_id, made.public_id).content.decode()
    assert "nennt den Haushalt" in page and page.count("<strong>Lina</strong>") == 1
    assert address("conference-minutes", case.public_id, made.public_id) in page
    form = clara.get("conference-minutes", case.public_id, made.public_id).context["form"]
    assert 'name="said"' in clara.get("conference-minutes", case.public_id, made.public_id).content.decode()
    typed = {name: form[name].value() or "" for name in form.fields} | {"heading": "Schule", "title_0": "Platz"}
    typed[f"agreement_{agreed.public_id}"] = "Anmelden"
    answer = clara.post("conference-minutes", case.public_id, made.public_id, **typed)
    assert answer.status_code == 302
    page = clara.get("conference-paper", case.public_id, made.public_id).content.decode()
    assert "1. Platz" in page and "Frist am 1." in page and "Anmelden" in page
    assert "Lina" not in page


def paper_of(clara: Browser, cast: Cast, conference: Conference, said: str) -> str:
    with acting_as(cast.clara.actor):
        conference.refresh_from_db()
    held(cast, conference, said=said)
    return clara.get("conference-paper", conference.case.public_id, conference.public_id).content.decode()


def test_no_other_household_stands_in_the_paper_either(
    clara: Browser, cast: Cast, case: Case, conference: Conference
) -> None:
    with acting_as(cast.carlo.actor):
        make.person(cast.carlo.actor, make.case(cast.carlo.actor, "Familie Quendel"), "Thymia", family_name="Quendel")
    with acting_as(cast.clara.actor):
        make.person(cast.clara.actor, make.case(cast.clara.actor, "Familie Dill"), "Salbei", family_name="Dill")
    of_a_colleague = paper_of(clara, cast, conference, "Wie bei Frau Quendel fehlt der Bescheid.")
    assert "Dieses Papier nennt jemanden" in of_a_colleague and "Quendel" not in of_a_colleague
    assert ReadLog.objects.get(kind="known_name").subject == conference.public_id
    of_her_own = paper_of(clara, cast, conference, "Wie bei Herrn Dill fehlt der Bescheid.")
    assert "<strong>Herrn Dill</strong>" in of_her_own
    assert "Es fehlt der Bescheid." in paper_of(clara, cast, conference, "Es fehlt der Bescheid.")


def test_who_sits_at_the_table_is_no_secret_in_the_paper(
    clara: Browser, cast: Cast, case: Case, conference: Conference
) -> None:
    with acting_as(cast.carlo.actor):
        make.person(cast.carlo.actor, make.case(cast.carlo.actor, "Familie Quendel"), "Thymia", family_name="Quendel")
    with acting_as(cast.clara.actor), transaction.atomic():
        conferences.ask(actor=cast.clara.actor, conference=conference, name="Frau Quendel")
    page = paper_of(clara, cast, conference, f"Frau Quendel und {cast.clara.user.name} prüfen den Bescheid.")
    assert "prüfen den Bescheid" in page
