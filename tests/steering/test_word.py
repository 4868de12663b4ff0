"""The papers of a meeting as a Word file: the content of the PDF, with headings that Word knows."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from kim.kernel import clock
from tests.cast import Cast, Player
from tests.steering import making
from tests.steering.test_pack import planned

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


def test_word_has_headings_contents_and_tables_with_a_head(cast: Cast, client: Client, log_in: LogIn) -> None:
    with clock.at(making.MONDAY):
        meeting = planned(cast)
        issue = meeting.items.exclude(issue=None).get().issue
        assert issue
        making.evidence_of(issue, total=14)
    answer = log_in(client, cast.stella).get(reverse("steering:meeting-word", args=[meeting.public_id]))
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    document = Document(BytesIO(answer.content))
    first = [each.text for each in document.paragraphs if each.style and each.style.name in ("Title", "Heading 1")]
    assert first == [
        "1. Sitzung: Lenkungsgruppe",
        "Tagesordnung",
        "Kinderbetreuung während Sprachkursen",
        "Offene Maßnahmen dieses Gremiums",
    ]
    assert "TOC" in document.element.xml
    assert document.core_properties.language == "de-DE"
    agenda, reach = document.tables
    assert [cell.text for cell in agenda.rows[2].cells] == ["2", "Kinderbetreuung während Sprachkursen", "25", "14:05"]
    assert "14" in [cell.text for cell in reach.rows[1].cells]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
