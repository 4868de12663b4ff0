"""What everybody may read without a log-in, as OParl: only what a body has marked as public."""

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.kernel.access import grant, role, verbs
from kim.kernel.actor import Actor
from kim.steering.models import AgendaItem, Body, Decision, Meeting, Seat, StructuralIssue

verbs("publish")
OPEN_DATA = "system:open_data"
BASIS = "§ 16a EGovG NRW"

role(
    OPEN_DATA,
    _("Open data"),
    _("Answers anybody who asks, with what a body has marked as public. It names no person."),
    second_factor=False,
)


def _public_item(prefix: str = "") -> Q:
    """A point of a public meeting: by its own mark, or by that of its paper."""
    meeting = Q(**{f"{prefix}meeting__is_public": True, f"{prefix}meeting__body__is_public": True})
    own = Q(**{f"{prefix}issue": None, f"{prefix}is_public": True})
    return meeting & (own | Q(**{f"{prefix}issue__is_public": True}))


def public_body(actor: Actor) -> Q:
    return Q(is_public=True)


def of_public_body(actor: Actor) -> Q:
    return Q(body__is_public=True)


def public_meeting(actor: Actor) -> Q:
    return Q(is_public=True, body__is_public=True)


def public_item(actor: Actor) -> Q:
    return _public_item()


def of_public_item(actor: Actor) -> Q:
    return _public_item("item__")


def public_paper(actor: Actor) -> Q:
    return Q(is_public=True, pk__in=AgendaItem.objects.filter(_public_item(), issue__isnull=False).values("issue"))


WHAT: tuple[tuple[type[Model], object], ...] = (
    (Body, public_body),
    (Seat, of_public_body),
    (Meeting, public_meeting),
    (AgendaItem, public_item),
    (Decision, of_public_item),
    (StructuralIssue, public_paper),
)
for model, condition in WHAT:
    grant(
        _("Everybody reads what a body has marked as public"),
        role=OPEN_DATA,
        may={"read"},
        on=model,
        where=condition,  # type: ignore[arg-type]
        basis=BASIS,
    )
grant(
    _("The coordinator says which bodies are public"),
    role=Role.KI_COORDINATOR,
    may={"publish"},
    on=Body,
    basis=BASIS,
)
