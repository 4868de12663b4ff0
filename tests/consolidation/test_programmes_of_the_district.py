"""What the district's files say of a programme agrees with the rule that decides whom it is for, on either side of a
birthday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from ruamel.yaml import YAML

from kim.consolidation.rules.fitting import Fit, Someone, Target, fit_by_target
from kim.pathways import api as pathways
from tests.organisations.folders import FIRST
from tests.pathways.facts import facts, period

READ = YAML(typ="safe").load
SCHEMES = {one["key"]: one for one in READ(FIRST / "schemes.yaml")["schemes"]}
SERVICES = {one["key"]: one for one in READ(FIRST / "services.yaml")["services"]}
LIMITS = [
    (key, limit)
    for key, one in SCHEMES.items()
    if "rule" in one
    for limit in (one.get("age_from"), one["age_to"] + 1 if "age_to" in one else None)
    if limit is not None
]
# All programmes of the files ran on that day.
BIRTHDAY = date(2021, 3, 15)


def fits_by_rule(scheme: dict[str, Any], born: date, at: date) -> bool:
    """The rule asked about somebody who is right for it but for the age."""
    stay = ("geduldet", "60a.2.1") if "duldung" in scheme.get("residence", []) else ("erlaubt", "25.5")
    came = (at - timedelta(days=200)).isoformat()
    known = facts(
        birth_date=born.isoformat(),
        residence={"state": "NRW"},
        entry_date=came,
        status_periods=[period(came, None, *stay)],
    )
    rows = {one.id: one for one in pathways.evaluate("referral", known, at).criteria}
    return bool(rows[scheme["rule"]].outcome.value == "met")


@pytest.mark.parametrize(("key", "limit"), LIMITS)
def test_files_and_rule_agree_on_the_day_before_a_birthday_and_on_it(key: str, limit: int) -> None:
    scheme, born = SCHEMES[key], BIRTHDAY.replace(year=BIRTHDAY.year - limit)
    target = Target(scheme.get("age_from"), scheme.get("age_to"))
    answers = [fits_by_rule(scheme, born, at) for at in (BIRTHDAY - timedelta(days=1), BIRTHDAY)]
    assert answers == [fit_by_target(target, Someone(age)) is Fit.FITS for age in (limit - 1, limit)]
    assert answers[0] != answers[1]


def test_the_youth_service_ends_with_the_27th_birthday() -> None:
    assert SCHEMES["jugendmigrationsdienst"]["age_to"] == SERVICES["jmd-beratung"]["age_to"] == 26
    assert SCHEMES["migrationsberatung"]["age_from"] == SERVICES["mbe-beratung"]["age_from"] == 27
