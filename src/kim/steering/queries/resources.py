"""Posts and grants that a measure can use and uses, as the district's data name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import ngettext

from kim.directory import api as directory
from kim.directory.models import SupportScheme
from kim.kernel import clock
from kim.organisations import api as organisations
from kim.organisations.models import Position
from kim.steering.models import Measure
from kim.steering.templatetags.steering import posts_words


@dataclass(frozen=True)
class Used:
    """What a measure uses. `positions` with their names; `schemes` in the version of today, or else the last one."""

    positions: list[tuple[Position, str]]
    schemes: list[SupportScheme]


def used_by(measure: Measure) -> Used:
    """Everything that is linked, also what has ended since."""
    rows = list(measure.uses.select_related("position__employer", "position__unit"))
    named = latest_schemes()
    return Used(
        positions=[(row.position, name_of(row.position, named)) for row in rows if row.position],
        schemes=[named[row.scheme] for row in rows if row.scheme in named],
    )


def position_choices(measure: Measure) -> list[tuple[str, str]]:
    """Positions that hold today, and those that the measure uses already."""
    held = {position.public_id: position for position in organisations.positions_on(clock.today())}
    kept = {position.public_id: position for position, _name in used_by(measure).positions}
    named = latest_schemes()
    return [(key, name_of(position, named)) for key, position in (held | kept).items()]


def scheme_choices(measure: Measure) -> list[tuple[str, str]]:
    """Support schemes that hold today, and those that the measure uses already."""
    today = clock.today()
    held = {scheme.key: scheme for scheme in directory.schemes() if scheme.period.contains(today)}
    kept = {scheme.key: scheme for scheme in used_by(measure).schemes}
    return [(key, scheme.name) for key, scheme in (held | kept).items()]


def positions_of(keys: list[str]) -> list[Position]:
    """The positions with these public ids."""
    return list(Position.objects.filter(public_id__in=keys))


def latest_schemes() -> dict[str, SupportScheme]:
    """Each scheme once, by its key: the version that began last."""
    ordered = directory.schemes().order_by("key", "valid")
    return {scheme.key: scheme for scheme in ordered}


def name_of(position: Position, schemes: dict[str, SupportScheme]) -> str:
    """ "Case management · the town that employs": what it is for and whose it is."""
    what = _what(position, schemes)
    whose = position.unit or position.employer
    return f"{what} · {whose}" if whose else f"{what} · {', '.join(position.places)}"


def shares_of(positions: Iterable[Position], schemes: dict[str, SupportScheme]) -> list[str]:
    """ "1,5 case management": posts of one kind together; people where no posts are stated, as another thing."""
    posts: dict[str, Decimal] = {}
    people: dict[str, int] = {}
    for position in positions:
        what = _what(position, schemes)
        if position.posts is not None:
            posts[what] = posts.get(what, Decimal(0)) + position.posts
        elif position.people is not None:
            people[what] = people.get(what, 0) + position.people
    counted = [f"{posts_words(number)} {what}" for what, number in posts.items()]
    return counted + [
        ngettext("%(what)s: %(n)s person", "%(what)s: %(n)s persons", number) % {"what": what, "n": number}
        for what, number in people.items()
    ]


def _what(position: Position, schemes: dict[str, SupportScheme]) -> str:
    scheme = schemes.get(position.scheme)
    return str(position.get_component_display()) if position.component else str(scheme or position.scheme)
