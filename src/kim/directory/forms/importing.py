"""The content of a file of others, chosen or pasted, and what is asked once for all its rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kim.directory.labels import AUDIENCES
from kim.kernel.labels import LIFE_AREAS
from kim.ui.forms import ChoiceMultiple

MOST_LETTERS = 2_000_000
OPEN = "open"


def _if_none(label: Any, labels: Any) -> forms.MultipleChoiceField:
    options = [(OPEN, _("stays open")), *((str(code), words) for code, words in labels.items())]
    return forms.MultipleChoiceField(label=label, choices=options, widget=ChoiceMultiple, required=False)


class TableForm(forms.Form):
    """A file, or its content pasted: it can be looked at before anything happens, and nothing is stored on the way.

    What was chosen stands in the field afterwards, so that what was looked at is what is taken over. Files of others
    seldom name our topics and target groups: then it is asked once for all rows that name none.
    """

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("CSV with the columns of the export, or HSDS 3 as JSON."),
    )
    content = forms.CharField(
        label=_("Or the content of the file"),
        widget=forms.Textarea({"rows": 10}),
        max_length=MOST_LETTERS,
        required=False,
    )
    topics = _if_none(_("Topics of the rows that name none"), LIFE_AREAS)
    whom = _if_none(_("Target group of the rows that name none"), AUDIENCES)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = dict(super().clean() or {})
        if given.get("file"):
            self._take(given)
        elif not given.get("content") and "content" not in self.errors:
            self.add_error("file", _("Choose a file, or paste its content."))
        return given

    def _take(self, given: dict[str, Any]) -> None:
        upload = given["file"]
        words = _words(upload.read()) if upload.size <= 4 * MOST_LETTERS else None
        if words is None or len(words) > MOST_LETTERS:
            self.add_error("file", _("This is no CSV and no JSON, or it is too big. Save the table as CSV first."))
            return
        given["content"] = words
        shown: Any = self.data
        self.data = shown = shown.copy()
        shown["content"] = words


def _words(content: bytes) -> str | None:
    """As text: UTF-8, or what spreadsheets in German write; None for what is no text."""
    if b"\x00" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
