"""A district calls its phases as it likes, in its data; every page speaks so, and the codes stay the same."""

from __future__ import annotations

from typing import Any

import pytest

from kim.casework.models import Case
from kim.organisations.models import District
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LOCAL = "Clearing"


@pytest.fixture
def clearing(case: Case) -> Case:
    """The district calls the first phase "Clearing"."""
    District.objects.create(
        key="nebelkreis", name="Nebelkreis", kind="Kreis", official_key="99999", phases={"access": LOCAL}
    )
    return case


@pytest.mark.parametrize("name", ["case", "case-phase", "case-handover", "supervision-ask"])
def test_pages_of_a_case_use_the_local_name(clara: Any, clearing: Case, name: str) -> None:
    page = clara.get(name, clearing.public_id).content.decode()
    assert LOCAL in page
    assert "Zugang</" not in page.replace("Mein Zugang", "")


@pytest.mark.parametrize("name", ["cases", "today"])
def test_list_and_day_filter_by_the_local_name_and_the_core_code(clara: Any, clearing: Case, name: str) -> None:
    page = clara.get(name, data={"phase": "access"}).content.decode()
    assert f"Phase: {LOCAL}" in page
    assert '<option value="access" selected' in page


def test_the_receiver_of_a_packet_reads_it_too(clara: Any, clearing: Case, cast: Cast, at_desk: Any) -> None:
    given = {"to": cast.cem.membership.public_id, "reason": "Elternzeit"}
    url = clara.post("case-handover", clearing.public_id, **given)["Location"]
    assert LOCAL in at_desk(cast.cem).client.get(url).content.decode()


def test_a_phase_without_a_local_name_keeps_its_core_name(clara: Any, clearing: Case) -> None:
    assert "Aufnahme" in clara.get("case-phase", clearing.public_id).content.decode()
