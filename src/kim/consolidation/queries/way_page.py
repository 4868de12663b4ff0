"""What the page of one way shows: for each criterion its value, why, the paragraph, the version, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from kim.casework.models import Case
from kim.consolidation.labels import FLAGS, QUESTIONS
from kim.consolidation.models import CriterionStep
from kim.consolidation.proofs import Proof, proof_for
from kim.consolidation.queries import in_words
from kim.consolidation.queries.asking import Question, questions
from kim.consolidation.queries.precheck import Facts, Found
from kim.consolidation.rules.codes import Sight
from kim.consolidation.rules.sight import as_told, sight, to_ask
from kim.consolidation.rules.ways import Way
from kim.kernel.actor import Actor
from kim.pathways import api as pathways
from kim.pathways.api import Explained
from kim.people.models import Person
from kim.people.rules.codes import HouseholdRelation
from kim.referrals.rules.told import ToldCriterion
from kim.ui.templatetags.kim_ui import day

_ORDER = (Sight.OPEN, Sight.NOT_MET, Sight.WEIGH, Sight.AUTHORITY, Sight.MET, Sight.NONE)
_DISCRETION = "discretion:"
CHILDREN = (HouseholdRelation.CHILD, HouseholdRelation.STEPCHILD, HouseholdRelation.FOSTER_CHILD)
MISSING = pathways.Reason.MISSING_EVIDENCE


@dataclass(frozen=True)
class Known:
    """A fact that was read: what it is called, what it says, how it is known."""

    label: str
    words: list[str]
    evidence: str


@dataclass(frozen=True)
class Line:
    """One criterion as the page shows it. `since`: the day from which time alone meets it.

    `told`: what an authority said of it; `own`: how counselling alone saw it, where that is something else.
    """

    explained: Explained
    sight: Sight
    since: str
    known: list[Known]
    missing: tuple[str, ...]
    reasons: list[str]
    proof: Proof | None
    questions: list[Question]
    steps: list[CriterionStep]
    told: ToldCriterion | None = None
    own: Sight | None = None

    @property
    def wants_step(self) -> bool:
        """Whether a step can help and none was taken up yet."""
        is_lacking = self.sight is Sight.OPEN or (self.sight is Sight.NOT_MET and not self.since)
        return bool(self.proof) and is_lacking and not self.steps


@dataclass(frozen=True)
class Sheet:
    """The criteria that count, open ones first; and those that are shown besides: hints and other routes."""

    lines: list[Line]
    besides: list[Line]


def steps_for(actor: Actor, case: Case, person: Person) -> Mapping[str, list[CriterionStep]]:
    """The steps that were taken up, by criterion; one statement."""
    found: dict[str, list[CriterionStep]] = {}
    for one in CriterionStep.objects.visible_to(actor).filter(case=case, person=person).select_related("step"):
        found.setdefault(one.criterion, []).append(one)
    return found


def sheet(actor: Actor, found: Found, known: Facts, way: Way) -> Sheet:
    """All criteria of a way."""
    explained = pathways.evaluate(way.pathway.id, known.facts, known.at, known.application).criteria
    steps = steps_for(actor, found.case, found.person)
    since = {point.id: point.since for point in way.points}
    lines = {
        one.id: _line(found, known, way.pathway.id, one, since.get(one.id), steps.get(one.id, [])) for one in explained
    }
    counted = [lines[point.id] for point in way.points]
    besides = [line for name, line in lines.items() if name not in since]
    return Sheet(*(sorted(part, key=lambda one: _ORDER.index(one.sight)) for part in (counted, besides)))


def _line(
    found: Found,
    known: Facts,
    rule: str,
    one: Explained,
    since: object,
    steps: list[CriterionStep],
) -> Line:
    reads = pathways.reads(rule, one.id)
    told = known.told.get(one.id)
    own_sight = sight(one.outcome, reads, known.facts)
    how = as_told(own_sight, told)
    own = tuple(key for key in reads if key not in pathways.findings_of_authorities())
    asked = to_ask(reads, known.facts) or tuple(key for key in own if pathways.has_to_be_asked(key))
    data = {key: value for key, value in one.data.items() if key in own and how is not Sight.NONE}
    most = in_words.MOST_ROWS if how in (Sight.OPEN, Sight.NOT_MET) else 1
    flags = [str(FLAGS[flag]) for flag in one.outcome.flags if flag in FLAGS]
    proof = proof_for(one.id, asked or own) if how in (Sight.OPEN, Sight.NOT_MET) and not since else None
    return Line(
        explained=one,
        sight=how,
        since=gettext("met from %(day)s") % {"day": in_words.plain(since)} if since else "",
        known=[
            *_born(reads, known, how),
            *(
                Known(in_words.label(key), in_words.words(key, value, most), in_words.evidence(key, value))
                for key, value in data.items()
            ),
        ],
        missing=_missing(one, how, proof),
        reasons=[*(_reason(code) for code in one.outcome.reasons if code != MISSING), *flags],
        proof=proof,
        questions=_asked_where(found, one.id, asked) if how is Sight.OPEN else [],
        steps=steps,
        told=told,
        own=own_sight if told and own_sight is not how else None,
    )


def _born(reads: tuple[str, ...], known: Facts, how: Sight) -> list[Known]:
    """Between which days somebody was born, where the day is not certain and does not matter."""
    between = known.facts.get(pathways.BORN_BETWEEN)
    if not between or "birth_date" not in reads or how is Sight.OPEN:
        return []
    words = gettext("between %(first)s and %(last)s") % {"first": day(between[0]), "last": day(between[1])}
    return [Known(in_words.label("birth_date"), [words], "")]


def _missing(one: Explained, how: Sight, proof: Proof | None) -> tuple[str, ...]:
    """The evidence that is missing; of what failed, what would show otherwise."""
    if how is Sight.NOT_MET and proof:
        return (proof.proof,)
    return one.outcome.missing if how is not Sight.MET else ()


def _asked_where(found: Found, criterion: str, keys: tuple[str, ...]) -> list[Question]:
    """The pages where the facts are asked; whether a child goes to school is asked with the child."""
    if not criterion.endswith(".school_children"):
        return questions(found.case, found.person, keys)
    children = [one.person for one in found.household if one.code in CHILDREN and one.person.pk != found.person.pk]
    return [
        Question(reverse("casework:facts-group", args=[found.case.public_id, child.public_id, "school"]), str(child))
        for child in children
    ]


def _reason(code: str) -> str:
    if code == pathways.Reason.CASE_BY_CASE:
        return gettext("The law leaves the authority an assessment of the single case.")
    if code.startswith(_DISCRETION):
        return gettext("The authority may waive this.")
    return QUESTIONS.get(code, code)
