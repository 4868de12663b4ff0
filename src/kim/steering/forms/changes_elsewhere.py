"""Forms of what a measure changes elsewhere: a plan template, a responsibility; and of the signed agreement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.kernel.errors import RuleViolation
from kim.kernel.uploads import arriving, checking
from kim.organisations import api as organisations
from kim.organisations.forms.plan_template import TemplateForm, TemplateHeadForm
from kim.organisations.labels import TOPIC_LABELS, choices
from kim.organisations.models import Municipality
from kim.organisations.rules.plan_templates import Template
from kim.steering.forms.base import ActionForm
from kim.ui.forms import Combobox, DayField


class _HeadWithNews(TemplateHeadForm):
    content = forms.CharField(
        label=_("What is new?"),
        max_length=3000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Those who noted the issue read it."),
    )
    field_order = ("content",)


class MeasureTemplateForm(TemplateForm):
    """A plan template as it is edited everywhere, and what is new in it for those who noted the issue."""

    def __init__(self, template: Template | None, data: Any = None) -> None:
        super().__init__(template, data)
        self.head = _HeadWithNews(data, initial=self.head.initial)


class ResponsibilityChangeForm(ActionForm):
    """Who should be responsible, from when on. Whoever keeps the matrix decides."""

    topic = forms.ChoiceField(label=_("Topic"), choices=[("", ""), *choices(TOPIC_LABELS)], widget=Combobox)
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), to_field_name="key", empty_label=""
    )
    text = forms.CharField(
        label=_("Who should be responsible, and why?"), max_length=1000, widget=forms.Textarea({"rows": 4})
    )
    first = DayField(label=_("Valid from"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = organisations.municipalities()  # type: ignore[attr-defined]


class SignedPaperForm(ActionForm):
    """The signed paper as a file."""

    file = forms.FileField(label=_("File"), allow_empty_file=True, error_messages={"required": _("Choose a file.")})
    signed_on = DayField(label=_("Signed on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        endings = (part for kind in checking.allowed() for part in (kind.media_type, *kind.endings))
        self.fields["file"].widget.attrs["accept"] = ",".join(endings)
        self.fields["file"].help_text = _("%(kinds)s, up to %(most)s MB. It is kept encrypted.") % {
            "kinds": checking.words(),
            "most": arriving.most_bytes() // 1024 // 1024,
        }

    def clean_file(self) -> checking.Checked:
        """What may be kept; a sentence for the person who chose it otherwise."""
        try:
            return checking.check(self.cleaned_data["file"])
        except RuleViolation as refusal:
            raise forms.ValidationError(str(refusal.message), code=refusal.code) from refusal
