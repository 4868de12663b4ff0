"""Who asks for a date, who answers, and what of it stays when open data is taken back."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.access import grant, verbs
from kim.kernel.actor import Actor
from kim.organisations.models import Unit
from kim.policy.open_data import OPEN_DATA
from kim.steering.models import DateAnswer, DatePoll, ProposedDate, PublicTrace, Seat
from kim.steering.rules.codes import BodyFormat

verbs("answer")

BASIS = "§ 7 TIntG NRW; Konzept KIM"


def _bodies_of(actor: Actor) -> Q:
    """Bodies in which the own unit has a seat today."""
    seats = Seat.objects.filter(unit=actor.unit_id, valid__contains=clock.today())
    return Q(body__in=seats.values("body"))


def _bodies_of_office(actor: Actor) -> Q:
    """Bodies in which the own organisation, or the own unit, has a seat today."""
    organisation = Unit.objects.filter(pk=actor.unit_id or 0).values("organisation")
    seats = Seat.objects.filter(unit=None, organisation__in=organisation, valid__contains=clock.today())
    return _bodies_of(actor) | Q(body__in=seats.values("body"))


def of_own_body(actor: Actor) -> Q:
    """For case managers: the project group, which belongs to them all, and where their unit has a seat."""
    return _bodies_of(actor) | Q(body__kind=BodyFormat.PROJECT_GROUP)


for part in (DatePoll, ProposedDate, DateAnswer):
    grant(
        _("The coordinator asks for dates and fixes them"),
        role=Role.KI_COORDINATOR,
        may={"read", "add", "edit"},
        on=part,
        basis=BASIS,
    )
grant(
    _("A member of steering sees which dates are asked for"),
    role=Role.STEERING_MEMBER,
    may={"read"},
    on=DatePoll,
    basis=BASIS,
)
for member in (Role.STEERING_MEMBER, Role.KI_COORDINATOR):
    grant(
        _("Whoever sits in a body says which dates suit"),
        role=member,
        may={"answer"},
        on=DatePoll,
        where=_bodies_of_office,
        basis=BASIS,
    )
grant(
    _("Case managers say which dates suit in the project group, and where their unit has a seat"),
    role=Role.CASE_MANAGER,
    may={"read", "answer"},
    on=DatePoll,
    where=of_own_body,
    basis=BASIS,
)
grant(
    _("Open data tells what is gone, and nothing more of it"),
    role=OPEN_DATA,
    may={"read", "add"},
    on=PublicTrace,
    basis="§ 16a EGovG NRW",
)
