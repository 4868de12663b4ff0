"""Every form of a case, sent empty, with nonsense, too long and twice: said at the field, and nothing typed is lost.

The forms are those of the access table, so that a new one is in here from its first day. What a stale version does is
told with each form that edits; what the end of a session does also in `tests/accounts/test_kept_input.py`.
"""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from tests.access.asking import Desks, address
from tests.access.table_casework import TABLE
from tests.logging_in import log_in
from tests.world import World

FORMS = sorted(
    name for name, row in TABLE.items() if row.answers.get("POST", {}).get("clara") == 422 and "GET" in row.answers
)
TYPED = "Ein Satz, den niemand zweimal schreiben will"
NOT_TYPED = "hidden|radio|checkbox|submit|search|file"
FIELD = re.compile(rf'<(?:textarea|input(?! type="(?:{NOT_TYPED})"))\b[^>]*?\bname="([a-z_0-9-]+)"[^>]*>', re.S)


def typed_fields(page: str, action: str) -> list[str]:
    """Names of the fields that one types into, in the form that is sent to `action`."""
    forms = re.findall(r"<form\b[^>]*>.*?</form>", page, re.S)
    own = [form for form in forms if f'action="{action}"' in form[: form.index(">")]]
    return sorted({name for form in own for name in FIELD.findall(form)})


def hidden_fields(page: str, action: str) -> dict[str, str]:
    """What the form carries along: its version, the mark of its opening."""
    forms = re.findall(r"<form\b[^>]*>.*?</form>", page, re.S)
    own = next((form for form in forms if f'action="{action}"' in form[: form.index(">")]), "")
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', own)
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def shown(desks: Desks, name: str) -> tuple[str, str]:
    url = address(desks.world, name, TABLE[name].on)
    return url, desks.ask("clara", "GET", url).content.decode()


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_says_in_german_at_the_field_what_is_missing(desks: Desks, name: str) -> None:
    """With nothing but its own marks; the table says that this is answered with the form again."""
    url, page = shown(desks, name)
    marks = {key: value for key, value in hidden_fields(page, url).items() if key == "opening"}
    answer = desks.ask("clara", "POST", url, **marks)
    text = answer.content.decode()
    assert answer.status_code == 422
    if f'action="{url}"' not in page:
        # The page says why there is no form at the moment, and says so again.
        assert "kim-note" in text or "kern-alert" in text
        return
    # At the field, or on top where it is about the whole.
    assert 'aria-invalid="true"' in text or "kern-alert--danger" in text
    assert "This field" not in text
    assert "required" not in html.unescape(re.sub(r"<[^>]+>", " ", text))


@pytest.mark.parametrize("name", FORMS)
def test_what_was_typed_comes_back_from_a_refused_form(desks: Desks, name: str) -> None:
    url, page = shown(desks, name)
    names = typed_fields(page, url)
    sent = {**hidden_fields(page, url), **dict.fromkeys(names, f"{TYPED} {'x' * 9000}")}
    answer = desks.ask("clara", "POST", url, **sent)
    if not names:
        assert answer.status_code in (302, 422)
        return
    # Days, numbers and texts alike: no field takes 9,000 signs.
    assert answer.status_code == 422
    text = html.unescape(answer.content.decode())
    lost = [each for each in names if f'name="{each}"' in text and TYPED not in _value(text, each)]
    assert not lost, f"{name} lost what was typed into {lost}"
    assert "Internal Server Error" not in text


def _value(page: str, field: str) -> str:
    """What stands in the fields of this name; the search of the shell may bear the same."""
    areas = re.findall(rf'<textarea\b[^>]*\bname="{field}"[^>]*>(.*?)</textarea>', page, re.S)
    return "".join([*areas, *re.findall(rf'<input\b[^>]*\bname="{field}"[^>]*>', page, re.S)])


@pytest.mark.django_db
def test_a_form_sent_after_the_session_has_ended_is_kept(world: World, client: Client) -> None:
    log_in(client, world.cast.clara).get("/heute/")
    client.cookies.pop("sessionid")
    url = address(world, "casework:conference-new")
    answer: Any = client.post(url, {"purpose": TYPED})
    assert answer["Location"].startswith("/anmelden/?next=%2Feingabe%2F")
