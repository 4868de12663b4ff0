"""Who stands in, who takes over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.forms.base import ActionForm
from kim.casework.models import Case
from kim.kernel import clock
from kim.organisations.models import Unit
from kim.ui.forms import Combobox, DayField


class DeputationForm(ActionForm):
    """Somebody stands in for a time, for one case or for all. `lead` names for an absent person of the own unit."""

    manager = accounts.MembershipField(
        Membership.objects.none(), label=_("Who is absent?"), widget=Combobox, empty_label=""
    )
    deputy = accounts.MembershipField(
        Membership.objects.none(),
        label=_("Who stands in?"),
        help_text=_("Any case manager of the district, also of another employer"),
        widget=Combobox,
        empty_label="",
    )
    first_day = DayField(label=_("First day"), initial=clock.today)
    last_day = DayField(label=_("Last day"))

    def __init__(self, *args: Any, absent: Membership | None, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: Any = self.fields["deputy"]
        offered.queryset = accounts.case_managers(exclude=[absent] if absent else [])
        if absent:
            del self.fields["manager"]
        else:
            of_unit: Any = self.fields["manager"]
            of_unit.queryset = accounts.case_managers().filter(unit=unit)

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        return dict(self.cleaned_data)


class AssignForm(ActionForm):
    """Somebody else of the same unit works on the case."""

    to = accounts.MembershipField(
        Membership.objects.none(), label=_("Who works on the case from now on?"), widget=Combobox, empty_label=""
    )
    reason = forms.CharField(label=_("Reason"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = accounts.case_managers(exclude=[case.assigned_to]).filter(unit=case.unit_id)


class HandOverForm(ActionForm):
    """The case goes to another case manager, also of another employer."""

    to = accounts.MembershipField(
        Membership.objects.none(), label=_("Who takes the case over?"), widget=Combobox, empty_label=""
    )
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    told = forms.BooleanField(
        label=_("The household knows of the hand-over and agrees that its data go along"),
        help_text=_("Without this the case cannot be offered to another employer."),
        required=False,
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = accounts.case_managers(exclude=[case.assigned_to])


class OfferAllForm(ActionForm):
    """All cases of somebody who left go to somebody of the same unit, if they accept."""

    to = accounts.MembershipField(
        Membership.objects.none(), label=_("Who is asked to take them over?"), widget=Combobox, empty_label=""
    )
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, giver: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = accounts.case_managers(exclude=[giver]).filter(unit=giver.unit_id)


class DeclineForm(ActionForm):
    """Why not."""

    answer = forms.CharField(label=_("Why do you decline?"), max_length=1000, widget=forms.Textarea({"rows": 2}))


class SealForm(ActionForm):
    """Why a case is sealed, or why the seal is lifted."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 3}))
