"""What the forms of every context share: a status for the answer, and the version that guards against lost updates."""

from __future__ import annotations

from django import forms

OK, INVALID = 200, 422


class ActionForm(forms.Form):
    """A form whose input goes to one action. Forms check shape, actions check meaning."""

    @property
    def status(self) -> int:
        """422 once there is an error, also one that the action found; 200 otherwise."""
        return INVALID if self.is_bound and self.errors else OK


class VersionedForm(ActionForm):
    """Edits something that somebody else may edit at the same time: carries the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @property
    def shown_version(self) -> int:
        """The version that the person saw when the form was opened."""
        return int(self.cleaned_data["version"])
