"""Every form, sent empty, with nonsense, too long, twice, after somebody else and too late: nothing typed is lost.

Each test walks over all forms, because their pages are what costs; what failed stands in a list, by address.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.forms import BaseForm
from django.template.backends.django import Template as DjangoTemplate
from django.urls import resolve

from kim.ui.context import Shell
from tests.access.asking import Desks, address, without_the_shell
from tests.access.every_form import STILL_OPEN, TYPED, Found, look, more, wanted
from tests.access.test_table import SITUATIONS, TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("recognised_once")]

# Forms that find instead of writing, and those of the log-in library: the table says who opens them.
NOTHING_WRITTEN = {
    "accounts:users",
    "casework:cases",
    "casework:search",
    "casework:person-doubles",
    "directory:services",
    "privacy:changes",
    "privacy:looks",
    "procedures:procedures",
    "referrals:link",
    "steering:search",
    "ui:styleguide",
}
ENGLISH = re.compile(r"This field|required|Select a|Enter a|valid choice|is not one of")
# A packet is composed with the form that changes it; who hands one on makes a new one.
MAKES = ("-new", "referrals:hand-on")
OF_THE_LIBRARY = ("account_", "mfa_")


@pytest.fixture(scope="module", autouse=True)
def bare() -> Iterator[None]:
    """Nobody looks at menu and numbers here."""
    with without_the_shell(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(Shell, "numbers", {})
        patch.setattr(Shell, "count_along", lambda _self, more, **_about: dict.fromkeys(more))
        yield


@pytest.fixture(scope="module")
def every_form(desks: Desks) -> list[Found]:
    more(desks.world)
    return look(desks, [*STILL_OPEN, *TABLE.items(), *SITUATIONS.values()])


@pytest.fixture(scope="module")
def written(every_form: list[Found]) -> list[Found]:
    """Forms of ours into which somebody writes."""
    ours = (found for found in every_form if not found.name.startswith(OF_THE_LIBRARY))
    return [found for found in ours if found.form.typed and found.name not in NOTHING_WRITTEN]


def test_every_address_that_wants_something_written_has_its_form_on_a_page(every_form: list[Found]) -> None:
    missing = sorted(wanted() - {found.name for found in every_form})
    assert missing == [], "No page of the access table shows these forms: add a row to STILL_OPEN"


def test_every_form_is_done_once_however_often_it_is_sent(written: list[Found]) -> None:
    """The mark of its opening is what `acting.save` knows it by; put {% form_marks %} into the form."""
    assert [found.name for found in written if "opening" not in found.form.controls] == []


def test_a_button_that_is_pressed_twice_breaks_nothing(desks: Desks) -> None:
    broken: dict[str, int] = {}
    for name, row in TABLE.items():
        who = next((who for who, status in row.answers.get("POST", {}).items() if status == 302), "anonymous")
        if who == "anonymous" or row.is_public:
            continue
        client, url = desks.client(who), address(desks.world, name, row.on)
        client.raise_request_exception = False
        with transaction.atomic():
            worst = max(client.post(url).status_code for _pressed in range(2))
            transaction.set_rollback(True)
        if worst >= 500:
            broken[name] = worst
    assert broken == {}


def test_an_empty_form_and_a_choice_that_is_none_are_told_in_german(
    desks: Desks, written: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the forms say; how it is drawn is the same for all and looked at with what is too long."""
    told: list[str] = []
    monkeypatch.setattr(DjangoTemplate, "render", lambda _self, context=None, *_given, **_named: _note(context, told))
    failed: dict[str, Any] = {}
    for found in written:
        nonsense = {name: ["unsinn"] for name, control in found.form.controls.items() if control.offered[1:]}
        marks = {name: values for name, values in found.form.hidden.items() if name == "opening"}
        told.clear()
        answer = found.sent(desks, nonsense | marks)
        if answer.status_code not in (302, 422) or (answer.status_code == 422 and not told):
            failed[found.name] = answer.status_code
        elif english := ENGLISH.search(" ".join(told)):
            failed[found.name] = english[0]
    assert failed == {}


def _note(context: Any, told: list[str]) -> str:
    for each in (context or {}).values():
        # A form, a set of forms, or one with a head and rows.
        parts = [each, getattr(each, "head", None), *getattr(each, "forms", [])]
        bound = [form for form in parts if isinstance(form, BaseForm) and form.is_bound]
        told += [str(error) for form in bound for error in form.errors.values()]
        told += [str(error) for error in getattr(each, "non_form_errors", list)()]
    return ""


def test_what_is_too_long_or_no_day_comes_back_as_it_was_typed(desks: Desks, written: list[Found]) -> None:
    failed: dict[str, Any] = {}
    for found in written:
        typed = dict.fromkeys(found.form.typed, f"{TYPED} {'x' * 9000}")
        answer = found.sent(desks, found.form.as_it_stands | {name: [text] for name, text in typed.items()})
        lost = _lost(found, answer, typed)
        is_marked = re.search(r'aria-invalid="true"', answer.content.decode())
        if answer.status_code != 422 or lost or not is_marked:
            failed[found.name] = lost or answer.status_code
    assert failed == {}


def _lost(found: Found, answer: Any, typed: dict[str, str]) -> list[str]:
    form = found.again(answer)
    shown = form.controls if form else {}
    return [name for name, text in typed.items() if name not in shown or text not in shown[name].values]


def test_after_somebody_else_both_versions_stand_side_by_side(desks: Desks, written: list[Found]) -> None:
    """Everything that stands in the form already is sent with a version that is not the stored one."""
    edits = [found for found in written if "version" in found.form.controls and not found.name.endswith(MAKES)]
    failed: dict[str, Any] = {}
    for found in edits:
        answer = found.sensibly_sent(desks, version=["99"])
        choice = found.again(answer)
        if answer.status_code != 409:
            failed[found.name] = answer.status_code
        elif choice and "99" in choice.controls["version"].values:
            failed[found.name] = "the choice would be too late again"
    assert failed == {}
    assert len(edits) > 50


def test_after_the_session_has_ended_it_waits_until_one_has_logged_in(desks: Desks, written: list[Found]) -> None:
    """Every form is sent to a door that keeps what comes too late; what one of them keeps is looked at."""
    outside = [
        found.name for found in written if not getattr(resolve(found.url.partition("?")[0]).func, "for_members", False)
    ]
    assert outside == []
    found = max(written, key=lambda each: len(each.form.typed))
    answer = _sent_too_late(desks, found, found.form.as_it_stands | {found.form.typed[0]: [TYPED]})
    page = desks.client(found.who).get(unquote(answer["Location"]).partition("next=")[2])
    assert TYPED in page.text
    assert f'action="{html.escape(found.url)}"' in page.text


def _sent_too_late(desks: Desks, found: Found, sent: dict[str, list[str]]) -> Any:
    client = desks.client(found.who)
    client.get("/konto/")
    client.cookies.pop("sessionid")
    return client.post(found.url, sent)
