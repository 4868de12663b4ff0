"""Editing a template of a plan: its head, and one set of fields per step. An empty title leaves a step out."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel.core_codes import PartyKind
from kim.kernel.labels import LEGAL_DOMAINS, LIFE_AREAS, PARTIES
from kim.organisations.labels import TOPIC_LABELS, choices
from kim.organisations.rules.plan_templates import LegalPeriod, Template, TemplateStep
from kim.ui.forms.widgets import Choice

EXTRA = 2
NONE = ("", _("none"))


class TemplateHeadForm(forms.Form):
    """What the template is for, and from which day its dates are counted."""

    based_on = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    title = forms.CharField(label=_("What is the template for?"), max_length=120)
    description = forms.CharField(
        label=_("When does it fit?"), required=False, max_length=600, widget=forms.Textarea({"rows": 3})
    )
    anchor = forms.CharField(
        label=_("From which day are the dates counted?"),
        help_text=_("For example: first day of the apprenticeship."),
        max_length=120,
    )
    as_of = forms.CharField(label=_("State of the law"), help_text=_("Year and month."), required=False, max_length=7)
    source = forms.CharField(label=_("Paragraphs"), required=False, max_length=400)


class TemplateStepForm(forms.Form):
    """One step of a template."""

    title = forms.CharField(label=_("What is to be done?"), required=False, max_length=160)
    life_area = forms.ChoiceField(label=_("Life area"), choices=choices(LIFE_AREAS), initial="residence")
    party = forms.ChoiceField(
        label=_("Who does it?"), choices=choices(PARTIES), initial=str(PartyKind.OFFICE), widget=Choice(joined=True)
    )
    topic = forms.ChoiceField(label=_("Topic for the finder"), choices=[NONE, *choices(TOPIC_LABELS)], required=False)
    office_name = forms.CharField(label=_("Or another office"), required=False, max_length=200)
    legal_domain = forms.ChoiceField(label=_("Legal domain"), choices=[NONE, *choices(LEGAL_DOMAINS)], required=False)
    due = forms.IntegerField(
        label=_("Due after working days"),
        help_text=_("With a minus: before that day."),
        required=False,
        min_value=-500,
        max_value=500,
    )
    needs = forms.CharField(
        label=_("Needs steps"), help_text=_("Numbers, for example 1, 3."), required=False, max_length=60
    )
    description = forms.CharField(
        label=_("What exactly?"), required=False, max_length=600, widget=forms.Textarea({"rows": 2})
    )
    legal_months = forms.IntegerField(label=_("End set by law after months"), required=False, min_value=0, max_value=60)
    legal_days = forms.IntegerField(label=_("and days"), required=False, min_value=0, max_value=400)
    legal_month_end = forms.BooleanField(label=_("on to the end of that month"), required=False)
    legal_fixed = forms.BooleanField(label=_("does not move over a weekend"), required=False)
    legal_basis = forms.CharField(label=_("Paragraph"), required=False, max_length=120)

    def clean_needs(self) -> tuple[int, ...]:
        text = self.cleaned_data["needs"].strip()
        if text and not re.fullmatch(r"\d+(\s*[,; ]\s*\d+)*", text):
            raise forms.ValidationError(_("Enter numbers of steps, separated by commas."))
        return tuple(sorted({int(number) for number in re.findall(r"\d+", text)}))

    @classmethod
    def initial_of(cls, step: TemplateStep) -> dict[str, Any]:
        names = ("title", "life_area", "party", "topic", "office_name", "legal_domain", "due", "description")
        initial = {name: getattr(step, name) for name in names}
        initial["needs"] = ", ".join(map(str, step.needs))
        law = step.legal_end
        if law:
            initial |= {"legal_months": law.months, "legal_days": law.days, "legal_month_end": law.month_end}
            initial |= {"legal_fixed": not law.moves, "legal_basis": law.basis}
        return initial

    def step(self, places: dict[int, int]) -> TemplateStep:
        """The step; `places` leads from numbers on the form to places once empty ones are left out."""
        cleaned = self.cleaned_data
        plain = ("title", "life_area", "party", "legal_domain", "due", "description")
        by_office = cleaned["party"] == PartyKind.OFFICE
        return TemplateStep(
            **{name: cleaned[name] for name in plain},
            topic=cleaned["topic"] if by_office else "",
            office_name=cleaned["office_name"].strip() if by_office and not cleaned["topic"] else "",
            needs=tuple(places.get(need, 0) for need in cleaned["needs"]),
            legal_end=self._law(),
        )

    def _law(self) -> LegalPeriod | None:
        cleaned = self.cleaned_data
        given = (cleaned["legal_months"], cleaned["legal_days"], cleaned["legal_month_end"], cleaned["legal_basis"])
        if not any(given):
            return None
        return LegalPeriod(
            basis=cleaned["legal_basis"].strip(),
            months=cleaned["legal_months"] or 0,
            days=cleaned["legal_days"] or 0,
            month_end=cleaned["legal_month_end"],
            moves=not cleaned["legal_fixed"],
        )


class TemplateForm:
    """Head and steps together, as one form on the page."""

    def __init__(self, template: Template | None, data: Any = None) -> None:
        steps = list(template.steps) if template else []
        head = {"based_on": template.number if template else None}
        if template:
            head |= {name: getattr(template, name) for name in ("title", "description", "anchor", "as_of", "source")}
        self.head = TemplateHeadForm(data, initial=head)
        count = self._count(data, len(steps) + EXTRA)
        filled = [TemplateStepForm.initial_of(step) for step in steps] + [{}] * max(0, count - len(steps))
        self.steps = [TemplateStepForm(data, initial=filled[at], prefix=f"step{at + 1}") for at in range(count)]
        self.count = count

    @staticmethod
    def _count(data: Any, otherwise: int) -> int:
        """How many steps the page had; a page asks for at most 40."""
        if data is None:
            return otherwise
        text = str(data.get("count", ""))
        return min(int(text), 40) if text.isdecimal() else otherwise

    def is_valid(self) -> bool:
        return all([self.head.is_valid(), *[form.is_valid() for form in self.steps]])

    def template(self, key: str) -> Template:
        """What was typed; steps without a title are left out."""
        kept = [at for at, form in enumerate(self.steps, start=1) if form.cleaned_data["title"].strip()]
        places = {at: place for place, at in enumerate(kept, start=1)}
        cleaned = self.head.cleaned_data
        names = ("title", "description", "anchor", "as_of", "source")
        return Template(
            key=key,
            number=cleaned["based_on"] or 0,
            steps=tuple(self.steps[at - 1].step(places) for at in kept),
            origin="district",
            **{name: cleaned[name] for name in names},
        )
