"""When mails arrive, and in which language."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.accounts.models.user import MAIL_LANGUAGES, MAIL_RHYTHM_LABELS
from kim.ui.forms import Choice
from kim.ui.forms.acting import ActionForm


class RhythmForm(ActionForm):
    """For mails that can wait; links that run out and questions that are urgent always come at once."""

    rhythm = forms.ChoiceField(label=_("When mails arrive"), choices=list(MAIL_RHYTHM_LABELS.items()), widget=Choice)
    language = forms.ChoiceField(
        label=_("Language of the mails"), choices=list(MAIL_LANGUAGES.items()), widget=Choice(joined=True)
    )
