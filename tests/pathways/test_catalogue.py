from collections import Counter
from datetime import date

import pytest

from kim.pathways import api
from kim.pathways.catalogue import CatalogueError, load_statuses, read_statuses
from kim.pathways.rules.codes import EngineType, Selector, StatusGroup

ALL = load_statuses()
CASE_MANAGER = {status.key for status in api.statuses("case_manager")}

ENTRY = """
groups:
  - group: work
    law: AufenthG
    engine_type: erlaubt
    selectable_by: [case_manager]
    expires: true
    statuses:
      - {{key: "1.a", paragraph: "§ 1", para: "1"{more}}}
"""


def test_the_catalogue_holds_every_table_of_the_annex() -> None:
    tables = Counter(key.split(".")[0] for key in ALL if key[0].isdigit())
    assert tables == {"10": 134, "11": 20, "12": 8, "17": 28, "60a": 1}


def test_a_case_manager_picks_the_medical_duldung_without_its_ground() -> None:
    assert "60a.2.1" in CASE_MANAGER
    assert "17.b.bb" not in CASE_MANAGER
    assert "medizin" not in api.status("60a.2.1").name.lower()
    assert api.status("60a.2.1").para == api.status("17.b.bb").para


def test_nobody_in_casework_can_pick_witness_protection() -> None:
    assert "17.b.gg" not in CASE_MANAGER


def test_an_authority_picks_from_all() -> None:
    assert {status.key for status in api.statuses("authority")} == set(ALL)


def test_statuses_can_be_listed_by_group() -> None:
    listed = api.statuses(group=StatusGroup.ASYLUM)
    assert [status.key for status in listed] == [
        "ASYL-GESUCH",
        "ASYL-AKN",
        "ASYL-GEST",
        "ASYL-FOLGE",
        "ASYL-ZWEIT",
    ]


def test_an_unknown_role_or_key_is_an_error() -> None:
    with pytest.raises(ValueError, match="mayor"):
        api.statuses("mayor")
    with pytest.raises(KeyError):
        api.status("99.z")


@pytest.mark.parametrize(
    ("key", "para", "engine_type"),
    [
        ("10.a.aa", "16a.1", EngineType.ERLAUBT),
        ("10.c.ii", "25.2.1.alt1", EngineType.ERLAUBT),
        ("10.c.jj", "25.2.1.alt2", EngineType.ERLAUBT),
        ("10.c.nn", "25.5", EngineType.ERLAUBT),
        ("10.c.tt", "25b.1.1", EngineType.ERLAUBT),
        ("10.e.qq", "104c.2.1", EngineType.ERLAUBT),
        ("11.b", "EU-DA", EngineType.ERLAUBT),
        ("11.j", "NE", EngineType.ERLAUBT),
        ("17.e", "60c.1", EngineType.GEDULDET),
        ("17.p", "60b.1", EngineType.GEDULDET_60B),
        ("ASYL-GEST", "ASYL-GEST", EngineType.GESTATTET),
        ("FIK-81-3-2", "81.3.2", EngineType.GEDULDET),
        ("FIK-81-4", "81.4", EngineType.ERLAUBT),
        ("VAP", "VAP", EngineType.NONE),
        ("DEUTSCH", "DEUTSCH", EngineType.GERMAN),
    ],
)
def test_each_entry_says_how_its_time_counts(key: str, para: str, engine_type: EngineType) -> None:
    assert (api.status(key).para, api.status(key).engine_type) == (para, engine_type)


@pytest.mark.parametrize("status", ALL.values(), ids=lambda status: status.key)
def test_every_entry_can_be_shown_and_compared(status: api.Status) -> None:
    assert status.label
    assert status.short
    assert status.para
    assert Selector.AUTHORITY in status.selectable_by
    assert "–" not in (status.name, status.paragraph)


def test_a_label_reads_as_people_cite_it() -> None:
    assert api.status("10.c.tt").citation == "§\u00a025b Abs. 1 S. 1 AufenthG"
    assert api.status("10.e.pp").short == "§\u00a0104c"
    assert api.status("12.a").citation == "Aufenthaltskarte nach §\u00a05 Abs. 1 FreizügG/EU"
    assert api.status("GUEB").short == "Grenzübertrittsbescheinigung"


def test_the_opportunity_permit_cannot_be_renewed_and_is_no_longer_issued() -> None:
    chance = api.status("10.e.pp")
    assert not chance.renewable
    assert chance.could_be_issued_on(date(2025, 12, 30))
    assert not chance.could_be_issued_on(date(2025, 12, 31))


def test_only_settlement_free_movement_and_germans_have_no_end() -> None:
    open_ended = {status.group for status in ALL.values() if not status.expires}
    assert {StatusGroup.SETTLEMENT, StatusGroup.FREE_MOVEMENT, StatusGroup.GERMAN} <= open_ended
    assert not open_ended & {StatusGroup.DULDUNG, StatusGroup.HUMANITARIAN, StatusGroup.ASYLUM}


def test_a_sound_text_is_read() -> None:
    assert read_statuses(ENTRY.format(more=""))["1.a"].group is StatusGroup.WORK


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (', colour: "red"', "1.a: unknown field colour"),
        (', engine_type: "maybe"', "1.a: 'maybe'"),
        (', issued_from: "soon"', "1.a: Invalid"),
        (", selectable_by: [mayor]", "1.a: 'mayor'"),
    ],
)
def test_a_mistake_in_the_file_names_its_entry(more: str, reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        read_statuses(ENTRY.format(more=more))


def test_a_key_stands_once() -> None:
    text = ENTRY.format(more="")
    with pytest.raises(CatalogueError, match="twice"):
        read_statuses(text + text.strip().splitlines()[-1] + "\n")
