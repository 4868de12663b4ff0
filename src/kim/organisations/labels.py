"""What the codes of this context are called. Codes never change; these words are translated."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.organisations.rules.codes import Aspect, MunicipalityKind, OrganisationKind, Role, SchoolForm, Topic
from kim.organisations.rules.overview import Holder

Labels = Mapping[str, str | Promise]


def choices(labels: Labels) -> list[tuple[str, str | Promise]]:
    """The pairs that a form wants, in the order of the labels."""
    return [(str(code), label) for code, label in labels.items()]


TOPIC_LABELS: Labels = {
    Topic.IMMIGRATION_AUTHORITY: _("Immigration authority"),
    Topic.NATURALISATION_APPLICATION: _("Naturalisation: application"),
    Topic.NATURALISATION_DECISION: _("Naturalisation: decision"),
    Topic.INTEGRATION_COURSE: _("Integration course: entitlement and obligation"),
    Topic.JOBCENTER: _("Jobcenter"),
    Topic.JOBCENTER_CONTACT_POINT: _("Jobcenter: contact point in the municipality"),
    Topic.EMPLOYMENT_AGENCY: _("Employment agency"),
    Topic.SOCIAL_OFFICE: _("Social office"),
    Topic.YOUTH_OFFICE: _("Youth office"),
    Topic.SCHOOL_SUPERVISION: _("School supervision"),
    Topic.SCHOOL_ADMINISTRATION: _("School administration"),
    Topic.REFUGEE_RECEPTION: _("Reception and housing of refugees"),
    Topic.HEALTH_OFFICE: _("Health office"),
    Topic.INTEGRATION_OFFICE: _("Integration office"),
    Topic.INTEGRATION_COUNCIL: _("Integration council"),
}
SCHOOL_FORM_LABELS: Labels = {
    SchoolForm.GRUNDSCHULE: _("Grundschule"),
    SchoolForm.HAUPTSCHULE: _("Hauptschule"),
    SchoolForm.REALSCHULE: _("Realschule"),
    SchoolForm.SEKUNDARSCHULE: _("Sekundarschule"),
    SchoolForm.GESAMTSCHULE: _("Gesamtschule"),
    SchoolForm.GYMNASIUM: _("Gymnasium"),
    SchoolForm.FOERDERSCHULE: _("Förderschule"),
    SchoolForm.BERUFSKOLLEG: _("Berufskolleg"),
}
ASPECT_LABELS: Labels = {
    Aspect.PROFESSIONAL: _("professional matters"),
    Aspect.SERVICE_SUPERVISION: _("service supervision"),
}
# The components of the programme, by the number that the district's files give them.
COMPONENT_LABELS: Mapping[int, str | Promise] = {
    1: pgettext_lazy("component", "Coordination"),
    2: pgettext_lazy("component", "Case management"),
    3: pgettext_lazy("component", "Legal consolidation"),
}
MUNICIPALITY_KIND_LABELS: Labels = {
    MunicipalityKind.STADT: _("Town"),
    MunicipalityKind.GEMEINDE: _("Municipality"),
}
ROLE_LABELS: Labels = {Role.ACTOR: _("Actor"), Role.PARTNER: _("Partner")}
ORGANISATION_KIND_LABELS: Labels = {
    OrganisationKind.DISTRICT_ADMINISTRATION: _("District administration"),
    OrganisationKind.MUNICIPAL_ADMINISTRATION: _("Administration of a municipality"),
    OrganisationKind.POLITICAL_BODY: _("Political body"),
    OrganisationKind.STATE_AUTHORITY: _("State authority"),
    OrganisationKind.FEDERAL_AUTHORITY: _("Federal authority"),
    OrganisationKind.JOINT_INSTITUTION: _("Joint institution"),
    OrganisationKind.SPECIAL_PURPOSE_ASSOCIATION: _("Special-purpose association"),
    OrganisationKind.CHAMBER: _("Chamber"),
    OrganisationKind.WELFARE_ASSOCIATION: _("Welfare association"),
    OrganisationKind.GROUP: _("Group without a name of its own"),
    OrganisationKind.INITIATIVE: _("Initiative of volunteers"),
    OrganisationKind.OTHER: _("Other"),
}
HOLDER_LABELS: Labels = {
    Holder.DISTRICT: pgettext_lazy("who is responsible", "District"),
    Holder.LOCAL: pgettext_lazy("who is responsible", "on the spot"),
    Holder.SEVERAL: pgettext_lazy("who is responsible", "by school form"),
    Holder.NOBODY: pgettext_lazy("who is responsible", "–"),
}
