"""Who may do what with the conferences of a case: whoever works on it, nobody else. Guests come by invitation."""

from __future__ import annotations

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.casework.models import Agreement, Conference, ConferenceGuest
from kim.kernel.access import grant
from kim.policy.casework import TASK, of_a_case_in_hand

PARTS: dict[type[Model], str | Promise] = {
    Conference: _("Whoever works on a case calls its conferences and keeps their minutes"),
    ConferenceGuest: _("Whoever works on a case asks offices and persons to a conference"),
    Agreement: _("Whoever works on a case keeps what was agreed in a conference"),
}
for model, sentence in PARTS.items():
    grant(sentence, role=Role.CASE_MANAGER, may={"read", "edit"}, on=model, where=of_a_case_in_hand, basis=TASK)
