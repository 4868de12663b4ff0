"""Forms of an observation that is written by hand, and of its second person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel.core_codes import ObservationKind
from kim.kernel.labels import LIFE_AREAS, OBSERVATION_KINDS, OBSERVATION_SOURCES, OBSTACLE_KINDS
from kim.steering.forms.base import ActionForm, OfficeKindsField, VersionedForm, choices
from kim.steering.models import HandNote
from kim.steering.rules.sources import BY_HAND
from kim.ui.forms import Choice

SOURCES = [(code, OBSERVATION_SOURCES[code]) for code in BY_HAND]


class HandNoteForm(ActionForm):
    """Two neutral lines with their codes. `source` is asked of the secretariat only: it writes for others."""

    source = forms.ChoiceField(label=_("On behalf of"), choices=SOURCES, widget=Choice(joined=True))
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=choices(OBSERVATION_KINDS),
        initial=ObservationKind.OBSTACLE,
        widget=Choice(joined=True),
    )
    text = forms.CharField(
        label=_("What hinders, or what works and why?"),
        help_text=_("Two sentences about how things work. No name, no place, no date, nobody's story."),
        max_length=400,
        widget=forms.Textarea({"rows": 4}),
    )
    obstacle_kind = forms.ChoiceField(label=_("Kind"), choices=choices(OBSTACLE_KINDS))
    life_area = forms.ChoiceField(label=_("Life area"), choices=choices(LIFE_AREAS))
    office_kinds = OfficeKindsField(help_text=_("Needed for a strength: between which offices did it work?"))
    is_grave = forms.BooleanField(label=_("Rare but grave"), required=False)

    def __init__(self, *args: Any, own_source: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._own_source = own_source
        if own_source:
            del self.fields["source"]

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return given | ({"source": self._own_source} if self._own_source else {})


class HandNoteChange(VersionedForm, HandNoteForm):
    """A note that is stored."""

    @staticmethod
    def initial_of(note: HandNote) -> dict[str, Any]:
        return {"version": note.version} | {name: getattr(note, name) for name in HandNote.EDITABLE}


class HandReleaseForm(ActionForm):
    """The second person lets the text go."""

    looked_at_guesses = forms.BooleanField(label=_("I looked at the marked places. They name nobody."), required=False)


class HandReturnForm(ActionForm):
    """The second person sends it back."""

    comment = forms.CharField(label=_("What should be changed?"), max_length=600, widget=forms.Textarea({"rows": 2}))
