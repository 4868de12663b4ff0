from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts.models import User
from kim.accounts.views.form_drafts import AccountStore
from kim.kernel import access
from kim.organisations.models import Unit
from kim.ui import drafts, menu


def manages_users(actor: Any) -> bool:
    return access.may(actor, "add", User)


def identify(actor: Any) -> menu.Identity:
    """Who acts, in words: role and unit of the acting membership."""
    role = access.roles().get(actor.role)
    unit = Unit.objects.filter(pk=actor.unit_id).first()
    return menu.Identity(actor.name, role.name if role else "", str(unit) if unit else "")


menu.register_section("administration", _("Administration"), order=40)
menu.register(menu.Entry("administration", _("Users"), "person", "accounts:users", manages_users, order=10, phone=True))
menu.register_identity(identify)
drafts.register(AccountStore())
