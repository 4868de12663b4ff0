"""What if: shown once, stored nowhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kim.casework.models import Case
from kim.consolidation.rules.suppositions import NO_FINDINGS, Supposition, supposed
from kim.kernel import clock
from kim.pathways import api as pathways
from kim.people.models import Fact, Person
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, status

DAY = date(2026, 11, 23)


class TestRules:
    def test_whatever_is_supposed_fits_the_schema(self) -> None:
        known = {"household": [{"relation": "child"}, {"relation": "spouse"}], "identity": {"state": "not_clarified"}}
        found = supposed(known, frozenset(Supposition), DAY, "B1", 55)
        assert pathways.checked(found) == found
        assert found["household"] == [{"relation": "child", "school_certificate": "documented"}, {"relation": "spouse"}]

    def test_nothing_chosen_supposes_nothing(self) -> None:
        assert supposed({}, frozenset(), DAY) == {}

    def test_no_findings_names_every_finding(self) -> None:
        assert set(NO_FINDINGS) == pathways.findings_of_authorities()

    def test_a_claim_does_not_outlive_the_supposition(self) -> None:
        known = {"identity": {"state": "not_clarified", "evidence": "claimed"}}
        assert "evidence" not in supposed(known, frozenset({Supposition.IDENTITY}), DAY)["identity"]


@pytest.mark.django_db
class TestPage:
    def send(self, clara: Browser, case: Case, person: Person, **data: Any) -> Any:
        given = {"stichtag": f"{clock.today():%d.%m.%Y}", **data}
        return clara.client.post(
            reverse("consolidation:what-if", args=[case.public_id, person.public_id, "25b"]), given
        )

    def test_a_certificate_that_is_to_come_meets_its_criterion_and_is_not_stored(
        self, clara: Browser, case: Case, sabine: Person, agree: Agree
    ) -> None:
        agree()
        answer = self.send(clara, case, sabine, german="A2", suppose=["civic", "no_findings"])
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Nur angenommen" in page and "Deutsch ist auf A2 nachgewiesen." in page
        met = {line.explained.id for line in answer.context["sheet"].lines if line.sight == "met"}
        assert {"25b.language", "25b.civic", "25b.no_serious_offence"} <= met
        assert "In den Plan" not in page
        assert not Fact.objects.filter(person=sabine).exists()

    def test_another_day_counts_the_time_until_then(
        self, clara: Browser, cast: Cast, case: Case, sabine: Person, agree: Agree
    ) -> None:
        agree()
        status(cast, sabine, "60a.2.1", clock.today() - timedelta(days=1000))
        later = clock.today() + timedelta(days=500)
        answer = self.send(clara, case, sabine, stichtag=f"{later:%d.%m.%Y}")
        residence = next(x for x in answer.context["sheet"].lines if x.explained.id == "25b.residence")
        assert residence.sight == "met"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("stichtag", "morgen"),
            ("stichtag", ""),
            ("livelihood", "-1"),
            ("german", "Z9"),
            ("application", "01.01.2999"),
        ],
    )
    def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
        self, clara: Browser, case: Case, sabine: Person, agree: Agree, field: str, value: str
    ) -> None:
        agree()
        answer = self.send(clara, case, sabine, **{"livelihood": "47", field: value})
        assert answer.status_code == 422
        assert answer.context["what_if"].errors.keys() == {field}
        assert 'value="47"' in answer.content.decode() or field == "livelihood"

    def test_without_consent_nothing_is_worked_out(self, clara: Browser, case: Case, sabine: Person) -> None:
        assert self.send(clara, case, sabine).status_code == 302
