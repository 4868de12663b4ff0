"""Fields: a German day, and a date of which perhaps only the year is known."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kim.ui import partial_date
from kim.ui.forms.widgets import DayInput

DAY_FORMATS = ("%d.%m.%Y", "%d.%m.%y", "%d%m%Y", "%Y-%m-%d")
WRITTEN_LIKE_A_DAY = re.compile(r"\s*(\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})|\d{8}|\d{4}-\d{1,2}-\d{1,2})\s*")


class DayField(forms.DateField):
    """A day: 23.11.2026, 23.11.26, 23112026 and 2026-11-23 are understood; a `datetime.date` comes back."""

    widget = DayInput
    default_error_messages: ClassVar = {
        "invalid": _("Please write the day like this: 23.11.2026."),
        "no_such_day": _("There is no such day. Please check day and month."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=DAY_FORMATS, **kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            if WRITTEN_LIKE_A_DAY.fullmatch(str(value)):
                raise ValidationError(self.error_messages["no_such_day"], code="no_such_day") from None
            raise


class PartialDateField(forms.CharField):
    """A date as far as it is known: a day, a month or a year. Comes back as ISO 8601 of the same precision.

    "17.03.1988" → "1988-03-17", "03.1988" → "1988-03", "1988" → "1988", nothing → "".
    """

    default_error_messages: ClassVar = {
        "invalid": _("Please write a day (17.03.1988), a month (03.1988) or a year (1988).")
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Day, month or year, as far as it is known: 17.03.1988, 03.1988 or 1988"))
        kwargs.setdefault(
            "widget", forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "kim-w-day"})
        )
        super().__init__(max_length=10, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return partial_date.display(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        try:
            return partial_date.parse(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
