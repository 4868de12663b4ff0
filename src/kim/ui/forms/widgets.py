"""Widgets: choices that look like buttons, a select that can be searched, a German day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.choices import BaseChoiceIterator
from django.utils.translation import gettext_lazy as _


class _ChoiceLook(forms.widgets.ChoiceWidget):
    """What both kinds of choice share: icons per value, segments, and one answer that stands apart.

    `unknown` is the value of "not known yet": drawn dashed and apart from the scale, because it is an answer of another
    kind than "none". `joined` draws segments; use it for scales, not for lists. `digits` lets the keys
    1 to 9 choose outside fields, `key` is one that goes to what is chosen.
    """

    template_name = "ui/forms/choice.html"
    option_template_name = "ui/forms/choice_option.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        joined: bool = False,
        digits: bool = False,
        key: str = "",
        unknown: str | None = None,
        icons: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(attrs)
        self.joined = joined
        self.digits, self.key = digits, key
        self.unknown = unknown
        self.icons = icons or {}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["joined"] = self.joined
        context["widget"] |= {"digits": self.digits, "key": self.key}
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["icon"] = self.icons.get(str(value), "")
        option["is_unknown"] = self.unknown is not None and str(value) == self.unknown
        return option


class Choice(_ChoiceLook, forms.RadioSelect):
    """One of a few: real radios under labels. More than about eight options belong into a select."""


class ChoiceMultiple(_ChoiceLook, forms.CheckboxSelectMultiple):
    """Several of a few: real checkboxes under labels."""


class Combobox(forms.Select):
    """A select that becomes a searchable combobox where JavaScript runs; without it, it stays a select.

    `notes` maps a value to a short grey remark on the right of its option.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__({"data-combobox": True, **(attrs or {})}, choices)
        self.notes = notes or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if note := self.notes.get(str(value)):
            option["attrs"]["data-note"] = note
        return option


class Flat(BaseChoiceIterator):
    """Hundreds of choices, pairs of value and label without groups, as they are: Django would look through each."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)


class LongCombobox(Combobox):
    """A combobox for `Flat` choices; Django makes a dictionary with nine entries of each option, one of them a copy."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        chosen: dict[str, Any] = {"selected": True}
        options = [
            {"value": key, "label": label, "attrs": chosen if key in value else {}} for key, label in self.choices
        ]
        return [(None, options, 0)]


class ComboboxMultiple(forms.SelectMultiple):
    """Several of many: one types and takes, what was taken stands above and can be taken out again.

    Without JavaScript it stays a list, in which a click without Ctrl would give up everything chosen before.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__(
            {"data-combobox": "several", "data-word-remove": _("Remove"), "size": 8, **(attrs or {})}, choices
        )


class DayInput(forms.DateInput):
    """A day as one types it in German offices: 23.11.2026. No picker: typing is quicker and reads well aloud."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", "class": "kim-w-day", **(attrs or {})}, format="%d.%m.%Y"
        )
