"""What the forms of this context share: a status for the answer, and the version that guards against lost updates."""

from kim.ui.forms.acting import INVALID, OK, ActionForm, VersionedForm

__all__ = ["INVALID", "OK", "ActionForm", "VersionedForm"]
