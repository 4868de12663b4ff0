"""A paper: its file, by choosing or by photograph, and what is known about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.casework import document_labels
from kim.casework.forms.base import ActionForm, VersionedForm
from kim.casework.forms.people import choices
from kim.casework.models import Document, Step
from kim.casework.queries.documents import Choices
from kim.kernel.errors import RuleViolation
from kim.kernel.uploads import arriving, checking
from kim.kernel.uploads.kinds import JPEG
from kim.people import fact_catalogue
from kim.people.models import Person
from kim.people.rules.facts import FactGroup, FactKind
from kim.ui.forms import DayField

NAMES = ("kind", "person", "step", "fact", "dated_on", "valid_until", "note")


class AboutFields(forms.Form):
    """What is known about a paper; persons and steps are named by their public ids."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=[("", _("Please choose")), *choices(document_labels.KINDS)]
    )
    person = forms.ChoiceField(label=_("Whose paper is it?"), required=False)
    step = forms.ChoiceField(label=_("For which step?"), required=False)
    fact = forms.ChoiceField(
        label=_("Which fact does it prove?"), help_text=_("As on the page with the person's facts."), required=False
    )
    dated_on = DayField(label=_("Date on the paper"), required=False)
    valid_until = DayField(label=_("Valid until"), required=False)
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Only what the plan needs. No diagnoses."),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )

    def offer(self, offered: Choices) -> None:
        """Fill the choices of this case."""
        self.persons, self.steps = offered.persons, offered.steps
        self.fields["person"].choices = [("", _("the household")), *_named(offered.persons)]  # type: ignore[attr-defined]
        proved = [(group.label, _provable(group)) for group in fact_catalogue.groups() if _provable(group)]
        self.fields["fact"].choices = [("", _("none")), *proved]  # type: ignore[attr-defined]
        self.fields["step"].choices = [("", _("none")), *_named(offered.steps)]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """For the action."""
        given = {name: self.cleaned_data[name] for name in NAMES}
        return given | {"person": _chosen(self.persons, given["person"]), "step": _chosen(self.steps, given["step"])}


class UploadForm(AboutFields, ActionForm):
    """A new paper. On the phone a second button opens the camera; one of both is enough."""

    file = forms.FileField(
        label=_("File"), allow_empty_file=True, error_messages={"required": _("Choose a file or take a photo.")}
    )
    photo = forms.FileField(label=_("Take a photo"), required=False, allow_empty_file=True)
    field_order = ("file", "photo", *NAMES)

    def __init__(self, data: Any, files: Any, *, offered: Choices, step_id: str = "") -> None:
        super().__init__(data, files, initial={"step": step_id})
        self.offer(offered)
        self.fields["file"].widget.attrs["accept"] = ",".join(
            part for kind in checking.allowed() for part in (kind.media_type, *kind.endings)
        )
        self.fields["file"].help_text = _("%(kinds)s, up to %(most)s MB. Place and time of a photo are taken out.") % {
            "kinds": checking.words(),
            "most": arriving.most_bytes() // 1024 // 1024,
        }
        self.fields["photo"].widget.attrs |= {"accept": JPEG.media_type, "capture": "environment"}
        if JPEG not in checking.allowed():
            del self.fields["photo"]
        # One of both is enough, so the file is asked for unless a photograph came.
        self.fields["file"].required = "photo" not in (files or {})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        arrived = cleaned.get("file") or cleaned.get("photo")
        if arrived is None:
            return cleaned
        try:
            cleaned["checked"] = checking.check(arrived)
        except RuleViolation as refusal:
            self.add_error("file", forms.ValidationError(str(refusal.message), code=refusal.code))
        return cleaned


class DescribeForm(AboutFields, VersionedForm):
    """What is known about a stored paper."""

    @classmethod
    def of(cls, document: Document, offered: Choices, data: Any = None) -> DescribeForm:
        """The form of a stored paper."""
        known = {name: getattr(document, name) for name in NAMES} | {
            "version": document.version,
            "person": document.person.public_id if document.person else "",
            "step": document.step.public_id if document.step else "",
        }
        form = cls(data, initial=known)
        form.offer(offered)
        return form


def _provable(group: FactGroup) -> list[tuple[str, str]]:
    """Findings that only an authority holds have no paper here."""
    return [(spec.key, spec.label) for spec in group.facts if spec.kind is not FactKind.FINDING]


def _named(things: Sequence[Person] | Sequence[Step]) -> list[tuple[str, str]]:
    return [(each.public_id, str(each)) for each in things]


def _chosen(things: Sequence[Any], public_id: str) -> Any:
    return next((each for each in things if each.public_id == public_id), None)
