"""Requests without a database: what this package draws must not need one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from django_htmx.middleware import HtmxDetails

from kim.ui import legal

Ask = Callable[..., HttpRequest]
Draw = Callable[..., str]


@pytest.fixture(autouse=True)
def _german() -> Any:
    with translation.override("de"):
        yield


@pytest.fixture(autouse=True)
def _no_district(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legal, "_provider", None)


@pytest.fixture
def ask() -> Ask:
    """Make a request: `ask("/pfad/", actor=…, data={…})`; data makes it a POST."""

    def make(path: str = "/", *, actor: Any = None, data: dict[str, Any] | None = None, **headers: str) -> HttpRequest:
        factory = RequestFactory(headers=headers)
        request = factory.get(path) if data is None else factory.post(path, data)
        request.actor = actor  # type: ignore[attr-defined]
        request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
        return request

    return make


@pytest.fixture
def draw(ask: Ask) -> Draw:
    """Render a template text as a page would: `draw('<c-state kind="done" />', name=value)`."""

    def render(text: str, **context: Any) -> str:
        from django_cotton.compiler_regex import CottonCompiler

        template = engines["django"].from_string(CottonCompiler().process(text))
        return template.render(context, ask())

    return render
