"""Whoever proposed a change of the matrix hears that it was taken over when the files say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kim.config import districts
from kim.directory import api as directory
from kim.directory.models import Correction
from kim.directory.rules.codes import CorrectionState
from kim.kernel import clock
from kim.organisations.district import DistrictData
from kim.organisations.models import Municipality
from tests.cast import Cast
from tests.mails import sent
from tests.organisations.folders import change, data_of

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2026, 3, 1), date(2026, 9, 1)


def load(data: DistrictData, on: date = LATER, *, preview: bool = False) -> None:
    with clock.at(on):
        districts.load(data, preview=preview)


@pytest.fixture
def proposed(second_district: DistrictData, cast: Cast) -> Correction:
    load(second_district, FIRST)
    clara = cast.clara.actor
    given = {"topic": "youth_office", "municipality": Municipality.objects.get(key="tannrode")}
    return directory.propose_correction(actor=clara, text="Künftig das Integrationszentrum.", **given)


def test_a_proposal_is_accepted_when_the_files_name_another_office(
    proposed: Correction, cast: Cast, folder: Path
) -> None:
    change(folder, "responsibilities.yaml", "unit: jugendamt-kreis", "unit: integrationszentrum")
    change(folder, "responsibilities.yaml", "    age_to: 20", "    age_to: 20\n    valid_from: 2026-09-01")
    before = len(sent())
    load(data_of(folder), preview=True)
    proposed.refresh_from_db()
    assert proposed.state == CorrectionState.OPEN, "a preview answers nobody"
    load(data_of(folder))
    proposed.refresh_from_db()
    assert (proposed.state, proposed.decided_by, proposed.decided_on) == (CorrectionState.ACCEPTED, None, LATER)
    assert proposed.answer.startswith("Die Dateien des Kreises wurden geändert. Zuständig:")
    assert "ab 01.09.2026" in proposed.answer
    assert [mail.to for mail in sent()[before:]] == [[cast.clara.user.email]]
    load(data_of(folder))
    assert len(sent()) == before + 1, "answered once"


def test_another_reason_for_the_same_office_answers_nothing(proposed: Correction, folder: Path) -> None:
    change(folder, "responsibilities.yaml", "ist bis zum 21. Geburtstag zuständig", "hilft bis zum 21. Geburtstag")
    load(data_of(folder))
    proposed.refresh_from_db()
    assert proposed.state == CorrectionState.OPEN
