"""What the codes of the directory are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.directory.rules.codes import Accessible, Audience, CorrectionState, Costs, Funding, Stay, Visit
from kim.directory.rules.coverage import AgeBand

Labels = Mapping[str, str | Promise]

AUDIENCES: Labels = {
    Audience.EVERYONE: _("everyone"),
    Audience.CHILDREN: _("children"),
    Audience.YOUNG_PEOPLE: _("young people"),
    Audience.ADULTS: _("adults"),
    Audience.PARENTS: _("parents"),
    Audience.WOMEN: _("women"),
    Audience.OLDER_PEOPLE: _("older people"),
    Audience.DISABLED_PEOPLE: _("people with disabilities"),
    Audience.REFUGEES: _("refugees"),
    Audience.NEWLY_ARRIVED: _("newly arrived people"),
}
STAYS: Labels = {
    Stay.AUFENTHALTSERLAUBNIS: _("residence permit"),
    Stay.AUFENTHALTSGESTATTUNG: _("Aufenthaltsgestattung"),
    Stay.DULDUNG: _("Duldung"),
    Stay.FREIZUEGIGKEIT: _("EU citizens"),
    Stay.OHNE: _("without a status"),
}
VISITS: Labels = {
    Visit.NOT_STATED: _("not stated"),
    Visit.OPEN: _("open without appointment"),
    Visit.APPOINTMENT: _("by appointment only"),
    Visit.BOTH: _("with and without appointment"),
    Visit.OUTREACH: _("they come to you"),
}
ACCESSIBLE: Labels = {
    Accessible.NOT_STATED: _("not stated"),
    Accessible.YES: pgettext_lazy("accessible", "yes"),
    Accessible.PARTLY: _("partly"),
    Accessible.NO: pgettext_lazy("accessible", "no"),
}
COSTS: Labels = {
    Costs.NOT_STATED: _("not stated"),
    Costs.FREE: _("free of charge"),
    Costs.REDUCED: _("reduced for low incomes"),
    Costs.PAID: _("costs something"),
}
CORRECTION_STATES: Labels = {
    CorrectionState.OPEN: pgettext_lazy("correction", "open"),
    CorrectionState.ACCEPTED: _("taken over"),
    CorrectionState.DECLINED: _("not taken over"),
}
FUNDING: Labels = {
    Funding.FEDERAL: _("federation"),
    Funding.STATE: pgettext_lazy("funding", "state"),
    Funding.DISTRICT: _("district"),
    Funding.MUNICIPAL: _("municipality"),
    Funding.MIXED: _("several sources"),
    Funding.OTHER: _("another source"),
}
AGE_BANDS: Labels = {
    AgeBand.CHILDREN: _("0 to 11 years"),
    AgeBand.YOUTH: _("12 to 17 years"),
    AgeBand.YOUNG_ADULTS: _("18 to 26 years"),
    AgeBand.ADULTS: _("27 to 66 years"),
    AgeBand.OLDER: _("67 years and older"),
}
# Languages that entries name most often here; any other two-letter code is kept and shown as Babel calls it.
LANGUAGES = ("de", "ar", "en", "fa", "fr", "ku", "pl", "ro", "ru", "sq", "so", "ti", "tr", "uk")
