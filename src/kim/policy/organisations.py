"""Who may do what with the district's data. They are about offices, not people: every member may read them."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.kernel.access import grant, role
from kim.organisations.models import (
    District,
    Municipality,
    Organisation,
    PlanTemplate,
    Position,
    Responsibility,
    ResponsibilityNote,
    Unit,
)

BASIS = "keine personenbezogenen Daten"

role(
    "system:district",
    _("District data"),
    _("Loads what the district's files state."),
    second_factor=False,
)

for fact in (District, Municipality, Organisation, Unit, Position, Responsibility, ResponsibilityNote):
    for member in Role:
        grant(
            _("Every member sees the district, its offices and who is responsible for what"),
            role=member,
            may={"read"},
            on=fact,
            basis=BASIS,
        )
    grant(
        _("The district's data come from its files; loading adds, changes and ends, and never deletes"),
        role="system:district",
        may={"read", "add", "edit"},
        on=fact,
        basis=BASIS,
    )

for member in Role:
    grant(
        _("Every member sees the templates of plans"),
        role=member,
        may={"read"},
        on=PlanTemplate,
        basis=BASIS,
    )
grant(
    _("The KI coordinator changes the templates of plans; each change is a version, and plans made before stay"),
    role=Role.KI_COORDINATOR,
    may={"add", "edit"},
    on=PlanTemplate,
    basis=BASIS,
)
