"""Forms of a procedure: the application, its stages, its outcome."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureArea, ProcedureOutcome
from kim.kernel.labels import PROCEDURE_OUTCOMES
from kim.procedures.forms.titles import title_choices
from kim.procedures.models import HeldTitle, Procedure
from kim.procedures.queries import law, stages
from kim.procedures.queries.packets import Handed
from kim.procedures.rules.areas import PATHWAYS
from kim.referrals.models import Packet
from kim.ui.forms import Choice, Combobox, DayField
from kim.ui.forms.acting import ActionForm, VersionedForm

UNNAMED = "other"


class ApplicantFields(forms.Form):
    """Who applies, since when, and what was asked."""

    applicant_name = forms.CharField(label=_("Applicant"), help_text=_("First name and family name"), max_length=120)
    born_on = DayField(label=_("Born on"), required=False, help_text=_("Empty: not known"))
    applied_on = DayField(label=_("Applied on"), help_text=_("The day on which the application arrived"))
    question = forms.CharField(
        label=_("Question or note"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class ProcedureForm(ApplicantFields, ActionForm):
    """A new procedure, entered by the authority."""

    pathway = forms.ChoiceField(label=_("Applied for"), widget=Choice)
    field_order = ("pathway", "applicant_name", "born_on", "applied_on", "question")

    @classmethod
    def new(cls, area: str, title: HeldTitle | None, data: Any = None) -> ProcedureForm:
        """Empty, or filled from the title that ends; received today unless something else is entered."""
        initial: dict[str, Any] = {"applied_on": clock.today()}
        if title is not None:
            initial |= {"applicant_name": title.holder_name, "born_on": title.born_on}
        form = cls(data, initial=initial)
        field: Any = form.fields["pathway"]
        field.choices = [(each.id, each.label) for each in law.pathways_of(area)]
        return form


class TakeUpForm(ActionForm):
    """A file that was handed over becomes a procedure. Its question and its pre-check come along by themselves."""

    about = forms.ChoiceField(label=_("Who applies?"), widget=Choice)
    pathway = forms.ChoiceField(label=_("Applied for"), widget=Choice)
    applicant_name = forms.CharField(label=_("Applicant"), help_text=_("First name and family name"), max_length=120)
    born_on = DayField(label=_("Born on"), required=False, help_text=_("Empty: not known"))
    applied_on = DayField(label=_("Applied on"), help_text=_("The day on which the application arrived"))

    @classmethod
    def of(cls, area: str, file: Handed, data: Any = None) -> TakeUpForm:
        """Filled from what the packet says; it asks who applies only where the packet is about several."""
        initial = {"applicant_name": file.name, "born_on": file.born_on, "applied_on": _arrived(file.packet)}
        offered = [(each.id, each.label) for each in law.pathways_of(area)]
        prechecked = [one.rule for named in file.people for one in named.prechecks if one.rule in dict(offered)]
        form = cls(data, initial=initial | ({"pathway": prechecked[0]} if prechecked else {}))
        fields: dict[str, Any] = form.fields
        fields["pathway"].choices = offered
        if len(file.people) < 2:
            del fields["about"]
            return form
        marked = [(each.about, each.title) for each in file.people if each.about]
        fields["about"].choices = [*marked, (UNNAMED, _("somebody whom the packet does not name"))]
        fields["applicant_name"].required = False
        fields["applicant_name"].help_text = _("Empty: the name as it stands in the packet")
        form.file = file
        return form

    file: Handed | None = None

    def clean(self) -> dict[str, Any]:
        """Name and birth date of the one who was chosen, where nothing else was typed."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.file is None:
            return given
        chosen = self.file.whose(given.get("about", ""))
        given["about"] = chosen.about if chosen else ""
        given["applicant_name"] = given.get("applicant_name") or (chosen.name if chosen else "")
        given["born_on"] = given.get("born_on") or (chosen.born_on if chosen else None)
        if not given["applicant_name"]:
            self.add_error("applicant_name", _("Enter the applicant's name."))
        return given


