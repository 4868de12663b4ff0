"""No example names a client of the demo: whoever looks for a name there could not tell it from a leak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse

from kim.config.demo import caseload, elsewhere, story
from kim.config.demo.spec import CaseSpec
from kim.config.folders import SOURCE

CASES: tuple[CaseSpec, ...] = (
    story.FAMILY,
    story.BURSCHEID,
    *caseload.JANA,
    *(case for cases in elsewhere.CASES.values() for case in cases),
)
NAMES = sorted({name for case in CASES for person in case.persons for name in (person.given, person.family)})


def named_in(text: str) -> list[str]:
    """The demo's clients whose names stand in a text, as whole words."""
    return [name for name in NAMES if re.search(rf"\b{re.escape(name)}\b", text)]


def _texts_of_catalogues() -> Iterator[str]:
    for path in SOURCE.glob("src/kim/*/locale/*/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            yield from (f"{message.id} {message.string}" for message in read_po(file))


@pytest.mark.django_db
def test_the_style_page_names_no_client_of_the_demo() -> None:
    page = unescape(Client().get(reverse("ui:styleguide")).content.decode())
    assert "Familie Beispiel" in page
    assert named_in(re.sub(r"<[^>]+>", " ", page)) == []


def test_no_hint_names_a_client_of_the_demo() -> None:
    texts = list(_texts_of_catalogues())
    assert len(texts) > 1000
    assert [text for text in texts if named_in(text)] == []
