"""What lies on Jana Steinhoff's desk beside her cases: short counsellings, somebody recorded twice, advice, an end."""

from __future__ import annotations

from typing import Any

from kim.accounts.models import Membership
from kim.casework.actions import closings, hand_overs, saved_filters, short_counselling, supervision
from kim.casework.models import Case
from kim.config.demo import making
from kim.config.demo.calendar import ago, born
from kim.config.demo.spec import CaseSpec, PersonSpec, StepSpec
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations
from kim.people.actions import persons

# Days ago, name, place, topics, note, how it ended.
COUNSELLINGS: tuple[tuple[int, str, str, tuple[str, ...], str, dict[str, Any]], ...] = (
    (13, "", "roesrath", ("livelihood",), "Formular für den Kinderzuschlag erklärt.", {"finished": True}),
    (
        9,
        "Grace Owusu",
        "roesrath",
        ("recognition", "work"),
        "Fragt, ob ihr Abschluss zählt. Unterlagen bringt sie mit.",
        {},
    ),
    (
        6,
        "Herr Petrov",
        "overath",
        ("language",),
        "Sucht einen Abendkurs.",
        {"finished": True, "service": "Migrationsberatung der Caritas"},
    ),
    (4, "Bashir Rahimi", "roesrath", ("housing",), "Vermieter antwortet nicht. Brief gemeinsam gelesen.", {}),
)


def counsel(manager: Membership) -> None:
    """The short counsellings, each on its day."""
    actor = manager.as_actor()
    for days, name, place, topics, note, end in COUNSELLINGS:
        about = short_counselling.About(name, organisations.municipality(place), "self", topics)
        contact = {"kind": "consulting_hour", "minutes": 20, "note": note, "took_place_on": ago(days)}
        with clock.at(ago(days)), acting_as(actor):
            short_counselling.record(actor=actor, about=about, contact=contact, **end)


def meet_again(manager: Membership, household: Case) -> None:
    """Samira Yusuf lives with the Barzanis for a while and was written down there a second time, as she was heard."""
    actor = manager.as_actor()
    with clock.at(ago(21)), acting_as(actor):
        persons.add(
            actor=actor,
            household=household.household,
            given_name="Sameera",
            family_name="Yousuf",
            relation="not_related",
            birth=born("2003-09"),
            nationalities=["SO"],
        )


ENDED = CaseSpec(
    "Jean-Paul Mukendi",
    "overath",
    (PersonSpec("Jean-Paul", "Mukendi", "reference", "1991-11-08", ("CD",), "10.c.jj", 610, "fr", "native"),),
    "evaluation",
    420,
    "employer",
    ("Ich möchte eine feste Stelle und eine eigene Wohnung.", "work"),
    (StepSpec("Arbeitsvertrag unterschreiben", "work", party="client", done=True),),
    30,
    "Arbeitet jetzt unbefristet. Die Wohnung ist gefunden.",
)
MISSING = closings.Missing(
    "Sprachkurse am Abend gibt es nicht. Wer arbeitet, kommt über A2 nicht hinaus.", "offer_gap", "language"
)
SAID = {
    "understood": ("yes", "Ja, von Anfang an."),
    "changed": ("yes", "Ich habe Arbeit und schlafe wieder."),
    "enough": ("partly", "Beim Deutsch hätte ich mehr gebraucht."),
}
QUESTION = (
    "Ein Amt antwortet seit Monaten nicht, obwohl alle Unterlagen liegen. Die Familie verliert das Vertrauen. "
    "Wie bleibe ich dran, ohne das Amt zu verärgern?"
)
ADVICE = (
    "Vereinbaren Sie mit dem Amt einen festen Rückruftag und schreiben Sie danach kurz mit. Sagen Sie der Familie, "
    "an welchem Tag Sie fragen, nicht, wann die Antwort kommt."
)
OPEN_QUESTION = "Zwei Stellen halten sich für unzuständig. Hole ich beide an einen Tisch, oder frage ich die Leitung?"


def look_back(manager: Membership) -> Case:
    """A case that ended two weeks ago, with the household's own answers and what was missing."""
    actor, case = manager.as_actor(), making.build(manager, ENDED)
    with clock.at(ago(14)), acting_as(actor):
        case.refresh_from_db()
        closings.mark_state_entry(actor=actor, case=case, version=case.version, entered=True, on=ago(20))
        closings.evaluate(actor=actor, case=case, version=case.version, answers=SAID)
        goals = dict.fromkeys(case.goals.all(), "reached")
        closings.close(
            actor=actor,
            case=case,
            version=case.version,
            reason="goals_reached",
            attained=goals,
            lacked="something",
            missing=MISSING,
        )
    return case


def ask(jana: Membership, case: Case, other: Membership, others: Case, coordinator: Membership) -> None:
    """One question with advice, and one that waits for the coordination."""
    with clock.at(ago(5)), acting_as(jana.as_actor()) as actor:
        question = supervision.ask(actor=actor, case=case, text=QUESTION, confirmed=True)
    with clock.at(ago(3)), acting_as(coordinator.as_actor()) as actor:
        supervision.advise(actor=actor, question=question, text=ADVICE)
    with clock.at(ago(1)), acting_as(other.as_actor()) as actor:
        supervision.ask(actor=actor, case=others, text=OPEN_QUESTION, confirmed=True)


def offer(giver: Membership, case: Case, to: Membership) -> None:
    """A case that somebody of another town offers to Jana, because the household moves."""
    with clock.at(ago(1)), acting_as(giver.as_actor()) as actor:
        case.refresh_from_db()
        reason = "Die Familie zieht zum Monatsende um. Sie weiß Bescheid und freut sich auf das Gespräch."
        hand_overs.offer(actor=actor, case=case, to=to, reason=reason, told=True)


def keep_a_view(manager: Membership) -> None:
    """A filter that Jana uses every Monday."""
    with acting_as(manager.as_actor()) as actor:
        saved_filters.save(actor=actor, name="Sprache in Rösrath", codes={"ort": "roesrath", "bereich": "language"})
