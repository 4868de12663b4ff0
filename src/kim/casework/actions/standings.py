"""Which units stand in a case today follows from who works on it and who deputises: this keeps the wall's table."""

from __future__ import annotations

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from kim.casework.models import Case, Deputation, Standing
from kim.casework.rules.codes import StandingKind
from kim.kernel import clock, locking
from kim.people import api as people
from kim.people import periods


def follow(case: Case) -> None:
    """Let exactly those deputies stand in the case who are named for it now. May run twice."""
    wanted = {deputation.pk: deputation for deputation in _deputations_for(case)}
    for standing in case.standings.filter(kind=StandingKind.DEPUTATION, valid__endswith__gt=clock.today()):
        if wanted.pop(standing.deputation_id, None) is None:
            cut(standing)
    for deputation in wanted.values():
        _give(case, deputation)


def begin(case: Case) -> None:
    """A case that has just been opened: nobody stands in it yet."""
    for deputation in _deputations_for(case):
        _give(case, deputation)


def cut(standing: Standing) -> None:
    """The standing holds no longer, from this day on."""
    today = clock.today()
    people.end_standing(standing.public_id, today)
    left = periods.until(standing.valid, today)
    if left is None:
        standing.delete()
    else:
        locking.update(standing, valid=left)


def end(deputation: Deputation) -> None:
    """Nobody stands in any case on this deputation any longer; one that never began leaves no row."""
    for standing in deputation.standings.all():
        cut(standing)
    left = periods.until(deputation.valid, clock.today())
    if left is None:
        deputation.delete()
    else:
        locking.update(deputation, valid=left)


def _deputations_for(case: Case) -> QuerySet[Deputation]:
    if case.is_closed or case.is_sealed:
        return Deputation.objects.none()
    return Deputation.objects.filter(
        Q(case=case) | Q(case__isnull=True), manager=case.assigned_to_id, valid__endswith__gt=clock.today()
    ).select_related("holder")


def _give(case: Case, deputation: Deputation) -> None:
    first_day = max(deputation.valid.lower, clock.today())
    valid = DateRange(first_day, deputation.valid.upper)
    standing = Standing.objects.create(
        case=case, holder=deputation.holder, kind=StandingKind.DEPUTATION, deputation=deputation, valid=valid
    )
    people.give_standing(case.household, deputation.holder, standing.public_id, valid)
