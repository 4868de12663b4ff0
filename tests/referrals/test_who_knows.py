"""The sheet for the client: who may know what, what was handed over, who opened the file, in nine languages."""

from __future__ import annotations

import re
from pathlib import Path

import pdfua
import pytest
from django.test import Client
from django.urls import reverse

from kim.casework.letters import printing
from kim.casework.letters.catalogue import LANGUAGES
from kim.casework.models import Case
from kim.consent.actions import bases
from kim.consent.models import Basis
from kim.kernel.actor import acting_as
from kim.kernel.audit import read_log
from kim.referrals.models import Packet
from kim.referrals.queries import who_knows
from kim.referrals.who_knows import sheet
from tests.cast import Cast
from tests.logging_in import log_in
from tests.referrals import making

pytestmark = pytest.mark.django_db
PLACES = re.compile(r"\{(\w+)\}")


def texts(made: sheet.Sheet, side: str = "de") -> str:
    pairs = [pair for block in made.blocks for pair in (block.label, *block.lines)]
    return " | ".join(getattr(pair, side) for pair in pairs)


def of(cast: Cast, case: Case, language: str = "") -> sheet.Sheet:
    with acting_as(cast.clara.actor):
        found = Case.objects.select_related("assigned_to__user", "assigned_to__unit").get(pk=case.pk)
        return sheet.make(found, who_knows.of(cast.clara.actor, found), language)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_translation_has_the_same_texts_with_the_same_places(language: str) -> None:
    german, theirs = sheet.words()["de"], sheet.words()[language]
    assert german.keys() == theirs.keys()
    for name, text in german.items():
        assert name == "checked_by" or set(PLACES.findall(text)) == set(PLACES.findall(theirs[name])), name


def test_an_empty_case_says_nobody_and_nothing(cast: Cast, case: Case) -> None:
    text = texts(of(cast, case))
    assert "niemand außerhalb" in text and "Noch nichts." in text and "Noch niemand." in text


def test_it_names_recipients_purpose_areas_dates_looks_and_no_content(cast: Cast, case: Case) -> None:
    packet = making.packet_at(cast, case)
    with acting_as(cast.paula.actor):
        read_log.looked_at("packet", Packet.objects.get(pk=packet.pk).read_log_subject(), "/")
    for kind in ("case", "packet"):
        with acting_as(cast.clara.actor):
            read_log.looked_at(kind, str(case.number), "/")
    text = texts(of(cast, case, "ar"))
    for word in (
        "Jugendmigrationsdienst Auental",
        "Überleitung an einen anderen Dienst",
        "Sprachen",
        "Hat gelesen, was weitergegeben wurde: 1-mal",
        "noch lesen",
    ):
        assert word in text, word
    assert "Paula Prinz, Jugendmigrationsdienst Auental" in text
    with acting_as(cast.clara.actor):
        looks = who_knows.of(cast.clara.actor, case).looks
    told = {look.who.partition(",")[0]: (look.times, look.of_packet) for look in looks}
    assert told == {"Paula Prinz": (1, True), "Clara Castell": (2, False)}, "her own packets are part of her file"
    assert "Haben Sie einen Platz?" not in text and "Ackerwinde" not in text
    arabic = texts(of(cast, case, "ar"), "other")
    assert "{" not in text + arabic
    assert "، " in arabic and ", " not in arabic.replace("Paula Prinz, ", "").replace("Clara Castell, ", "")
    with acting_as(cast.clara.actor):
        bases.withdraw(actor=cast.clara.actor, basis=Basis.objects.get(purpose="referral"))
    after = texts(of(cast, case))
    # What was handed over before stays listed.
    assert packet.mark in after and "nicht mehr lesen" in after and "Wofür" not in after


@pytest.mark.parametrize("language", ["", "ar"])
def test_the_sheet_meets_pdf_ua_in_german_and_right_to_left_as_well(
    cast: Cast, case: Case, language: str, tmp_path: Path
) -> None:
    making.packet_at(cast, case)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printing.pdf(of(cast, case, language)))
    report = pdfua.validate(str(file))
    assert not report.findings, report.findings


def test_the_page_offers_it_and_an_unknown_language_is_not_found(cast: Cast, case: Case, client: Client) -> None:
    log_in(client, cast.clara)
    assert "العربية" in client.get(reverse("referrals:who-knows", args=[case.public_id])).content.decode()
    assert client.get(reverse("referrals:who-knows-paper", args=[case.public_id, "xx"])).status_code == 404
