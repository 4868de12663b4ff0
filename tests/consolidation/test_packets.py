"""From the pre-check of a case over a packet to the authority's checklist, and back: values, and nothing else."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from kim.casework.models import Case
from kim.consent.rules.codes import DataArea
from kim.consolidation.packet_parts import fact_key, precheck_key
from kim.consolidation.queries.precheck import facts_of, way_of
from kim.consolidation.queries.stated import answers
from kim.consolidation.rules.codes import Sight
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.actions import merging
from kim.people.models import Person
from kim.procedures.actions import checklists, packets
from kim.procedures.models import ChecklistLine, Procedure
from kim.referrals.models import Packet, PacketChange, PacketContent
from kim.referrals.queries.composed import compose
from kim.referrals.queries.paper import sheet_of
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast
from tests.consolidation.conftest import Agree, read, say, seen, status
from tests.procedures import making
from tests.referrals import making as referrals

pytestmark = pytest.mark.django_db
AREAS = [str(area) for area in DataArea]


@pytest.fixture(autouse=True)
def vault(cast: Cast, tmp_path: Path, settings: Any) -> None:
    settings.KIM_FILES_DIR = tmp_path / "files"
    assert cast.ines.unit == cast.immigration, "somebody has to log in where a packet goes"


@pytest.fixture
def known(cast: Cast, case: Case, sabine: Person, agree: Agree) -> Person:
    """Sabine has been tolerated for seven years and has a certificate about spoken German."""
    agree(person=sabine)
    until = clock.today() + timedelta(days=60)
    status(cast, sabine, "60a.2.1", clock.today() - timedelta(days=7 * 366), until)
    say(cast, sabine, "language", language=seen({"oral": "A2"}))
    return sabine


def drafted(cast: Cast, case: Case, person: Person, areas: list[str] = AREAS) -> Packet:
    referrals.agree(cast, case, purpose="authority_file", office=cast.immigration, data_areas=areas, person=person)
    parts = [f"person:{person.public_id}:name", fact_key(person, "language"), precheck_key(person, "25b")]
    given = {"kind": "authority_file", "holder": cast.immigration, "question": "Reicht das?", "parts": parts}
    return referrals.drafted(cast, case, **given)


@pytest.fixture
def procedure(cast: Cast, case: Case, known: Person) -> Procedure:
    """Her file, sent, and taken up by Ines."""
    packet = drafted(cast, case, known)
    referrals.sent(cast, packet)
    ines = cast.ines.actor
    with acting_as(ines):
        given: dict[str, Any] = {"pathway": "25b", "applicant_name": "Sabine Sommer", "applied_on": clock.today()}
        return packets.take_up(actor=ines, packet=Packet.objects.get(pk=packet.pk), **given)


def found(cast: Cast, procedure: Procedure, criterion: str, value: str) -> None:
    ines = cast.ines.actor
    with acting_as(ines):
        line = procedure.checklistlines.get(criterion=criterion)
        checklists.find(actor=ines, line=line, value=value, found_on=clock.today())


def told(cast: Cast, procedure: Procedure, criterion: str = "25b.no_serious_offence", value: str = "met") -> None:
    found(cast, procedure, criterion, value)
    with acting_as(cast.ines.actor):
        packets.tell(actor=cast.ines.actor, procedure=procedure)


# there


def test_the_preview_shows_the_pre_check_exactly_as_it_is_frozen(
    cast: Cast, case: Case, known: Person, clara: Browser
) -> None:
    packet = drafted(cast, case, known)
    with acting_as(cast.clara.actor):
        shown = compose(cast.clara.actor, packet)
    page = clara.client.get(reverse("referrals:packet", args=[case.public_id, packet.public_id])).content.decode()
    (group,) = next(section for section in shown.sections if section["heading"] == "Vorprüfung")["groups"]
    for row in group["table"]["rows"]:
        assert all(cell in page for cell in row if "&" not in cell), row
    referrals.sent(cast, packet)
    with acting_as(cast.ines.actor):
        frozen = PacketContent.objects.get(packet=packet)
    assert frozen.sections == shown.sections
    data = group["data"]
    assert (data["rule"], data["made_on"], data["facts"]) == ("25b", clock.today().isoformat(), [])
    versions = [f"{one['norm']} ({one['version']})" for one in data["findings"]]
    assert [row[3] for row in group["table"]["rows"]] == versions
    assert len(data["findings"]) == len(group["table"]["rows"])
    # Whom it is about, the packet says by the name that was chosen, and by nothing else.
    assert "Sommer" not in json.dumps(data)


def test_a_fact_goes_with_its_evidence_and_only_if_it_was_chosen(cast: Cast, case: Case, known: Person) -> None:
    with acting_as(cast.clara.actor):
        sections = compose(cast.clara.actor, drafted(cast, case, known)).sections
    (facts,) = next(section for section in sections if section["heading"] == "Angaben")["groups"]
    (line,) = facts["lines"]
    assert line.startswith("Deutsch: ") and "A2" in line and line.endswith("(Papier gesehen)"), line


def test_the_pre_check_stays_where_one_of_its_areas_may_not_go(cast: Cast, case: Case, known: Person) -> None:
    packet = drafted(cast, case, known, [area for area in AREAS if area != DataArea.LANGUAGE])
    with acting_as(cast.clara.actor):
        left_out = dict(compose(cast.clara.actor, packet).left_out)
    why = next(str(text) for name, text in left_out.items() if "§ 25b" in name)
    assert why.endswith("Sprachen und Kurse.")


def test_the_page_of_a_way_leads_to_a_packet_with_what_it_reads(case: Case, known: Person, clara: Browser) -> None:
    page = read(clara, "way", case.public_id, known.public_id, "25b")
    (link,) = re.findall(r'href="([^"]*pakete/neu/[?][^"]*)"', page)
    form = clara.client.get(html.unescape(link)).context["form"]
    chosen = {key for field in form.part_fields for key in field.value() or ()}
    assert {f"person:{known.public_id}:name", fact_key(known, "language"), precheck_key(known, "25b")} <= chosen
    assert form["kind"].value() == "authority_file"


def test_a_way_for_which_something_has_to_change_is_listed_only_where_it_is_named(
    case: Case, known: Person, clara: Browser
) -> None:
    address = reverse("referrals:packet-new", args=[case.public_id])
    settlement = precheck_key(known, "9")
    assert settlement not in clara.client.get(address).content.decode()
    assert settlement in clara.client.get(address, {"teil": settlement}).content.decode()


def test_without_consent_to_the_pre_check_none_is_offered(cast: Cast, case: Case, sabine: Person) -> None:
    packet = drafted(cast, case, sabine)
    with acting_as(cast.clara.actor):
        assert [section["heading"] for section in compose(cast.clara.actor, packet).sections] == ["Personen"]


def test_the_checklist_reads_the_pre_check(cast: Cast, procedure: Procedure, at_desk: Callable[..., Browser]) -> None:
    with acting_as(cast.ines.actor):
        lines = {one.criterion: one for one in ChecklistLine.objects.filter(procedure=procedure)}
    assert lines["25b.language"].prechecked == "met"
    assert lines["25b.civic"].prechecked == "open"
    assert lines["25b.civic"].prechecked_on == clock.today()
    assert any("Leben in Deutschland" in text for text in lines["25b.civic"].prechecked_lacks)
    # Whether the papers are there, the officer says.
    assert lines["25b.language"].state == "missing"
    page = at_desk(cast.ines).client.get(procedure.get_absolute_url()).content.decode()
    assert "Vorprüfung" in page and "Leben in Deutschland" in page


def test_on_paper_the_pre_check_is_a_list(cast: Cast, case: Case, known: Person) -> None:
    packet = drafted(cast, case, known)
    referrals.sent(cast, packet)
    with acting_as(cast.clara.actor):
        sheet = sheet_of(packet, PacketContent.objects.get(packet=packet))
    lines = [line for block in sheet.blocks for text in block.lines for line in text.de.splitlines()]
    assert any(line.startswith("– Deutsch mündlich A2: Vorprüfung erfüllt; Norm und Fassung § 25b") for line in lines)
    assert any("Es fehlt Zeugnis „Leben in Deutschland“" in line for line in lines)


# and back


def test_what_was_told_of_a_record_that_was_given_up_is_told_of_the_one_that_stays(
    cast: Cast, case: Case, known: Person, procedure: Procedure
) -> None:
    told(cast, procedure)
    clara = cast.clara.actor
    with acting_as(clara):
        kept = make.person(clara, case, "Sabine", family_name="Sommer-Weiß", relation="other_relative")
        merging.merge(actor=clara, kept=kept, given_up=known, reason="Beide Pässe gesehen")
        (answer,) = answers(clara, kept)
    assert answer.told.values[0].criterion == "25b.no_serious_offence"


def test_the_value_of_a_finding_stands_on_the_page_of_the_way_and_counts(
    cast: Cast, case: Case, known: Person, procedure: Procedure, clara: Browser
) -> None:
    before = read(clara, "way", case.public_id, known.public_id, "25b")
    assert "von der Behörde mitgeteilt" not in before
    told(cast, procedure)
    page = read(clara, "way", case.public_id, known.public_id, "25b")
    assert f"von der Behörde mitgeteilt am {clock.today():%d.%m.%Y}: erfüllt" in page
    with acting_as(cast.clara.actor):
        way = way_of("25b", facts_of(cast.clara.actor, known, clock.today()))
    assert {point.id: point.sight for point in way.points}["25b.no_serious_offence"] is Sight.MET
    assert Sight.AUTHORITY in {point.sight for point in way.points}


def test_the_last_value_counts_and_what_counselling_sees_for_itself_stays(
    cast: Cast, case: Case, known: Person, procedure: Procedure
) -> None:
    told(cast, procedure, value="open")
    told(cast, procedure, value="not_met")
    told(cast, procedure, "25b.language", "not_met")
    with acting_as(cast.clara.actor):
        facts = facts_of(cast.clara.actor, known, clock.today())
        sights = {point.id: point.sight for point in way_of("25b", facts).points}
    assert sights["25b.no_serious_offence"] is Sight.NOT_MET
    # She showed the certificate: that stays, and beside it stands what the authority said.
    assert sights["25b.language"] is Sight.MET
    assert facts.told["25b.language"].value == "not_met"


def test_nobody_tells_anything_before_there_is_a_finding(cast: Cast, procedure: Procedure) -> None:
    with acting_as(cast.ines.actor), pytest.raises(packets.RuleViolation) as refused:
        packets.tell(actor=cast.ines.actor, procedure=procedure)
    assert refused.value.code == "nothing_found"


def test_nothing_else_of_the_procedure_is_reachable_from_the_case(
    cast: Cast, case: Case, procedure: Procedure, clara: Browser
) -> None:
    """By the pages, by the policy, and by raw SQL as whoever works on the case."""
    making.appointment(cast.ines.actor, procedure)
    making.title(cast.ines.actor)
    told(cast, procedure)
    with acting_as(cast.ines.actor):
        line = procedure.checklistlines.first()
    args = [procedure.public_id]
    for name in ("procedure", "procedure-edit", "procedure-end", "procedure-paper"):
        assert clara.client.get(reverse(f"procedures:{name}", args=args)).status_code == 404
    assert clara.client.get(reverse("procedures:finding-new", args=[*args, line.public_id])).status_code == 404
    with acting_as(cast.clara.actor), connection.cursor() as cursor:
        for table in ("procedure", "procedurestage", "checklistline", "finding", "appointment", "heldtitle"):
            cursor.execute(f"SELECT count(*) FROM procedures_{table}")
            assert cursor.fetchone() == (0,), table
        # What came back: ids, values, days. No officer, no reason, no stage, no number of the procedure.
        cursor.execute("SELECT told FROM referrals_packetchange WHERE told <> '{}'")
        rows = [json.loads(text) if isinstance(text, str) else text for (text,) in cursor.fetchall()]
    assert [set(row) for row in rows] == [{"about", "rule", "values"}]
    assert [set(one) for row in rows for one in row["values"]] == [{"criterion", "value", "on"}]
    written = json.dumps(rows)
    assert not any(word in written for word in (procedure.number, procedure.public_id, "Ines", "received"))


@pytest.mark.parametrize(
    "smuggled",
    [
        {"about": "X", "rule": "25b", "finding": "60 Tagessätze"},
        {"values": [{"criterion": "g.security", "value": "met", "on": "2026-11-01", "note": "60 Tagessätze"}]},
        {"values": [{"criterion": "g.security", "value": "60 Tagessätze", "on": "2026-11-01"}]},
        {"values": [{"criterion": "60 Tagessätze", "value": "met", "on": "2026-11-01"}]},
    ],
)
def test_the_database_lets_nothing_but_values_through(
    cast: Cast, procedure: Procedure, smuggled: dict[str, Any]
) -> None:
    with acting_as(cast.ines.actor):
        packet = Packet.objects.get(pk=procedure.packet_id)
        row = PacketChange(unit_id=packet.unit_id, packet=packet, state="accepted", told=smuggled)
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save()
