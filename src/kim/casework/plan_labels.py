"""What people read instead of the codes of `rules.plan_codes`, and what each value of a scale means."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.casework.labels import Labels
from kim.casework.rules.plan_codes import LegalEndKind

LEGAL_END_KINDS: Labels = {
    LegalEndKind.DEADLINE: _("a deadline for an application or an objection"),
    LegalEndKind.FIXED: _("a day that does not move, for example the end of a title"),
}
