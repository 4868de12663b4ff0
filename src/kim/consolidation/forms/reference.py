"""The reference date of a pre-check."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.ui.forms import DayField

FIRST = date(2019, 8, 9)
"""Before this day the rules do not know the law."""
YEARS_AHEAD = 20


class ReferenceForm(forms.Form):
    """One day, today unless another one is chosen. It stands in the address: a day says nothing about anybody."""

    stichtag = DayField(label=_("Reference date"))

    @classmethod
    def of(cls, given: Any) -> ReferenceForm:
        """The form of what stands in the address, or of today."""
        return cls(given) if given.get("stichtag") else cls(initial={"stichtag": clock.today()})

    def clean_stichtag(self) -> date:
        """A day on which the rules know the law."""
        chosen: date = self.cleaned_data["stichtag"]
        if not FIRST <= chosen <= date(clock.today().year + YEARS_AHEAD, 12, 31):
            raise forms.ValidationError(_("Choose a day between 09.08.2019 and twenty years from now."))
        return chosen

    @property
    def at(self) -> date:
        """The day that was chosen; today where none was, or where it cannot be read."""
        chosen = self.cleaned_data.get("stichtag") if self.is_bound and self.is_valid() else None
        return chosen or clock.today()

    @property
    def in_address(self) -> str:
        """What carries the day on to the next page; empty for today."""
        return f"?stichtag={self.at:%d.%m.%Y}" if self.at != clock.today() else ""