def _arrived(packet: Packet) -> date:
    return timezone.localtime(packet.sent_at).date() if packet.sent_at else clock.today()


class ProcedureCorrection(ApplicantFields, VersionedForm):
    """What was entered, put right."""

    @classmethod
    def of(cls, procedure: Procedure, data: Any = None) -> ProcedureCorrection:
        names = ("version", "applicant_name", "born_on", "applied_on", "question")
        return cls(data, initial={name: getattr(procedure, name) for name in names})

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {name: self.cleaned_data[name] for name in ("applicant_name", "born_on", "applied_on", "question")}


class StageForm(VersionedForm):
    """The next stage and its first day."""

    stage = forms.ChoiceField(label=_("Which stage begins?"), widget=Choice)
    began_on = DayField(label=_("Since"))

    @classmethod
    def of(cls, procedure: Procedure, data: Any = None) -> StageForm:
        form = cls(data, initial={"version": procedure.version, "began_on": clock.today()})
        current = procedure.procedurestages.filter(ended_on__isnull=True).first()
        field: Any = form.fields["stage"]
        field.choices = [
            (each.key, each.name)
            for each in stages.stages_of(procedure.area)
            if current is None or each.key != current.key
        ]
        return form


class OutcomeForm(VersionedForm):
    """What became of the application; for a residence title that ends also its last day."""

    outcome = forms.ChoiceField(label=_("What became of it?"), widget=Choice)
    decided_on = DayField(label=_("On which day?"))
    moved_to = forms.ChoiceField(label=_("Goes on as"), required=False, help_text=_("Only if it goes on otherwise"))
    title_key = forms.ChoiceField(
        label=_("Title granted"),
        required=False,
        widget=Combobox,
        help_text=_("Only a title that ends: it goes on the list of titles."),
    )
    title_until = DayField(label=_("Last day of the title"), required=False)

    @classmethod
    def of(cls, procedure: Procedure, data: Any = None) -> OutcomeForm:
        form = cls(data, initial={"version": procedure.version, "decided_on": clock.today()})
        fields: dict[str, Any] = form.fields
        fields["outcome"].choices = [
            (str(code), label) for code, label in PROCEDURE_OUTCOMES.items() if code != ProcedureOutcome.APPLIED
        ]
        others = [law.pathway(rule) for rules in PATHWAYS.values() for rule in rules if rule != procedure.pathway]
        fields["moved_to"].choices = [("", "–"), *((each.id, each.label) for each in others)]
        if procedure.area == ProcedureArea.RESIDENCE:
            fields["title_key"].choices = [("", ""), *title_choices()]
        else:
            del fields["title_key"], fields["title_until"]
        return form

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        names = ("outcome", "decided_on", "moved_to", "title_key", "title_until")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class PassOnForm(ActionForm):
    """To an officer of the same unit."""

    to = accounts.MembershipField(Membership.objects.none(), label=_("Who works on it from now on?"))

    def __init__(self, actor: Actor, procedure: Procedure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        own = accounts.membership_of(actor)
        field.queryset = accounts.memberships_in(Role(own.role), unit=own.unit).exclude(pk=procedure.officer_id)


class FilterForm(forms.Form):
    """Narrows the list. Codes only; a name is looked for by POST and enters no address."""

    name = forms.CharField(label=_("Name or number"), required=False, max_length=120)
    weg = forms.ChoiceField(label=_("Applied for"), required=False)
    abschnitt = forms.ChoiceField(label=pgettext_lazy("procedure", "Stage"), required=False)

    @classmethod
    def of(cls, area: str, data: Any) -> FilterForm:
        form = cls(data)
        fields: dict[str, Any] = form.fields
        everything = pgettext_lazy("filter", "all")
        fields["weg"].choices = [("", everything), *((each.id, each.norm) for each in law.pathways_of(area))]
        fields["abschnitt"].choices = [("", everything), *((each.key, each.name) for each in stages.stages_of(area))]
        return form
