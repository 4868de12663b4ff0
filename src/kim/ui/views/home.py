"""The start page of everyone: the first entry of their menu. What one may see decides, no list of roles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kim.ui.context import Shell


def home(request: HttpRequest) -> HttpResponse:
    """Go on to the first page of the menu; a page that says so where the menu is empty."""
    shell = Shell(request)
    if not shell.is_signed_in:
        return HttpResponseRedirect(reverse("account_login"))
    first = next((line for group in shell.groups for line in group.lines), None)
    return HttpResponseRedirect(first.url) if first else render(request, "ui/home.html")
