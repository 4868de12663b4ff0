from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kim.accounts import queries
from kim.accounts.models import User
from kim.accounts.views.form_drafts import AccountStore
from kim.kernel import access
from kim.kernel.prepared import PreparedFor
from kim.ui import drafts, menu


def manages_users(actor: Any) -> bool:
    return access.may(actor, "add", User)


def mails_not_delivered(count: int | None) -> Any:
    """Said at the foot of every page until it is settled: somebody waits for a mail that does not come."""
    if not count:
        return None
    return ngettext(
        "%(n)s mail of yours did not arrive. Look under “My access”, “Mails”.",
        "%(n)s mails of yours did not arrive. Look under “My access”, “Mails”.",
        count,
    ) % {"n": count}


def identify(request: Any) -> menu.Identity:
    """Who acts, in words: role and unit of the acting membership."""
    actor, membership = request.actor, request.membership
    role = access.roles().get(actor.role)
    return menu.Identity(actor.name, role.name if role else "", str(membership.unit) if membership else "")


menu.register_section("administration", _("Administration"), order=40)
menu.register(menu.Entry("administration", _("Users"), "person", "accounts:users", manages_users, order=10, phone=True))
menu.register(
    menu.Entry("administration", _("Mails not delivered"), "mail", "accounts:mails-stuck", manages_users, order=20)
)
menu.register_counted_note(mails_not_delivered, queries.stuck)
menu.register_identity(identify)
menu.register_prepare(PreparedFor)
drafts.register(AccountStore())
