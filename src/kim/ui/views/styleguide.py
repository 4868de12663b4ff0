"""The internal style page: every component once, and the states of the pages that are hard to reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from kim.ui import samples
from kim.ui.components import Component, catalogue
from kim.ui.views import errors

SAMPLES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "403": errors.forbidden,
    "404": errors.not_found,
    "409": errors.conflict,
    "csrf": errors.csrf_failure,
    "500": errors.server_error,
    "503": errors.database_gone,
}


def page(request: HttpRequest) -> HttpResponse:
    """All components with purpose, parameters and an example."""
    context = samples.context()
    shown = [(component, _example(request, component, context)) for component in catalogue()]
    return render(request, "ui/styleguide/page.html", {"shown": shown, "samples": [*SAMPLES, "formular", "konflikt"]})


def _example(request: HttpRequest, component: Component, context: dict[str, Any]) -> str:
    return render_to_string(f"ui/styleguide/{component.file}.html", context, request)


def sample(request: HttpRequest, sample: str) -> HttpResponse:
    """One page in a state that is hard to reach: an error, a refused form, a conflict."""
    if sample == "formular":
        return render(request, "ui/styleguide/sample_form.html", {"form": samples.refused_form()}, status=422)
    if sample == "konflikt":
        return samples.conflict_page(request)
    if sample not in SAMPLES:
        raise Http404
    return SAMPLES[sample](request)
