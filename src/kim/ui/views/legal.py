"""Impressum, data-protection notice, accessibility statement: open to everyone, data from the registered operator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kim.ui.legal import operator


def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/legal/imprint.html", {"operator": operator()})


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/legal/privacy.html", {"operator": operator()})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/legal/accessibility.html", {"operator": operator()})
