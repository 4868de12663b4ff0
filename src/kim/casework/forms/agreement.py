"""Agreeing a plan: who of the household, for whom somebody else, how and when; and somebody who agrees later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework import plan_labels
from kim.casework.actions.agreements import Agreed
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import choices
from kim.casework.models import Plan
from kim.casework.queries.plan_content import Agreers
from kim.casework.rules.plan_codes import HowAgreed
from kim.kernel import clock
from kim.people.models import Person
from kim.ui.forms import Choice, ChoiceMultiple, DayField


class HowFields(forms.Form):
    """How and when somebody agrees, and who speaks for a minor."""

    how = forms.ChoiceField(
        label=_("How?"),
        choices=choices(plan_labels.HOW_AGREED),
        initial=str(HowAgreed.WRITTEN),
        widget=Choice(joined=True),
    )
    with_interpreter = forms.MultipleChoiceField(
        label=_("Did somebody interpret?"),
        choices=[("yes", _("with an interpreter"))],
        required=False,
        widget=ChoiceMultiple,
    )
    agreed_on = DayField(label=_("When did they agree?"))
    by_person = forms.ChoiceField(label=_("Who agrees for the minors?"), required=False)
    by_name = forms.CharField(
        label=_("Or a guardian from outside"),
        help_text=_("Name and office, for example the guardian of the youth office."),
        required=False,
        max_length=160,
    )

    def _people(self, agreers: Agreers) -> None:
        self.known: dict[str, Person] = {person.public_id: person for person in agreers.everyone}
        field: Any = self.fields["by_person"]
        field.choices = [("", _("nobody of the household")), *_named(agreers.adults)]

    def _nobody_for_another(self) -> None:
        for name in ("by_person", "by_name"):
            self.fields[name].widget = forms.HiddenInput()

    def _way(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        interpreted = bool(cleaned["with_interpreter"])
        return {"how": cleaned["how"], "on": cleaned["agreed_on"], "with_interpreter": interpreted}

    def _for_another(self) -> dict[str, Any]:
        return {"by_person": self.known.get(self.cleaned_data["by_person"]), "by_name": self.cleaned_data["by_name"]}


class AdoptForm(HowFields, VersionedForm):
    """The household agrees to the plan as it stands."""

    persons = forms.MultipleChoiceField(label=_("Who agrees?"), required=False, widget=ChoiceMultiple)
    minors = forms.MultipleChoiceField(
        label=_("For whom does somebody else agree?"), required=False, widget=ChoiceMultiple
    )
    review_on = DayField(
        label=_("When do you look at it together again?"), help_text=_("It stands on the paper."), required=False
    )
    field_order = ("persons", "how", "with_interpreter", "agreed_on", "minors", "by_person", "by_name", "review_on")

    def __init__(self, agreers: Agreers, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people(agreers)
        chosen: Any = self.fields["persons"]
        chosen.choices = _named(agreers.for_themselves)
        minors: Any = self.fields["minors"]
        minors.choices = _named(agreers.minors)
        if not agreers.minors:
            self.fields["minors"].widget = forms.MultipleHiddenInput()
            self._nobody_for_another()

    @classmethod
    def of(cls, agreers: Agreers, plan: Plan | None, data: Any = None) -> AdoptForm:
        """The form of a draft (None: one that has yet to be begun); adults and their children are offered.

        The only adult is chosen already. Of several nobody is: one press would say that all of them have agreed.
        """
        alone = [person.public_id for person in agreers.adults] if len(agreers.adults) == 1 else []
        initial: dict[str, Any] = {
            "version": plan.version if plan else 1,
            "persons": alone,
            "minors": [person.public_id for person in agreers.minors],
            "by_person": "".join(alone),
            "agreed_on": clock.today(),
            "review_on": plan.review_on if plan else None,
        }
        return cls(agreers, data, initial=initial)

    def values(self) -> dict[str, Any]:
        """The arguments of the action but the version."""
        cleaned, way = self.cleaned_data, self._way()
        themselves = [Agreed(self.known[key], **way) for key in cleaned["persons"]]
        others = [Agreed(self.known[key], **way, **self._for_another()) for key in cleaned["minors"]]
        return {"agreements": [*themselves, *others], "review_on": cleaned["review_on"]}


class LateAgreementForm(HowFields, ActionForm):
    """Somebody agrees after the others, perhaps in another way."""

    person = forms.ChoiceField(label=_("Who agrees?"))
    field_order = ("person", "how", "with_interpreter", "agreed_on", "by_person", "by_name")

    def __init__(self, agreers: Agreers, missing: list[Person], data: Any = None) -> None:
        super().__init__(data, initial={"agreed_on": clock.today()})
        self._people(agreers)
        self.fields["by_person"].label = _("Who agrees for them?")
        field: Any = self.fields["person"]
        field.choices = _named(missing)
        if not any(person in agreers.minors for person in missing):
            self._nobody_for_another()

    def agreed(self) -> Agreed:
        """What the action stores."""
        return Agreed(self.known[self.cleaned_data["person"]], **self._way(), **self._for_another())


def _named(persons: Any) -> list[tuple[str, str]]:
    return [(person.public_id, str(person)) for person in persons]
