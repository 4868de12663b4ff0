"""Who may do what with users and memberships."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.models import CalendarFeed, Membership, User
from kim.accounts.rules.roles import Role
from kim.kernel.access import grant, role
from kim.kernel.actor import Actor

OPERATOR = "system:operator"

role(
    OPERATOR,
    _("Command line"),
    _("Whoever may run commands on the server: invites the first administrator."),
    second_factor=False,
)


role(
    "system:sweep",
    _("Sweeping"),
    _("Removes ended sessions and forms that nobody came back for; reads neither."),
    second_factor=False,
)


def own_account(actor: Actor) -> Q:
    return Q(pk=actor.user_id)


def own_memberships(actor: Actor) -> Q:
    return Q(user=actor.user_id)


def of_own_membership(actor: Actor) -> Q:
    return Q(membership=actor.membership_id)


grant(
    _("A case manager makes and ends the secret address of their own calendar, which names no client"),
    role=Role.CASE_MANAGER,
    may={"read", "add"},
    on=CalendarFeed,
    where=of_own_membership,
    basis="Art. 32 DSGVO",
)
for steering_role in (Role.STEERING_MEMBER, Role.KI_COORDINATOR):
    grant(
        _("Who steers makes and ends the secret address of their calendar of meetings, which names no client"),
        role=steering_role,
        may={"read", "add"},
        on=CalendarFeed,
        where=of_own_membership,
        basis="Art. 32 DSGVO",
    )
grant(
    _("An administrator invites users, changes and ends them"),
    role=Role.ADMINISTRATOR,
    may={"read", "add", "edit"},
    on=User,
    basis="Art. 32 DSGVO",
)
grant(
    _("An administrator gives memberships in units and ends them"),
    role=Role.ADMINISTRATOR,
    may={"read", "add", "edit"},
    on=Membership,
    basis="Art. 32 DSGVO",
)
grant(
    _("The command line invites users, so that there is a first administrator"),
    role=OPERATOR,
    may={"read", "add", "edit"},
    on=User,
    basis="Art. 32 DSGVO",
)
grant(
    _("The command line gives the first membership of a user that it invites"),
    role=OPERATOR,
    may={"read", "add"},
    on=Membership,
    basis="Art. 32 DSGVO",
)
for each in Role:
    grant(
        _("Everyone sees their own account"), role=each, may={"read"}, on=User, where=own_account, basis="Art. 15 DSGVO"
    )
    grant(
        _("Everyone sees their own memberships"),
        role=each,
        may={"read"},
        on=Membership,
        where=own_memberships,
        basis="Art. 15 DSGVO",
    )
