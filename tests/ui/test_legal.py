"""Impressum, data-protection notice and accessibility statement say what is known and admit what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest

from kim.ui import legal
from kim.ui.views import legal as pages

Ask = Callable[..., HttpRequest]
FULL = legal.Operator(
    name="Kreis Beispiel",
    address=("Am Markt 1", "50000 Beispiel"),
    represented_by="die Landrätin",
    email="post@kreis.example",
    privacy_officer=("Stabsstelle Datenschutz",),
    feedback_email="barriere@kreis.example",
    known_barriers=("Das Netz der Schritte lässt sich auf dem Telefon nur waagerecht schieben.",),
)


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legal, "_provider", None)
    legal.register_provider(lambda: FULL)


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize(
    ("view", "words"),
    [
        (pages.imprint, ["Kreis Beispiel", "Am Markt 1", "die Landrätin", "mailto:post@kreis.example"]),
        (pages.privacy, ["Stabsstelle Datenschutz", "zwölf Monate", "DSG NRW"]),
        (pages.accessibility, ["mailto:barriere@kreis.example", "BITV 2.0", "waagerecht"]),
    ],
)
def test_the_operators_data_stand_there(ask: Ask, view: Callable[..., object], words: list[str]) -> None:
    html = view(ask()).content.decode()  # type: ignore[attr-defined]
    assert [word for word in words if word not in html] == []


@pytest.mark.parametrize("view", [pages.imprint, pages.privacy, pages.accessibility])
def test_what_is_missing_is_admitted(ask: Ask, view: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legal, "_provider", None)
    assert "noch nicht angegeben" in view(ask()).content.decode()  # type: ignore[attr-defined]
