"""What legal pathways add to a packet: the known facts of a person one by one, and the pre-check of a way at that day.

The case manager chooses both with the client. Only those are offered who agreed to the pre-check; what only an
authority can find out is in neither. A pre-check goes only where every area that it tells something about may go.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kim.casework.models import Case
from kim.consent.rules.codes import DataArea
from kim.consolidation.labels import SIGHTS, STANDINGS
from kim.consolidation.queries import in_words
from kim.consolidation.queries.freezing import precheck
from kim.consolidation.queries.precheck import Facts, Member, facts_of, members, ways_of
from kim.consolidation.rules.areas import area_of, areas_of
from kim.consolidation.rules.codes import Sight, Standing
from kim.consolidation.rules.ways import Way
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.remembered import once
from kim.pathways import api as pathways
from kim.pathways.api import Finding, PreCheck
from kim.people.models import Person
from kim.referrals.parts import Filling, Option, Part, Table, register
from kim.ui.templatetags.kim_ui import day

FACT, PRECHECK = "fact", "precheck"
# Name, birth and place of a person are offered with the person itself.
ELSEWHERE = frozenset({"birth_date", "residence", pathways.BORN_BETWEEN})
_WORTH_IT = (Standing.MET, Standing.BY_EVIDENCE, Standing.BY_TIME)


def facts(actor: Actor, case: Case) -> list[Option]:
    """Each known fact of those who agreed, with how it is known."""
    with override("de"):
        return [option for one in _agreed(actor, case) for option in _facts(one, _known(actor, one))]


def _facts(one: Member, known: Facts) -> list[Option]:
    keys = [key for key in known.facts if key not in pathways.findings_of_authorities() | ELSEWHERE]
    return [
        Option(
            fact_key(one.person, key),
            in_words.label(key),
            area_of(key),
            _lines(key, known),
            one.person.public_id,
            str(one.person),
        )
        for key in keys
    ]


def _lines(key: str, known: Facts) -> tuple[str, ...]:
    words = in_words.words(key, known.facts[key], most=in_words.ALL_ROWS)
    evidence = in_words.evidence(key, known.facts[key])
    lines = [f"{in_words.label(key)}: {each}" for each in words]
    return tuple([*lines[:-1], f"{lines[-1]} ({evidence})"] if evidence else lines)


def prechecks(actor: Actor, case: Case) -> list[Option]:
    """The ways of those who agreed, nearest first. Those for which something has to change only by their name."""
    with override("de"):
        found = [(one, _known(actor, one)) for one in _agreed(actor, case)]
        return [_precheck(actor, case, one, known, way) for one, known in found for way in ways_of(known)]


def _precheck(actor: Actor, case: Case, one: Member, known: Facts, way: Way) -> Option:
    told = {key for point in way.points for key in pathways.reads(way.pathway.id, point.id) if key in known.facts}
    return Option(
        precheck_key(one.person, way.pathway.id),
        f"{way.pathway.norm}, {way.pathway.title}",
        DataArea.RESIDENCE_STATUS,
        (),
        one.person.public_id,
        str(one.person),
        fill=partial(_filled, actor, case, one.person, way.pathway.id),
        also=areas_of(told - pathways.findings_of_authorities()),
        by_name=way.standing not in _WORTH_IT,
    )


def _filled(actor: Actor, case: Case, person: Person, rule: str) -> Filling:
    """As it stands on this day; the facts behind it are chosen one by one and stay out of it."""
    with override("de"):
        found = precheck(actor, case, person, rule)
        counted = tuple(one for one in found.findings if one.counts)
        shown = replace(found, findings=counted, facts=())
        head = ("Voraussetzung", "Vorprüfung", "Es fehlt", "Norm und Fassung")
        rows = tuple(_row(one) for one in counted)
        caption = f"Vorprüfung {found.norm} vom {_day(found.made_on)}"
        return Filling(_summary(found), Table(caption, head, rows), shown.as_json())


def _summary(found: PreCheck) -> tuple[str, ...]:
    earliest = f" Frühestens am {_day(found.earliest)}, wenn sich sonst nichts ändert." if found.earliest else ""
    standing = str(STANDINGS[found.standing])
    return (
        f"{found.norm}, {found.title}. Stichtag {_day(found.at)}.",
        f"Stand: {standing}.{earliest}",
        f"{found.sentence}.",
    )


def _row(one: Finding) -> tuple[str, ...]:
    value = str(SIGHTS[one.sight])
    since = f"{value}, ab {_day(one.met_from)}" if one.met_from else value
    missing = "; ".join(one.missing) if one.sight == Sight.OPEN else ""
    return one.name, since, missing, f"{one.norm} ({one.version})"


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


def _agreed(actor: Actor, case: Case) -> list[Member]:
    return [] if case.is_short else [one for one in members(actor, case) if one.agreed]


def _known(actor: Actor, one: Member) -> Facts:
    return _facts_today(actor, one.person)


@once
def _facts_today(actor: Actor, person: Person) -> Facts:
    """Both parts ask for them, and the preview does again."""
    return facts_of(actor, person, clock.today())


def fact_key(person: Person, key: str) -> str:
    """What a fact is called among the parts of a packet."""
    return f"{FACT}:{person.public_id}:{key}"


def precheck_key(person: Person, rule: str) -> str:
    """What a pre-check is called among the parts of a packet."""
    return f"{PRECHECK}:{person.public_id}:{rule}"


register(Part("facts", _("Facts for the pre-check"), "Angaben", facts, 12, folded=True, prefix=f"{FACT}:"))
register(Part("prechecks", _("Pre-check"), "Vorprüfung", prechecks, 14, folded=True, prefix=f"{PRECHECK}:"))
