"""The question of the finder."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.organisations.labels import SCHOOL_FORM_LABELS, TOPIC_LABELS, choices
from kim.organisations.rules.asking import Place
from kim.ui.forms.fields import DayField
from kim.ui.forms.widgets import Combobox

CHOOSE = ("", _("Please choose"))
ANY_FORM = ("", _("does not matter"))


class ResponsibilityForm(forms.Form):
    """Topic and municipality; school form, age and day where they matter. Nothing in it is about a known person."""

    anliegen = forms.ChoiceField(label=_("Topic"), choices=[CHOOSE, *choices(TOPIC_LABELS)], widget=Combobox)
    ort = forms.ChoiceField(label=_("Place of residence"))
    schulform = forms.ChoiceField(
        label=_("School form"), choices=[ANY_FORM, *choices(SCHOOL_FORM_LABELS)], required=False
    )
    alter = forms.IntegerField(label=_("Age"), min_value=0, max_value=120, required=False)
    am = DayField(label=_("On this day"), required=False)

    def __init__(self, places: tuple[Place, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        residence = cast("forms.ChoiceField", self.fields["ort"])
        residence.choices = [CHOOSE, *((place.key, place.name) for place in places)]
        self.fields["alter"].widget.attrs |= {"inputmode": "numeric"}
