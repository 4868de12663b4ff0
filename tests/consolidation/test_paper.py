"""The pre-check on paper: accessible, in German and one more language, and honest about its translation."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kim.casework.letters.catalogue import GERMAN, LANGUAGES, wording
from kim.casework.letters.sheet import NEEDED
from kim.casework.models import Case
from kim.consolidation import paper
from kim.consolidation.rules.ways import SHOWN
from kim.people.models import Person
from tests.casework.pages.conftest import Browser
from tests.consolidation.conftest import Agree


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_places(language: str) -> None:
    german, other = wording(paper.letter(), GERMAN).texts, wording(paper.letter(), language).texts
    assert {name: sorted(NEEDED.findall(text)) for name, text in other.items()} == {
        name: sorted(NEEDED.findall(text)) for name, text in german.items()
    }
    copied = [name for name, text in german.items() if other[name] == text and not NEEDED.fullmatch(text)]
    assert copied == []


def test_every_sight_has_its_word_and_every_part_its_text() -> None:
    texts = wording(paper.letter(), GERMAN).texts
    assert set(map(str, SHOWN)) <= texts.keys()
    assert {part.name for part in paper.letter().parts if part.kind != "steps"} <= texts.keys()


@pytest.mark.django_db
class TestSheet:
    def pdf(self, clara: Browser, name: str, *args: str, **query: str) -> PdfReader:
        answer = clara.client.get(reverse(f"consolidation:{name}", args=args), query)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert "Sommer" not in answer["Content-Disposition"]
        return PdfReader(io.BytesIO(answer.content))

    def text(self, reader: PdfReader) -> str:
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    def test_the_overview_says_who_decides_and_is_tagged(
        self, clara: Browser, case: Case, sabine: Person, agree: Agree
    ) -> None:
        agree()
        reader = self.pdf(clara, "ways-paper", case.public_id, sabine.public_id)
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        text = self.text(reader)
        assert "Es entscheidet immer die zuständige Behörde" in text
        assert "§ 25b AufenthG" in text and "Sabine Sommer" in text
        assert "nichts versprochen" in text

    def test_one_way_beside_another_language_says_that_nobody_checked_it(
        self, clara: Browser, case: Case, sabine: Person, agree: Agree
    ) -> None:
        agree()
        text = self.text(self.pdf(clara, "way-paper", case.public_id, sabine.public_id, "25b", sprache="tr"))
        assert "Hukuki yollar" in text and "Rechtliche Wege" in text
        assert "Deutsch mündlich A2" in text
        assert wording(paper.letter(), GERMAN).shared["fixed"]["unchecked"][:20] in text

    def test_without_consent_or_in_an_unknown_language_there_is_no_sheet(
        self, clara: Browser, case: Case, sabine: Person, agree: Agree
    ) -> None:
        url = reverse("consolidation:ways-paper", args=[case.public_id, sabine.public_id])
        assert clara.client.get(url).status_code == 302
        agree()
        assert clara.client.get(url, {"sprache": "xx"}).status_code == 404
