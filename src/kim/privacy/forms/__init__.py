"""Search forms of the privacy desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.privacy.queries import Period


class LogSearch(forms.Form):
    """A case number and a span of days; all optional. Sent by POST: a case number is no part of an address."""

    number = forms.CharField(label=_("Case number"), required=False, max_length=12)
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput)
    last = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput)

    def clean(self) -> dict[str, Any]:
        """The last day must not lie before the first."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("This day lies before the first one."))
        return cleaned

    def number_wanted(self) -> str:
        return str(self.cleaned_data.get("number", "")) if self.is_bound and self.is_valid() else ""

    def period(self) -> Period:
        """The span that was asked for, open where nothing was entered."""
        if not (self.is_bound and self.is_valid()):
            return Period()
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])
