"""The start page of everyone: the first page that their phone bar offers, else the first of their menu.

What one may see decides, no list of roles; the phone bar holds the pages that a role works on, the menu also those
where one looks things up.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kim.ui.context import Shell


def home(request: HttpRequest) -> HttpResponse:
    """Go on to the page that the role works on; a page that says so where the menu is empty."""
    shell = Shell(request)
    if not shell.is_signed_in:
        return HttpResponseRedirect(reverse("account_login"))
    lines = [line for group in shell.groups for line in group.lines]
    first = next(iter([*shell.phone_lines, *lines]), None)
    return HttpResponseRedirect(first.url) if first else render(request, "ui/home.html")
