"""What if: another day, the day of an application, and what is supposed. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm
from kim.consolidation.forms.reference import ReferenceForm
from kim.consolidation.labels import SUPPOSITIONS
from kim.consolidation.rules.suppositions import Supposition, supposed
from kim.ui.forms import Choice, ChoiceMultiple, DayField
from kim.ui.templatetags.kim_ui import day

LEVELS = ("A1", "A2", "B1", "B2", "C1")


class WhatIfForm(ReferenceForm, ActionForm):
    """What is supposed for one way."""

    application = DayField(
        label=_("Day of the application"),
        help_text=_("Only if it was or will be filed on another day."),
        required=False,
    )
    german = forms.ChoiceField(
        label=_("German is proven at"),
        choices=[("", gettext_lazy("as it is")), *((level, level) for level in LEVELS)],
        required=False,
        widget=Choice(joined=True),
    )
    livelihood = forms.IntegerField(label=_("Own work covers, in percent"), required=False, min_value=0, max_value=300)
    suppose = forms.MultipleChoiceField(
        label=_("And supposed that"),
        choices=list(SUPPOSITIONS.items()),
        required=False,
        widget=ChoiceMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """An application is filed before the decision, or on its day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        filed, at = cleaned.get("application"), cleaned.get("stichtag")
        if filed and at and filed > at:
            self.add_error("application", _("The application cannot be later than the reference date."))
        return cleaned

    @property
    def filed_on(self) -> date | None:
        """The day of the application; None: the reference date."""
        filed: date | None = self.cleaned_data["application"]
        return filed

    def facts(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """The facts that are replaced."""
        chosen = frozenset(Supposition(one) for one in self.cleaned_data["suppose"])
        given = self.cleaned_data
        return supposed(known, chosen, self.at, given["german"], given["livelihood"])

    def said(self) -> list[str]:
        """What is supposed, in words."""
        given = self.cleaned_data
        lines = [gettext("German is proven at %(level)s.") % {"level": given["german"]}] if given["german"] else []
        if given["livelihood"] is not None:
            lines.append(gettext("Own work covers %(n)s percent.") % {"n": given["livelihood"]})
        lines += [str(SUPPOSITIONS[one]) for one in given["suppose"]]
        if self.filed_on:
            lines.append(gettext("The application is filed on %(day)s.") % {"day": day(self.filed_on)})
        return lines
