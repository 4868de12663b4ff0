"""What has to be known before a letter can be written; one form per letter, all with language and format."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework.forms.base import ActionForm
from kim.casework.forms.people import choices
from kim.casework.letters.catalogue import LANGUAGES, Letter
from kim.casework.queries.letters import Recipient
from kim.casework.queries.people import Resident
from kim.consent import labels as consent_labels
from kim.consent.rules.codes import Purpose
from kim.organisations import api as organisations
from kim.ui.forms import ChoiceMultiple, Combobox, ComboboxMultiple, DayField

FORMATS: consent_labels.Labels = {"pdf": _("PDF, to print and sign"), "docx": _("Word, to work on")}
LONG = 4000


class LetterForm(ActionForm):
    """Common to all letters. `previewed` is the print of what was shown: only what was seen is written."""

    language = forms.ChoiceField(label=_("Language beside the German"), required=False)
    formats = forms.MultipleChoiceField(
        label=_("Format"), choices=choices(FORMATS), widget=ChoiceMultiple, initial=["pdf"]
    )
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order: Any = None

    def __init__(
        self,
        data: Any,
        *,
        letter: Letter,
        residents: list[Resident],
        recipients: list[Recipient],
        language: str,
    ) -> None:
        super().__init__(data, initial={"language": language})
        self.residents, self.recipients = residents, recipients
        if letter.for_household:
            named = [(code, LANGUAGES[code]) for code in letter.languages]
            self._offer("language", [("", _("German only")), *named])
        else:
            del self.fields["language"]
        self.offer()
        # Language and format are asked last.
        self.order_fields([name for name in self.fields if name not in LetterForm.base_fields])

    def offer(self) -> None:
        """Fill the choices of this case."""

    @property
    def beside(self) -> str:
        """The language beside the German, or empty."""
        return str(self.cleaned_data.get("language", ""))

    def _offer(self, name: str, values: list[tuple[Any, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = values

    def _resident(self, public_id: str) -> Resident:
        return next(one for one in self.residents if one.person.public_id == public_id)

    def _people(self) -> list[tuple[str, str]]:
        return [(one.person.public_id, str(one.person)) for one in self.residents]


class PlanLetterForm(LetterForm):
    """The plan needs nothing but a language."""


class DeclarationForm(LetterForm):
    """Who declares, towards whom, for what, about what, until when."""

    persons = forms.MultipleChoiceField(label=_("Who declares it?"), widget=ChoiceMultiple)
    purpose = forms.ChoiceField(
        label=_("For what?"), choices=choices(consent_labels.PURPOSES), initial=str(Purpose.STEP_SHARING)
    )
    offices = forms.MultipleChoiceField(label=_("Which offices?"), required=False, widget=ComboboxMultiple)
    other = forms.CharField(
        label=_("Somebody else"),
        help_text=_("One name per line."),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )
    data_areas = forms.MultipleChoiceField(
        label=_("Which data?"), choices=choices(consent_labels.DATA_AREAS), widget=ChoiceMultiple
    )
    until = DayField(label=_("Valid until"), required=False)

    def offer(self) -> None:
        self._offer("persons", self._people())
        self._offer("offices", [(office.id, office.name) for office in organisations.offices()])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        keys, names = cleaned.get("offices", []), cleaned.get("other", "")
        offices = [organisations.unit(key).name for key in keys]
        cleaned["recipients"] = [*offices, *(line.strip() for line in names.splitlines() if line.strip())]
        if not cleaned["recipients"] and "offices" not in self.errors:
            self.add_error("offices", _("Choose at least one office, or name somebody else."))
        return cleaned

    @property
    def declaring(self) -> list[Resident]:
        return [self._resident(public_id) for public_id in self.cleaned_data["persons"]]


class InvitationForm(LetterForm):
    """To whom, when, where, what about."""

    person = forms.ChoiceField(label=_("Who is invited?"))
    day = DayField(label=_("Day"))
    time = forms.CharField(label=_("Time"), help_text=_("For example 10:30 Uhr."), max_length=20)
    place = forms.CharField(label=_("Where?"), max_length=200)
    about = forms.CharField(label=_("What is it about?"), required=False, max_length=300)
    bring = forms.CharField(
        label=_("What to bring"),
        help_text=_("One thing per line."),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
    )
    interpreter = forms.BooleanField(label=_("Somebody interprets"), required=False)

    def offer(self) -> None:
        self._offer("person", self._people())

    @property
    def invited(self) -> Resident:
        return self._resident(self.cleaned_data["person"])


class OfficeForm(LetterForm):
    """To an office that may receive data: only recipients of a basis that holds today can be chosen."""

    recipient = forms.ChoiceField(label=_("To whom?"), help_text=_("Whoever may receive data today."), widget=Combobox)
    person = forms.ChoiceField(label=_("About whom?"))
    answer = DayField(label=_("Answer asked for until"), required=False)

    def offer(self) -> None:
        self._offer("recipient", [(one.public_id, f"{one.name} · {one.basis}") for one in self.recipients])
        self._offer("person", self._people())

    @property
    def to(self) -> Recipient:
        return next(one for one in self.recipients if one.public_id == self.cleaned_data["recipient"])

    @property
    def about(self) -> Resident:
        return self._resident(self.cleaned_data["person"])


class ReferralForm(OfficeForm):
    """What the service is asked for."""

    question = forms.CharField(label=_("What do you ask for?"), max_length=LONG, widget=forms.Textarea({"rows": 4}))
    so_far = forms.CharField(
        label=_("What has been done so far?"), required=False, max_length=LONG, widget=forms.Textarea({"rows": 3})
    )


class AuthorityForm(OfficeForm):
    """A free letter."""

    subject = forms.CharField(label=_("Subject"), max_length=160)
    reference = forms.CharField(label=_("Their file number"), required=False, max_length=80)
    body = forms.CharField(label=_("Text"), max_length=LONG, widget=forms.Textarea({"rows": 10}))


FORMS: dict[str, type[LetterForm]] = {
    "consent": DeclarationForm,
    "release": DeclarationForm,
    "plan": PlanLetterForm,
    "invitation": InvitationForm,
    "referral": ReferralForm,
    "authority": AuthorityForm,
}
