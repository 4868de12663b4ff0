"""Finding an offer: by topic, language, place, target group. What an entry does not state excludes it never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.directory.models import Service
from kim.directory.rules import freshness, hours
from kim.directory.rules.codes import Visit
from kim.directory.rules.distance import Point, kilometres
from kim.directory.rules.hours import Day
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.models import Municipality

FAR = 10_000


@dataclass(frozen=True)
class Wanted:
    """The question; everything empty asks for all. `place` and `language` are keys and codes."""

    area: str = ""
    language: str = ""
    place: str = ""
    audience: str = ""
    stay: str = ""
    age: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Hit:
    """An entry as it stands in the list: how far, what one finds today, and what it does not say."""

    service: Service
    km: int | None
    today: Day
    is_stale: bool
    open_questions: tuple[str | Promise, ...] = field(default=())


def find(actor: Actor, wanted: Wanted, on: date | None = None) -> list[Hit]:
    """Entries that fit, the nearest first; those that leave a part of the question open come last."""
    day = on or clock.today()
    found = Service.objects.visible_to(actor).valid_on(day).filter(_fits(wanted)).distinct()
    rows = found.select_related("organisation", "municipality").prefetch_related("serves")
    start = Municipality.objects.filter(key=wanted.place).first() if wanted.place else None
    free = organisations.working_days().free(day)
    hits = [_hit(one, wanted, start, day, free) for one in rows]
    return sorted(hits, key=lambda hit: (len(hit.open_questions), FAR if hit.km is None else hit.km, hit.service.name))


def entry(service: Service, on: date | None = None) -> Hit:
    """One entry as of a day."""
    day = on or clock.today()
    return _hit(service, Wanted(), None, day, organisations.working_days().free(day))


def languages(actor: Actor) -> list[str]:
    """The codes of all languages that an entry names."""
    lists: Iterable[list[str]] = Service.objects.visible_to(actor).values_list("languages", flat=True)
    return sorted({code for codes in lists for code in codes})


def _fits(wanted: Wanted) -> Q:
    fits = Q()
    if wanted.area:
        fits &= Q(life_areas__contains=[wanted.area])
    if wanted.language:
        fits &= Q(languages__contains=[wanted.language]) | Q(languages=[])
    if wanted.audience:
        fits &= Q(audiences__contains=[wanted.audience]) | Q(audiences__contains=["everyone"]) | Q(audiences=[])
    if wanted.stay:
        fits &= Q(stays__contains=[wanted.stay]) | Q(stays=[])
    if wanted.place:
        fits &= Q(serves__key=wanted.place) | Q(municipality__key=wanted.place) | Q(serves=None)
    if wanted.age is not None:
        fits &= (Q(age_from=None) | Q(age_from__lte=wanted.age)) & (Q(age_to=None) | Q(age_to__gte=wanted.age))
    for word in wanted.words.split():
        fits &= Q(name__icontains=word) | Q(what__icontains=word) | Q(organisation__name__icontains=word)
    return fits


def _hit(service: Service, wanted: Wanted, start: Municipality | None, day: date, free: str) -> Hit:
    questions: list[str | Promise] = []
    if wanted.language and not service.languages:
        questions.append(_("languages not stated"))
    if wanted.audience and not service.audiences:
        questions.append(_("target group not stated"))
    if wanted.place and not service.serves.all() and (service.municipality_id != (start.pk if start else None)):
        questions.append(_("not stated whose residents may come"))
    return Hit(
        service=service,
        km=kilometres(point(start), point(service.municipality)),
        today=hours.on(service.spans, Visit(service.visit), day, free),
        is_stale=freshness.is_stale(service.confirmed_on, day),
        open_questions=tuple(questions),
    )


def point(place: Municipality | None) -> Point | None:
    """The middle of a municipality; None if the files do not say."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return Point(float(place.latitude), float(place.longitude))
