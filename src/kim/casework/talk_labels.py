"""What people read instead of the codes of `rules.talk_codes`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.casework.labels import Labels
from kim.casework.rules.talk_codes import Repeat

REPEATS: Labels = {Repeat.WEEKS: _("every so many weeks"), Repeat.MONTHS: _("every so many months")}
