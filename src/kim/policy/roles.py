"""The roles, one sentence each, and the verbs that can be granted."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.kernel.access import role, verbs

verbs("read", "add", "edit")

role(
    Role.CASE_MANAGER,
    _("Case manager"),
    _("Works on the cases assigned to them, in the unit that employs them."),
    second_factor=True,
)
role(
    Role.KI_COORDINATOR,
    _("KI coordinator"),
    _("Coordinates KIM at the Integrationszentrum and prepares the bodies; never sees who a client is."),
    second_factor=True,
)
role(
    Role.STEERING_MEMBER,
    _("Steering member"),
    _("Decides in a body on issues that are on an agenda; sees no case."),
    second_factor=False,
)
role(
    Role.EMPLOYER_LEAD,
    _("Employer lead"),
    _("Leads a unit that employs case managers; sees workload as numbers only."),
    second_factor=False,
)
role(
    Role.DATA_PROTECTION_OFFICER,
    _("Data-protection officer"),
    _("Sees who looked at which case number and when; sees no content."),
    second_factor=True,
)
role(
    Role.ADMINISTRATOR,
    _("Administrator"),
    _("Manages users and the district's data; sees no case."),
    second_factor=True,
)
role(
    Role.IMMIGRATION_OFFICER,
    _("Officer of the immigration authority"),
    _("Decides on residence permits; sees the procedures of their own unit and the packets sent to it, never a case."),
    second_factor=True,
)
role(
    Role.NATURALISATION_OFFICER,
    _("Officer of the naturalisation authority"),
    _("Decides on naturalisation; sees the procedures of their own unit and the packets sent to it, never a case."),
    second_factor=True,
)
role(
    Role.PARTNER,
    _("Partner service"),
    _("Works in a service that receives packets; sees what was handed to its unit, and nothing else."),
    second_factor=True,
)
