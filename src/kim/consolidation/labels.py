"""What people read instead of the codes of this context."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.consolidation.rules.codes import Sight, Standing
from kim.consolidation.rules.outlook import OutlookKind
from kim.consolidation.rules.suppositions import Supposition
from kim.pathways.api import Effect, Flag, Value
from kim.referrals.rules.told import ToldValue

Labels = dict[str, str | Promise]

SIGHTS: Labels = {
    Sight.MET: pgettext_lazy("criterion", "met"),
    Sight.OPEN: pgettext_lazy("criterion", "open"),
    Sight.AUTHORITY: pgettext_lazy("criterion", "the authority checks"),
    Sight.WEIGH: pgettext_lazy("criterion", "to be weighed"),
    Sight.NOT_MET: pgettext_lazy("criterion", "not met"),
    Sight.NONE: pgettext_lazy("criterion", "does not apply"),
}
MEANINGS: Labels = {
    Sight.MET: _("met"),
    Sight.OPEN: _("open: a fact or its evidence is missing"),
    Sight.AUTHORITY: _("the authority checks: only it can find this out"),
    Sight.WEIGH: _("to be weighed: the authority assesses it"),
    Sight.NOT_MET: _("not met"),
}
# The state of the design and the sign for each.
SIGNS: dict[str, tuple[str, str]] = {
    Sight.MET: ("done", "tick"),
    Sight.OPEN: ("unknown", "unknown"),
    Sight.AUTHORITY: ("blocked", "building"),
    Sight.WEIGH: ("weigh", "scale"),
    Sight.NOT_MET: ("late", "cross"),
    Sight.NONE: ("blocked", "circle"),
}
BARS: dict[str, str] = {
    Sight.MET: "done",
    Sight.OPEN: "open",
    Sight.AUTHORITY: "soft",
    Sight.WEIGH: "weigh",
    Sight.NOT_MET: "late",
}
EFFECTS: Labels = {
    Effect.IST: _("entitlement"),
    Effect.SOLL: _("is granted as a rule"),
    Effect.KANN: _("may be granted"),
}
STANDINGS: Labels = {
    Standing.MET: _("all met, as far as it can be seen here"),
    Standing.BY_EVIDENCE: _("as soon as the evidence is there"),
    Standing.BY_TIME: _("time brings it, with the evidence"),
    Standing.BY_ACT: _("needs something to change"),
    Standing.CLOSED: _("closed"),
    Standing.NO_RESULT: _("no overall result"),
}
VALUES: Labels = {
    Value.MET: pgettext_lazy("criterion", "met"),
    Value.NOT_MET: pgettext_lazy("criterion", "not met"),
    Value.UNKNOWN: pgettext_lazy("criterion", "open"),
    Value.NOT_APPLICABLE: pgettext_lazy("criterion", "does not apply"),
}
TOLD: Labels = {
    ToldValue.MET: pgettext_lazy("criterion", "met"),
    ToldValue.NOT_MET: pgettext_lazy("criterion", "not met"),
    ToldValue.OPEN: pgettext_lazy("criterion", "open"),
}
# Benefit systems by their own names.
SYSTEMS = {"ASYLBLG": "AsylbLG", "SGB2": "SGB II", "SGB12": "SGB XII"}
OUTLOOKS: Labels = {
    OutlookKind.MET_BY_TIME: _("time meets it"),
    OutlookKind.LAW_CHANGES: _("the law changes"),
    OutlookKind.SYSTEM_CHANGES: _("another benefit system"),
}
SUPPOSITIONS: Labels = {
    Supposition.CIVIC: _("The test about law and society is passed."),
    Supposition.DECLARED: _("The declarations are signed."),
    Supposition.IDENTITY: _("Identity and nationality are clarified."),
    Supposition.PASSPORT: _("A valid passport is there."),
    Supposition.SCHOOL: _("A certificate of school is there for each child."),
    Supposition.NO_FINDINGS: _("The authority finds nothing that stands against it."),
}
FLAGS: Labels = {
    Flag.NOT_IN_FORCE: _("This rule does not hold on the reference date."),
    Flag.PROGRAMME_ENDED: _("The programme has ended."),
    Flag.ADMISSION_STOP: _("At present nobody is admitted."),
    Flag.ATYPICAL_POSSIBLE: _("The law says “as a rule”: an unusual case may be decided otherwise."),
    Flag.GAP_TOLERATED: _("A short gap does no harm here."),
}
# What is unclear in the law, as the rules name it. German, like the law itself.
QUESTIONS: dict[str, str] = {
    "LQ-60B": "Ob Zeiten nach § 60b die Aufenthaltszeit unterbrechen oder nur nicht zählen, ist umstritten.",
    "LQ-GAP-25A": "Ob Lücken bei § 25a unschädlich sind, ist nicht geklärt.",
    "LQ-104C-PENDING": "Was für Anträge nach § 104c gilt, die am 31.12.2025 noch nicht entschieden waren, ist offen.",
    "LQ-24-ASYLBLG": "Ob für § 24 nun Leistungen nach dem AsylbLG gelten, ist nicht bestätigt.",
    "LQ-GEAS": "Der Wortlaut ab dem 12.06.2026 (GEAS) wurde noch nicht gelesen.",
    "LQ-NRW-25B": "Der Erlass des Landes verkürzt die Zeit in besonderen Fällen.",
    "LQ-35A-DATE": "Ab welchem Tag die Sperre des § 35a StAG gilt, ist nicht bestätigt.",
    "LQ-MIXED-FINES": "Wie Geldstrafen beider Arten zusammengerechnet werden, ist offen.",
    "LQ-44-STOP": "Ob nach dem Haushaltsjahr 2026 wieder zum Kurs zugelassen wird, ist offen.",
    "LQ-REF-ROUND": "Wie das Förderprogramm weitergeht, ist noch nicht bekannt.",
}
