"""Forms of the administrator's pages. They check shape; actions check meaning."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.accounts.models import User
from kim.accounts.rules.roles import Role
from kim.kernel import access
from kim.organisations.models import Unit
from kim.ui.forms import Choice, Combobox, DayField
from kim.ui.forms.acting import ActionForm, VersionedForm


def role_choices() -> list[tuple[str, Any]]:
    """Roles that a person can have, in the order of the policy."""
    known = access.roles()
    return [(role.value, known[role].name) for role in Role]


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A unit by its key; the organisation stands beside the name where it differs."""

    widget = Combobox

    def __init__(self, **options: Any) -> None:
        units = Unit.objects.select_related("organisation").order_by("name")
        super().__init__(units, to_field_name="key", **options)

    def label_from_instance(self, obj: Unit) -> str:
        owner = obj.organisation.name
        return obj.name if owner in obj.name else f"{obj.name} · {owner}"


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=120)


class MembershipForm(ActionForm):
    """In which unit, in which role, from when to when."""

    role = forms.ChoiceField(label=_("Role"), choices=role_choices, widget=Choice)
    unit = UnitField(label=_("Unit"), empty_label="")
    valid_from = DayField(label=_("From"), required=False, help_text=_("Empty: from today"))
    valid_to = DayField(label=_("Last day"), required=False, help_text=_("Empty: no end is set"))


class InviteForm(MembershipForm):
    """A person and their first membership."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("As colleagues know it: Jana Steinhoff"))
    email = forms.EmailField(
        label=_("Work e-mail address"), max_length=254, help_text=_("The invitation goes there. No shared mailbox.")
    )
    field_order = ("name", "email", "role", "unit", "valid_from", "valid_to")


class PeriodForm(VersionedForm):
    valid_to = DayField(label=_("Last day"), required=False, help_text=_("Empty: no end is set"))


class ReasonForm(VersionedForm):
    """Why something is taken away. The person concerned can read it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("One sentence. The person concerned and data protection can read it."),
    )


def invited_user_fields(form: InviteForm) -> dict[str, Any]:
    """What `users.invite` takes."""
    return {name: form.cleaned_data[name] for name in InviteForm.field_order}


def reason_form(user: User, data: Any = None) -> ReasonForm:
    """The form for a step against `user`, carrying the version that was shown."""
    return ReasonForm(data, initial={"version": user.version})
