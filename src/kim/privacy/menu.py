from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.models import AuditMeta, ReadLog
from kim.ui import menu


def sees_looks(actor: Any) -> bool:
    return access.may(actor, "read", ReadLog)


def sees_changes(actor: Any) -> bool:
    return access.may(actor, "read", AuditMeta)


menu.register_section("privacy", _("Data protection"), order=60)
menu.register(
    menu.Entry("privacy", _("Looks at cases"), "visibility", "privacy:looks", sees_looks, order=10, phone=True)
)
menu.register(menu.Entry("privacy", _("Changes"), "table", "privacy:changes", sees_changes, order=20, phone=True))
menu.register(menu.Entry("privacy", _("Seals"), "lock", "privacy:seals", sees_changes, order=30))
