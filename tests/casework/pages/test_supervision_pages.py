"""Asking for advice on a page, answering it on another, and nobody in between learns who it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kim.casework.models import Case, SupervisionQuestion
from kim.casework.queries import supervision
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast, Player

pytestmark = pytest.mark.django_db
Sit = Callable[[Player], Browser]


@pytest.fixture(autouse=True)
def coordination(cast: Cast) -> Player:
    return cast.konrad


def test_the_page_shows_what_the_coordination_will_see(clara: Browser, case: Case, cast: Cast) -> None:
    make.step(cast.clara.actor, case, "Kita für Lina", party="office", office=cast.jobcenter, legal_domain="sgb2")
    page = clara.get("supervision-ask", case.public_id).content.decode()
    assert "keine Weisung" in page
    seen = page[page.index('id="view"') :]
    assert "SGB II" in seen
    assert "Kita für Lina" not in seen


def test_a_text_that_names_somebody_comes_back_marked_and_keeps_its_words(clara: Browser, case: Case) -> None:
    answer = clara.post("supervision-ask", case.public_id, text="Was rate ich Sabine?", confirmed="on")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<mark>Sabine</mark>" in page
    assert "Was rate ich Sabine?" in page
    assert not SupervisionQuestion.objects.exists()


def test_without_the_confirmation_nothing_leaves(clara: Browser, case: Case) -> None:
    answer = clara.post("supervision-ask", case.public_id, text=make.QUESTION)
    assert answer.status_code == 422
    assert "bestätigen Sie" in answer.content.decode()


def test_question_and_advice_find_their_way(clara: Browser, case: Case, cast: Cast, at_desk: Sit) -> None:
    clara.post("supervision-ask", case.public_id, text=make.QUESTION, confirmed="on")
    question = SupervisionQuestion.objects.get()
    konrad = at_desk(cast.konrad)
    assert make.QUESTION[:40] in konrad.get("supervision").content.decode()
    page = konrad.get("supervision-question", question.public_id).content.decode()
    for secret in ("Sommer", "Sabine", "Lina", case.number, case.public_id):
        assert secret not in page
    assert konrad.post("supervision-question", question.public_id, kind="advice").status_code == 422
    konrad.post("supervision-question", question.public_id, kind="back_question", text="Wie alt ist das Kind?")
    at_home = at_desk(cast.clara)
    assert "Wie alt ist das Kind?" in at_home.get("today").content.decode()
    at_home.post("case-supervision-question", case.public_id, question.public_id, text="Unter drei.", confirmed="on")
    konrad = at_desk(cast.konrad)
    konrad.post("supervision-question", question.public_id, kind="advice", text="Die Tagespflege fragen.")
    at_home = at_desk(cast.clara)
    assert "Die Tagespflege fragen." in at_home.get("today").content.decode()
    page = at_home.get("case-supervision-question", case.public_id, question.public_id).content.decode()
    assert "Konrad Kern" in page
    assert "Ein Rat ist keine Weisung" in page
    at_home.post("supervision-settle", case.public_id, question.public_id)
    assert "Die Tagespflege fragen." not in at_home.get("today").content.decode()
    assert "abgeschlossen" in at_home.get("case-supervision", case.public_id).content.decode()


def test_a_district_without_a_coordination_says_so(
    case: Case, cast: Cast, clara: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "coordinations", list)
    answer = clara.post("supervision-ask", case.public_id, text=make.QUESTION, confirmed="on")
    assert answer.status_code == 422
    assert "noch keine KI-Koordination" in answer.content.decode()


@pytest.mark.parametrize("who", ["stella", "leon", "petra", "adam", "carlo"])
def test_nobody_else_has_an_inbox(cast: Cast, at_desk: Sit, who: str) -> None:
    assert at_desk(getattr(cast, who)).get("supervision").status_code == 404


def test_empty_pages_say_what_to_do(clara: Browser, case: Case, cast: Cast, at_desk: Sit) -> None:
    assert "noch keine Frage" in clara.get("case-supervision", case.public_id).content.decode()
    page: Any = at_desk(cast.konrad).get("supervision").content.decode()
    assert "Noch hat niemand gefragt" in page
