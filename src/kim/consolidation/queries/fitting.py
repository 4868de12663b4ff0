"""What fits a person: programmes with reasons, integration course, and the benefit system with the change ahead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.consolidation.labels import QUESTIONS
from kim.consolidation.queries.precheck import Facts
from kim.consolidation.rules.fitting import HORIZON_MONTHS, SYSTEM, Change, Fit, Someone, Target, changes, fit_by_target
from kim.directory import api as directory
from kim.directory.models import SupportScheme
from kim.organisations import api as organisations
from kim.organisations.models import Unit
from kim.pathways import api as pathways
from kim.pathways.api import Explained, Explanation

REFERRAL = "referral"
# How the text of a rule names a question that the law leaves open.
CODE = re.compile(r"\s*\((LQ-[A-Z0-9-]+)\)")
COURSE = ("44", "44a")
_STAYS = {
    "erlaubt": directory.Stay.AUFENTHALTSERLAUBNIS,
    "gestattet": directory.Stay.AUFENTHALTSGESTATTUNG,
    "geduldet": directory.Stay.DULDUNG,
    "geduldet_60b": directory.Stay.DULDUNG,
    "none": directory.Stay.OHNE,
}
# Without them no system can be named, and the end of AsylbLG would stay unseen.
SUPPOSED: dict[str, str | Promise] = {"needy": _("in need of benefits"), "employable": _("able to work")}
_FITS = {"met": Fit.FITS, "not_met": Fit.NOT, "not_applicable": Fit.NOT}


@dataclass(frozen=True)
class Match:
    """A scheme and how it stands to the person. `reasons` in the words of the rule or of the scheme's own target."""

    scheme: SupportScheme
    fit: Fit
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    units: tuple[Unit, ...]
    successor: SupportScheme | None = None


@dataclass(frozen=True)
class Benefits:
    """The system on the reference date with its paragraph, and the changes that come if nothing else changes.

    `supposed`: what the look ahead takes for granted because it is not known; a gap must not stay unseen for that.
    """

    system: str
    explained: Explanation
    ahead: tuple[Change, ...]
    analogue_from: date | None
    supposed: tuple[str | Promise, ...] = ()


def matches(known: Facts, place: str) -> list[Match]:
    """Every scheme there is or was, those that fit first; the ended ones last."""
    rows = {one.id: one for one in pathways.evaluate(REFERRAL, known.facts, known.at).criteria}
    schemes = list(directory.schemes())
    units = {unit.key: unit for unit in organisations.units(known.at)}
    newest = {one.key: one for one in sorted(schemes, key=lambda one: one.valid.lower or date.min)}
    who = Someone(person_age(known), stay_of(known), place)
    found = [_match(one, rows, newest, units, known, who) for one in newest.values()]
    order = list(Fit)
    return sorted(found, key=lambda one: (order.index(one.fit), one.scheme.name))


def _match(
    scheme: SupportScheme,
    rows: Mapping[str, Explained],
    newest: Mapping[str, SupportScheme],
    units: Mapping[str, Unit],
    known: Facts,
    who: Someone,
) -> Match:
    named = tuple(units[key] for key in scheme.units if key in units)
    row = rows.get(scheme.rule)
    if scheme.valid.upper is not None and scheme.valid.upper <= known.at:
        return Match(scheme, Fit.ENDED, (), (), named, newest.get(scheme.successor))
    if row is not None:
        fit = _FITS.get(str(row.outcome.value), Fit.OPEN)
        return Match(scheme, fit, _in_words(row), row.outcome.missing, named)
    target = Target(
        scheme.age_from,
        scheme.age_to,
        frozenset(scheme.residence),
        scheme.residence_is_focus,
        frozenset(scheme.places),
    )
    return Match(scheme, fit_by_target(target, who), tuple(filter(None, [scheme.target_group])), (), named)


def _in_words(row: Explained) -> tuple[str, ...]:
    """What the rule says, with the sentence of an open question instead of its code."""
    said = [text for _depth, text in row.text]
    codes = dict.fromkeys(code for text in said for code in CODE.findall(text))
    return (*(CODE.sub("", text) for text in said), *(QUESTIONS.get(code, code) for code in codes))


def benefits(known: Facts) -> Benefits:
    """`ben.system` today and ahead, and from when § 2 AsylbLG applies."""

    supposed = {name: words for name, words in SUPPOSED.items() if known.facts.get(name) is None}
    ahead = systems_ahead(known)
    today = _system(known.facts, known.at)
    analogue = known.ahead.earliest("ben.asylblg_2")
    is_asylblg = today == "ASYLBLG"
    return Benefits(
        system=ahead[0].before if ahead and today != "unknown" else today,
        explained=pathways.evaluate(SYSTEM, known.facts, known.at),
        ahead=ahead,
        analogue_from=analogue.day if is_asylblg else None,
        supposed=tuple(supposed.values()) if ahead else (),
    )


def systems_ahead(known: Facts, horizon: int = HORIZON_MONTHS) -> tuple[Change, ...]:
    """Changes of the benefit system in so many months, for somebody in need; what is not known is supposed."""
    facts = {**known.facts, **{name: True for name in SUPPOSED if known.facts.get(name) is None}}
    return changes(lambda day: _system(facts, day), known.at, horizon)


def _system(facts: Mapping[str, Any], day: date) -> str:
    return pathways.evaluate_rule(SYSTEM, facts, day).result or "unknown"


def course(known: Facts) -> list[Explanation]:
    """Entitlement or admission (§ 44), and obligation (§ 44a)."""
    return [pathways.evaluate(rule, known.facts, known.at) for rule in COURSE]


def stay_of(known: Facts) -> str:
    """On what the stay rests on the reference date; empty if it is not known."""
    for period in known.facts.get("status_periods", ()):
        if period["from"] <= known.at and (period.get("to") is None or known.at <= period["to"]):
            return str(_STAYS.get(_type_of(period), ""))
    return ""


def _type_of(period: Mapping[str, Any]) -> str:
    return str(period.get("type", ""))


def person_age(known: Facts) -> int | None:
    """Completed years on the reference date; None if the birth date is not known to the day."""
    born: date | None = known.facts.get("birth_date")
    if born is None:
        return None
    return known.at.year - born.year - ((known.at.month, known.at.day) < (born.month, born.day))
