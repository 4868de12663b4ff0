"""The codes of this context in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel.labels import Labels
from kim.procedures.rules.codes import (
    AppointmentKind,
    AppointmentState,
    FindingValue,
    Origin,
    PaperState,
    PreCheckValue,
)

ORIGINS: Labels = {
    Origin.DIRECT: _("entered by the authority"),
    Origin.PACKET: _("by a packet"),
}
PAPER_STATES: Labels = {
    PaperState.MISSING: pgettext_lazy("papers", "missing"),
    PaperState.PRESENT: pgettext_lazy("papers", "there"),
    PaperState.NOT_NEEDED: pgettext_lazy("papers", "not needed"),
}
FINDING_VALUES: Labels = {
    FindingValue.MET: pgettext_lazy("criterion", "met"),
    FindingValue.NOT_MET: pgettext_lazy("criterion", "not met"),
    FindingValue.OPEN: pgettext_lazy("criterion", "open"),
}
PRECHECK_VALUES: Labels = {
    PreCheckValue.MET: pgettext_lazy("criterion", "met"),
    PreCheckValue.OPEN: pgettext_lazy("criterion", "open"),
    PreCheckValue.AUTHORITY: pgettext_lazy("criterion", "the authority checks"),
    PreCheckValue.WEIGH: pgettext_lazy("criterion", "to be weighed"),
    PreCheckValue.NOT_MET: pgettext_lazy("criterion", "not met"),
    PreCheckValue.NONE: pgettext_lazy("criterion", "does not apply"),
}
APPOINTMENT_KINDS: Labels = {
    AppointmentKind.TALK: _("Talk in person"),
    AppointmentKind.PAPERS: _("Hand in papers"),
    AppointmentKind.BIOMETRICS: _("Fingerprints and photo"),
    AppointmentKind.COLLECTION: _("Collect the title"),
    AppointmentKind.CEREMONY: _("Naturalisation ceremony"),
    AppointmentKind.OTHER: pgettext_lazy("appointment", "Something else"),
}
APPOINTMENT_STATES: Labels = {
    AppointmentState.PLANNED: pgettext_lazy("appointment", "planned"),
    AppointmentState.KEPT: pgettext_lazy("appointment", "came"),
    AppointmentState.MISSED: pgettext_lazy("appointment", "did not come"),
    AppointmentState.CANCELLED: pgettext_lazy("appointment", "cancelled"),
}
