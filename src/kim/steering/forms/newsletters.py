"""Forms of the newsletter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.steering.forms.base import ActionForm, VersionedForm
from kim.steering.models import Newsletter


class NewsletterForm(VersionedForm):
    """One page."""

    title = forms.CharField(label=_("Title"), max_length=160)
    text = forms.CharField(
        label=_("Text"),
        max_length=3000,
        widget=forms.Textarea({"rows": 16}),
        help_text=_("One page at most, in plain words. No single case, no name."),
    )

    @staticmethod
    def initial_of(row: Newsletter) -> dict[str, Any]:
        return {"version": row.version, "title": row.title, "text": row.text}


class AddressForm(ActionForm):
    """The official address of a partner who asked for the newsletter."""

    address = forms.EmailField(
        label=_("E-mail address of a partner"), max_length=254, help_text=_("Only if the partner asked for it.")
    )
