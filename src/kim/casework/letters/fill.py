"""What each letter says: plain values in, the values of the catalogue out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from kim.casework.letters.catalogue import GERMAN, Letter, Wording, wording
from kim.casework.letters.head import in_words
from kim.casework.letters.sheet import Pair, StepLine, Value, Values, fill_in, set_off
from kim.casework.models import PlanAgreement
from kim.casework.queries.plan_paper import PaperStep, PlanPaper
from kim.ui.templatetags.kim_ui import day


@dataclass(frozen=True)
class Declaration:
    """A consent or a release: who declares, towards whom, for what, about what (codes), until when (None: no end)."""

    persons: Sequence[str]
    recipients: Sequence[str]
    purpose: str
    data_areas: Sequence[str]
    until: date | None


@dataclass(frozen=True)
class Invitation:
    """To whom, when and where; what it is about and what to bring are free texts."""

    person: str
    day: date
    time: str
    place: str
    about: str
    bring: str
    interpreter: bool


@dataclass(frozen=True)
class OfficeLetter:
    """To an office: what the basis lets through about the person (empty: not covered), and free texts."""

    person: str
    basis: str
    birth: str = ""
    address: str = ""
    languages: str = ""
    status: str = ""
    household: str = ""
    subject: str = ""
    reference: str = ""
    body: str = ""
    question: str = ""
    so_far: str = ""
    answer: date | None = None


def declaration(letter: Letter, language: str, given: Declaration) -> Values:
    """Values of `consent` and `release`."""
    words = Words(letter, language)
    until = words.fixed("until_day", day=day(given.until)) if given.until else words.fixed("no_end")
    return {
        "who": [Value(name) for name in given.persons],
        "to_whom": [Value(name) for name in given.recipients],
        "purpose": words.code("purposes", given.purpose),
        "data": [words.code("data_areas", code) for code in given.data_areas],
        "until": until,
    }


def invitation(given: Invitation) -> Values:
    """Values of `invitation`."""
    return {
        "person": Value(given.person),
        "day": Value(in_words(given.day), day(given.day)),
        "time": Value(given.time, given.time.removesuffix("Uhr").rstrip()),
        "place": Value(given.place),
        "about": Value(given.about, is_free=True) if given.about else [],
        "bring": [Value(line, is_free=True) for line in given.bring.splitlines() if line.strip()],
        "interpreter": Value(GERMAN) if given.interpreter else [],
    }


def office_letter(given: OfficeLetter) -> Values:
    """Values of `referral` and `authority`."""
    plain = {name: Value(text) for name, text in vars(given).items() if text and name != "answer"}
    return {
        **plain,
        "answer": Value(in_words(given.answer)) if given.answer else [],
    }


def plan(letter: Letter, language: str, paper: PlanPaper) -> Values:
    """Values of `plan`."""
    words = Words(letter, language)
    when = {"agreed": paper.agreed_on} if paper.agreed_on else {"proposed": paper.printed_on}
    if paper.review_on:
        when["review"] = paper.review_on
    return {
        **{name: Value(in_words(value), day(value)) for name, value in when.items()},
        "household": Value(paper.household),
        "goal": [Value(text, is_free=True) for text in paper.goals],
        "steps": [_step(words, step) for step in paper.steps],
        "agreed_by": [Value(_agreed(one), is_free=True) for one in paper.agreements],
        "nothing": [] if paper.steps else Value(GERMAN),
    }


def _agreed(one: PlanAgreement) -> str:
    """Who agreed, for whom, when and how; in German, whatever language the page is read in."""
    with override("de"):
        how = str(one.get_how_display())
    who = f"{set_off(one.who)} für {set_off(str(one.person))}" if one.is_for_another else set_off(one.who)
    return f"{who}, {day(one.agreed_on)}, {how}{', mit Sprachmittlung' if one.with_interpreter else ''}"


def _step(words: Words, step: PaperStep) -> StepLine:
    you = words.text("you")
    named = f"{step.who} ({step.contact})" if step.contact else step.who
    who = Value(named) if named else Value(you.de, you.other)
    text = words.text("who_for", who=who, person=Value(step.person)) if step.person else words.text("who", who=who)
    area = words.code("life_areas", step.life_area).other if step.life_area else ""
    only = words.fixed("german_only").other
    return StepLine(
        title=step.title,
        description=step.description,
        area=f"{area} ({only})" if area else "",
        who=text,
        due=Pair(day(step.due_on), day(step.due_on)) if step.due_on else words.text("no_day"),
        law=words.text("law", law=Value(day(step.legal_end_on))) if step.legal_end_on else Pair(""),
    )


class Words:
    """Fixed words in both languages."""

    def __init__(self, letter: Letter, language: str) -> None:
        self.german: Wording = wording(letter, GERMAN)
        self.other = wording(letter, language) if language else None

    def code(self, section: str, code: str) -> Value:
        return Value(self.german.shared[section][code], self.other.shared[section][code] if self.other else None)

    def fixed(self, name: str, **values: str) -> Value:
        value = self.code("fixed", name)
        other = value.other.format(**values) if value.other else None
        return Value(value.de.format(**values), other)

    def text(self, name: str, **values: Value) -> Pair:
        return Pair(
            fill_in(self.german.texts[name], values),
            fill_in(self.other.texts[name], values, self.other) if self.other else "",
        )
