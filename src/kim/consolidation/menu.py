"""What this context adds to the page of a case."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework import tabs
from kim.casework.menu import is_deep
from kim.consolidation.models import RuleShiftCount
from kim.kernel import access
from kim.organisations import api as organisations
from kim.pathways import api as pathways
from kim.ui import menu


def sees_drafts(actor: Any) -> bool:
    """An entry in the menu only while a wording waits to be switched on."""
    return bool(pathways.drafts()) and access.may(actor, "read", RuleShiftCount)


tabs.register(tabs.Tab("ways", _("Legal pathways"), "consolidation:ways", order=55, visible=is_deep))
menu.register(menu.Entry("lookup", _("Planned wordings"), "scale", "consolidation:rule-preview", sees_drafts, order=62))
# Ways are ways of a person in a case.
menu.needs("consolidation", organisations.keeps_case_files)
