"""Who writes the newsletter, who reads it, and who gets a mail about it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.models import User
from kim.accounts.rules.roles import Role
from kim.kernel.access import grant
from kim.kernel.actor import Actor
from kim.steering.models import Newsletter, Subscription
from kim.steering.rules.codes import NewsletterState

BASIS = "§ 7 TIntG NRW; Konzept KIM"


def is_published(actor: Actor) -> Q:
    return Q(state=NewsletterState.PUBLISHED)


def of_own_address(actor: Actor) -> Q:
    return Q(address__in=User.objects.filter(pk=actor.user_id).values("email"))


for secretariat in (Newsletter, Subscription):
    grant(
        _("The coordinator writes the newsletter and keeps the addresses of partners who asked for it"),
        role=Role.KI_COORDINATOR,
        may={"read", "add", "edit"},
        on=secretariat,
        basis=BASIS,
    )
for reader in (Role.CASE_MANAGER, Role.STEERING_MEMBER, Role.EMPLOYER_LEAD, Role.PARTNER):
    grant(
        _("Staff reads newsletters that are published"),
        role=reader,
        may={"read"},
        on=Newsletter,
        where=is_published,
        basis=BASIS,
    )
    grant(
        _("Staff subscribes to the newsletter with the own address, and leaves it"),
        role=reader,
        may={"read", "add", "edit"},
        on=Subscription,
        where=of_own_address,
        basis="Art. 6 Abs. 1 lit. a DSGVO",
    )
