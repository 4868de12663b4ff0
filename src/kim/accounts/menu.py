from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kim.accounts import queries
from kim.accounts.models import User
from kim.accounts.views.form_drafts import AccountStore
from kim.kernel import access
from kim.organisations.models import Unit
from kim.ui import drafts, menu


def manages_users(actor: Any) -> bool:
    return access.may(actor, "add", User)


def mails_not_delivered(actor: Any) -> Any:
    """Said at the foot of every page until it is settled: somebody waits for a mail that does not come."""
    count = queries.count_stuck(actor)
    if not count:
        return None
    return ngettext(
        "%(n)s mail of yours did not arrive. Look under “My access”, “Mails”.",
        "%(n)s mails of yours did not arrive. Look under “My access”, “Mails”.",
        count,
    ) % {"n": count}


def identify(actor: Any) -> menu.Identity:
    """Who acts, in words: role and unit of the acting membership."""
    role = access.roles().get(actor.role)
    unit = Unit.objects.filter(pk=actor.unit_id).first()
    return menu.Identity(actor.name, role.name if role else "", str(unit) if unit else "")


menu.register_section("administration", _("Administration"), order=40)
menu.register(menu.Entry("administration", _("Users"), "person", "accounts:users", manages_users, order=10, phone=True))
menu.register(
    menu.Entry("administration", _("Mails not delivered"), "mail", "accounts:mails-stuck", manages_users, order=20)
)
menu.register_note(mails_not_delivered)
menu.register_identity(identify)
drafts.register(AccountStore())
