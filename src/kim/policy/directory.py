"""Who may do what with the directory. It is about offers, not people: every member may read it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.directory.models import Correction, HolderRequest, PromisedTime, Service, SupportScheme
from kim.kernel.access import grant, role, verbs
from kim.kernel.actor import Actor
from kim.organisations.models import Unit
from kim.policy import organisations  # noqa: F401  # declares who loads the district

verbs("ask", "promise")

BASIS = "keine personenbezogenen Daten"
KEEPERS = (Role.KI_COORDINATOR, Role.ADMINISTRATOR)

role(
    "system:directory",
    _("Directory"),
    _("Asks whoever holds an entry of the directory whether it is still right."),
    second_factor=False,
)
role(
    "system:holder",
    _("Holder of an entry, by link"),
    _("Says by a one-time link that an entry is still right, or what has changed."),
    second_factor=False,
)


def held_by_own_unit(actor: Actor) -> Q:
    return Q(holder=actor.unit_id)


def own_unit(actor: Actor) -> Q:
    return Q(pk=actor.unit_id)


def about_own_entry(actor: Actor) -> Q:
    return Q(service__holder=actor.unit_id)


for member in Role:
    for kind in (Service, SupportScheme, Correction, PromisedTime):
        grant(
            _("Every member sees the directory, the support schemes, what was corrected, and how soon offices answer"),
            role=member,
            may={"read"},
            on=kind,
            basis=BASIS,
        )
    grant(
        _("Every member proposes corrections"),
        role=member,
        may={"add"},
        on=Correction,
        basis=BASIS,
    )
    grant(
        _("The people of a unit keep the entries that their unit holds"),
        role=member,
        may={"edit"},
        on=Service,
        where=held_by_own_unit,
        basis=BASIS,
    )
    grant(
        _("The people of a unit decide about corrections of the entries that their unit holds"),
        role=member,
        may={"edit"},
        on=Correction,
        where=about_own_entry,
        basis=BASIS,
    )
    grant(
        _("The people of a unit say how soon their unit answers"),
        role=member,
        may={"promise"},
        on=Unit,
        where=own_unit,
        basis=BASIS,
    )
for keeper in KEEPERS:
    grant(
        _("Coordination and administration note for every office how soon it answers"),
        role=keeper,
        may={"promise"},
        on=Unit,
        basis=BASIS,
    )
    grant(
        _("Coordination and administration keep the whole directory"),
        role=keeper,
        may={"add", "edit", "ask"},
        on=Service,
        basis=BASIS,
    )
    grant(
        _("Coordination and administration decide about all corrections"),
        role=keeper,
        may={"edit"},
        on=Correction,
        basis=BASIS,
    )
grant(
    _("Proposals about the matrix are answered by loading files that change it"),
    role="system:district",
    may={"edit"},
    on=Correction,
    basis=BASIS,
)
for kind in (Service, SupportScheme):
    grant(
        _("The district's data come from its files; loading adds, changes and ends, and never deletes"),
        role="system:district",
        may={"read", "add", "edit"},
        on=kind,
        basis=BASIS,
    )
grant(
    _("Holders of old entries are asked by mail"),
    role="system:directory",
    may={"read", "ask"},
    on=Service,
    basis=BASIS,
)
grant(
    _("Whoever holds an entry confirms it by a one-time link"),
    role="system:holder",
    may={"read", "edit"},
    on=Service,
    basis=BASIS,
)
grant(
    _("Whoever holds an entry says by a one-time link what has changed"),
    role="system:holder",
    may={"read", "add"},
    on=Correction,
    basis=BASIS,
)
grant(
    _("A question to a holder is found by its link only"),
    role="system:holder",
    may={"read"},
    on=HolderRequest,
    basis=BASIS,
)
