"""What people read instead of the codes of this context."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.consent.rules.codes import ConsentState, DataArea, HowGiven, LegalBasis, Purpose

Labels = dict[str, str | Promise]

LEGAL_BASES: Labels = {
    LegalBasis.STATUTE: _("statute"),
    LegalBasis.CONSENT: _("consent"),
}
PURPOSES: Labels = {
    Purpose.COUNSELLING: _("Counselling and case management"),
    Purpose.REFERRAL: _("Referral to another service"),
    Purpose.STEP_SHARING: _("Working on a step together with an office"),
    Purpose.CASE_CONFERENCE: _("Case conference"),
    Purpose.LEGAL_PRECHECK: _("Preliminary check of legal paths"),
    Purpose.AUTHORITY_FILE: _("Prepared file for an authority"),
    Purpose.OBTAINING_DOCUMENTS: _("Obtaining documents"),
    Purpose.INTERPRETING: _("Interpreting"),
}
DATA_AREAS: Labels = {
    DataArea.IDENTITY: _("Name and date of birth"),
    DataArea.CONTACT_DETAILS: _("Address and contact details"),
    DataArea.HOUSEHOLD: _("Members of the household"),
    DataArea.RESIDENCE_STATUS: _("Residence status"),
    DataArea.LANGUAGE: _("Languages and courses"),
    DataArea.SCHOOL_AND_TRAINING: _("School and training"),
    DataArea.WORK_AND_INCOME: _("Work and income"),
    DataArea.HOUSING: _("Housing"),
    DataArea.BENEFITS: _("Benefits"),
    DataArea.HEALTH: _("Health"),
    DataArea.FAMILY_SITUATION: _("Family situation"),
    DataArea.PLAN: _("Plan and steps"),
}
HOW_GIVEN: Labels = {
    HowGiven.WRITTEN: _("in writing"),
    HowGiven.SIGNED_HERE: _("signed on the spot"),
    HowGiven.ELECTRONIC: _("electronically"),
    HowGiven.ORAL_RECORDED: _("orally, noted"),
}
STATES: Labels = {
    ConsentState.NOT_YET: _("not valid yet"),
    ConsentState.VALID: _("valid"),
    ConsentState.EXPIRED: _("expired"),
    ConsentState.WITHDRAWN: _("withdrawn"),
}
