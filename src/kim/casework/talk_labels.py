"""What people read instead of the codes of `rules.talk_codes`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.labels import Labels
from kim.casework.rules.talk_codes import ConferenceState, Repeat

REPEATS: Labels = {Repeat.WEEKS: _("every so many weeks"), Repeat.MONTHS: _("every so many months")}
CONFERENCE_STATES: Labels = {
    ConferenceState.PLANNED: pgettext_lazy("conference", "planned"),
    ConferenceState.INVITED: pgettext_lazy("conference", "invited"),
    ConferenceState.HELD: pgettext_lazy("conference", "took place"),
    ConferenceState.RECORDED: pgettext_lazy("conference", "minutes finished"),
    ConferenceState.CANCELLED: pgettext_lazy("conference", "cancelled"),
}
