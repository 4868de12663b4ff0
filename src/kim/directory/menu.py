from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.directory.models import Correction, Service
from kim.directory.rules.codes import CorrectionState
from kim.kernel import access
from kim.ui import menu
from kim.ui.tally import Tally


def sees_directory(actor: Any) -> bool:
    return access.may(actor, "read", Service)


def waiting_for(actor: Any) -> Tally:
    """Corrections that wait for a decision of the actor; no number where none does."""
    return Tally([Correction.objects.visible_to(actor, "edit").filter(state=CorrectionState.OPEN)], or_none=True)


menu.register_section("lookup", _("Look up"), order=30)
menu.register(menu.Entry("lookup", _("Offers"), "search", "directory:services", sees_directory, order=52))
menu.register(
    menu.Entry("lookup", _("Corrections"), "flag", "directory:corrections", sees_directory, waiting_for, order=54)
)
