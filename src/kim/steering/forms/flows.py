"""What one looks at on the page of the interfaces. Codes only, so that an address can be shared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel.core_codes import Dimension
from kim.kernel.labels import DIMENSIONS, LEGAL_DOMAINS, LIFE_AREAS
from kim.kernel.periods import Quarter
from kim.organisations import api as organisations
from kim.steering.models import Decision
from kim.steering.queries.flows import Part, quarter_after, quarter_before


class FlowFilter(forms.Form):
    """A quarter, a part of it, and with what it is compared. A decision sets both quarters."""

    quartal = forms.ChoiceField(label=_("Quarter"), required=False)
    ausschnitt = forms.ChoiceField(label=pgettext_lazy("filter", "Part"), required=False)
    vergleich = forms.ChoiceField(label=_("Compared with"), required=False)
    beschluss = forms.ChoiceField(label=_("Before and after a decision"), required=False)

    def __init__(self, *args: Any, quarters: list[Quarter], decisions: list[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quarters, self.decisions = quarters, {row.public_id: row for row in decisions}
        written = [(quarter.key, quarter.label) for quarter in quarters]
        self._offer("quartal", written)
        self._offer("vergleich", [("", _("nothing")), *written])
        self._offer("ausschnitt", _parts())
        chosen = [(key, f"{row.item.title} ({row.decided_on:%d.%m.%Y})") for key, row in self.decisions.items()]
        self._offer("beschluss", [("", _("no decision")), *chosen])
        if not decisions:
            del self.fields["beschluss"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _said(self, name: str) -> str:
        """What was chosen; nonsense in the address chooses nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))

    @property
    def decision(self) -> Decision | None:
        """The decision that sets both quarters."""
        return self.decisions.get(self._said("beschluss"))

    @property
    def quarter(self) -> Quarter:
        """The chosen quarter, or the one after the decision, or the latest."""
        after = quarter_after(self.decision.decided_on, self.quarters) if self.decision else None
        said = self._said("quartal")
        return after or (Quarter.from_key(said) if said else self.quarters[0])

    @property
    def compared(self) -> Quarter | None:
        """With which it is compared: the one before the decision, or as chosen; never with itself."""
        said = self._said("vergleich")
        other = Quarter.from_key(said) if said else None
        if self.decision:
            other = quarter_before(self.decision.decided_on, self.quarters)
        return other if other != self.quarter else None

    @property
    def waits_for_after(self) -> bool:
        """True if no quarter after the chosen decision is written yet."""
        return bool(self.decision and quarter_after(self.decision.decided_on, self.quarters) is None)

    @property
    def part(self) -> Part | None:
        """The chosen part; None is the whole district."""
        dimension, _colon, code = self._said("ausschnitt").partition(":")
        return Part(Dimension(dimension), code) if dimension else None


def _parts() -> list[Any]:
    towns = [(f"municipality:{town.official_key}", town.name) for town in organisations.municipalities()]
    areas = [(f"life_area:{code}", label) for code, label in LIFE_AREAS.items()]
    domains = [(f"legal_domain:{code}", label) for code, label in LEGAL_DOMAINS.items()]
    return [
        ("", _("Whole district, all areas")),
        (DIMENSIONS[Dimension.MUNICIPALITY], towns),
        (DIMENSIONS[Dimension.LIFE_AREA], areas),
        (DIMENSIONS[Dimension.LEGAL_DOMAIN], domains),
    ]
