"""A step of the plan: what, who does it, by when, and what has to come first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kim.casework import labels, plan_labels
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import choices
from kim.casework.models import Step
from kim.casework.queries.step_offer import Offer, Proposal, propose
from kim.casework.rules.codes import PartyKind
from kim.casework.rules.plan_codes import LegalEndKind
from kim.kernel.labels import LEGAL_DOMAINS, LIFE_AREAS
from kim.organisations import api as organisations
from kim.people.models import Person
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, DayField

PLAIN = (
    *("title", "description", "life_area", "party", "office_name", "contact_name", "contact_phone", "legal_domain"),
    *("due_on", "legal_end_on", "legal_end_basis", "legal_end_kind"),
)
ICONS = {PartyKind.OFFICE: "building", PartyKind.CLIENT: "family", PartyKind.CASE_MANAGER: "person"}


class StepFields(forms.Form):
    """The fields of a step, in the order in which one thinks of them."""

    title = forms.CharField(label=_("What is to be done?"), max_length=160)
    life_area = forms.ChoiceField(label=_("Life area"))
    goal = forms.ChoiceField(label=_("For which goal?"), required=False)
    person = forms.ChoiceField(label=_("For whom?"), required=False)
    due_on = DayField(label=_("By when?"), required=False)
    party = forms.ChoiceField(
        label=_("Who does it?"),
        choices=choices(labels.PARTIES),
        initial=str(PartyKind.OFFICE),
        widget=Choice(joined=True, icons={str(code): name for code, name in ICONS.items()}),
    )
    topic = forms.ChoiceField(
        label=_("What is it about?"),
        help_text=_("Then the responsible office appears, with the reason."),
        required=False,
        widget=Combobox,
    )
    school_form = forms.ChoiceField(label=_("School form"), required=False)
    office = forms.ChoiceField(label=_("Responsible office"), required=False, widget=Combobox)
    office_name = forms.CharField(
        label=_("Another office or service"),
        help_text=_("Only if it is not in the list."),
        required=False,
        max_length=200,
    )
    contact_name = forms.CharField(
        label=_("Contact person there"),
        help_text=_("Name of the official, if you know it."),
        required=False,
        max_length=120,
    )
    contact_phone = forms.CharField(
        label=_("Their phone"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )
    legal_domain = forms.ChoiceField(label=_("Legal domain"), required=False)
    legal_end_on = DayField(
        label=_("Too late by law after"),
        help_text=_("Only if a statute or a notice sets an end. It stands apart from the day you agreed."),
        required=False,
    )
    legal_end_basis = forms.CharField(
        label=_("Paragraph"), help_text=_("For example § 74 Abs. 1 VwGO."), required=False, max_length=120
    )
    legal_end_kind = forms.ChoiceField(
        label=_("What kind of end is it?"),
        choices=choices(plan_labels.LEGAL_END_KINDS),
        initial=str(LegalEndKind.DEADLINE),
        required=False,
        widget=Choice,
    )
    needs = forms.MultipleChoiceField(label=_("What has to be done first?"), required=False, widget=ChoiceMultiple)
    description = forms.CharField(
        label=_("What exactly?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, offer: Offer, *args: Any, step: Step | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        self.step = step
        self._choose("life_area", [("", _("please choose")), *choices(LIFE_AREAS)])
        self._choose("goal", [("", _("no goal")), *((goal.public_id, goal.own_words) for goal in offer.goals)])
        self._choose("person", [("", _("the household")), *((one.public_id, str(one)) for one in offer.persons)])
        self._choose("topic", [("", _("please choose")), *organisations.TOPIC_LABELS.items()])
        self._choose("school_form", [("", _("not known yet")), *organisations.SCHOOL_FORM_LABELS.items()])
        self._choose("office", [("", _("please choose")), *offer.offices])
        self._choose("legal_domain", [("", _("no legal domain")), *choices(LEGAL_DOMAINS)])
        self._choose("needs", [(one.public_id, f"{one.number} {one.title}") for one in offer.steps])

    def _choose(self, name: str, offered: Iterable[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = list(offered)

    @property
    def proposal(self) -> Proposal | None:
        """What the finder says about the topic that is chosen in the form."""
        topic = str(self["topic"].value() or "")
        known = topic in organisations.TOPIC_LABELS
        return propose(self.offer.case, topic, self._school_form, self._person) if known else None

    @property
    def _school_form(self) -> str:
        chosen = str(self["school_form"].value() or "")
        return chosen if chosen in organisations.SCHOOL_FORM_LABELS else ""

    @property
    def _person(self) -> Person | None:
        return next((one for one in self.offer.persons if one.public_id == self["person"].value()), None)

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        cleaned = self.cleaned_data
        return {
            **{name: cleaned[name] for name in PLAIN},
            "goal": next((one for one in self.offer.goals if one.public_id == cleaned["goal"]), None),
            "person": self._person,
            "office": organisations.unit(cleaned["office"]) if cleaned["office"] else None,
            "needs": [one for one in self.offer.steps if one.public_id in cleaned["needs"]],
            **self._found(cleaned["topic"], cleaned["office"]),
        }

    def _found(self, topic: str, office: str) -> dict[str, str]:
        """Reason and basis of the finder; those stored stay as long as topic and office stay."""
        stored = self.step
        if stored and stored.office and (stored.finder_topic, stored.office.key) == (topic, office):
            return {
                "finder_topic": stored.finder_topic,
                "finder_reason": stored.finder_reason,
                "finder_basis": stored.finder_basis,
            }
        proposal = self.proposal
        found = proposal.of_office(office) if proposal else None
        if found is None:
            return {}
        return {"finder_topic": topic, "finder_reason": str(found.reason), "finder_basis": str(found.basis)}


class StepForm(StepFields, ActionForm):
    """A new step."""


class StepCorrection(StepFields, VersionedForm):
    """A stored step."""


def for_new(offer: Offer, data: Any = None, *, goal_id: str = "", **known: Any) -> StepForm:
    """The form of a new step; it may serve a goal from the start, and `known` may fill other fields."""
    goal = next((one for one in offer.goals if one.public_id == goal_id), None)
    initial = {"goal": goal.public_id, "life_area": goal.life_area} if goal else {}
    return StepForm(offer, data, initial={**initial, **known})


def for_correction(offer: Offer, step: Step, data: Any = None) -> StepCorrection:
    """The form of a stored step."""
    return StepCorrection(offer, data, step=step, initial=stored_values(step))


def stored_values(step: Step) -> dict[str, Any]:
    """Initial values of a step's form."""
    return {
        **{name: getattr(step, name) for name in ("version", *PLAIN)},
        "legal_end_kind": step.legal_end_kind or str(LegalEndKind.DEADLINE),
        "goal": step.goal.public_id if step.goal else "",
        "person": step.person.public_id if step.person else "",
        "topic": step.finder_topic,
        "office": step.office.key if step.office else "",
        "needs": [dependency.needs.public_id for dependency in step.dependencies.select_related("needs")],
    }


def asking(form: StepFields, data: QueryDict) -> StepFields:
    """The same form with what is typed and with the office that the finder found: nothing is judged or stored yet."""
    several = {"needs"}
    typed = {name: data.getlist(name) if name in several else data.get(name, "") for name in form.fields}
    asked = type(form)(form.offer, step=form.step, initial=typed)
    proposal = asked.proposal
    if proposal and proposal.offices and proposal.of_office(str(typed["office"])) is None:
        asked.initial.update(office=proposal.offices[0].office.id, office_name="")
    return asked
