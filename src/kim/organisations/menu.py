from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.organisations.models import PlanTemplate, Responsibility
from kim.ui import menu


def sees_responsibilities(actor: Any) -> bool:
    return access.may(actor, "read", Responsibility)


def sees_plan_templates(actor: Any) -> bool:
    return access.may(actor, "read", PlanTemplate)


menu.register_section("lookup", _("Look up"), order=30)
menu.register(
    menu.Entry("lookup", _("Responsibilities"), "compass", "organisations:responsibility", sees_responsibilities)
)
menu.register(
    menu.Entry(
        "lookup", _("Plan templates"), "checklist", "organisations:plan-templates", sees_plan_templates, order=60
    )
)
