"""Theme, density, single-key shortcuts, language: an ordinary form, so that no inline script is needed."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from kim.ui import display
from kim.ui.forms import Choice
from kim.ui.http import INVALID


class DisplayForm(forms.Form):
    """The choices of `kim.ui.display`, in words."""

    theme = forms.ChoiceField(
        label=_("Colours"),
        choices=[("system", _("as the device")), ("light", _("light")), ("dark", _("dark"))],
        widget=Choice(joined=True),
    )
    density = forms.ChoiceField(
        label=_("Density"),
        choices=[("dense", _("dense, for working")), ("comfortable", _("comfortable, also for meetings"))],
        widget=Choice(joined=True),
    )
    single_keys = forms.ChoiceField(
        label=_("Shortcuts with one key"),
        help_text=_("/ search, K contact, H obstacle. Switch them off if you use voice control."),
        choices=[("on", _("on")), ("off", _("off"))],
        widget=Choice(joined=True),
    )


def settings(request: HttpRequest) -> HttpResponse:
    """Show and keep the display choices of this browser."""
    now = display.of(request)
    initial = {"theme": now.theme, "density": now.density, "single_keys": "on" if now.single_keys else "off"}
    form = DisplayForm(request.POST or None, initial=initial)
    back = _own_url(request, request.POST.get("next") or request.GET.get("next") or request.headers.get("Referer", ""))
    if request.method == "POST" and form.is_valid():
        response = HttpResponseRedirect(back)
        display.remember(response, _chosen(form), secure=request.is_secure())
        return response
    status = INVALID if form.errors else 200
    return render(request, "ui/display.html", {"form": form, "next": back}, status=status)


def _chosen(form: DisplayForm) -> display.Display:
    return display.Display(
        theme=display.Theme(form.cleaned_data["theme"]),
        density=display.Density(form.cleaned_data["density"]),
        single_keys=form.cleaned_data["single_keys"] == "on",
    )


def _own_url(request: HttpRequest, url: str) -> str:
    """`url` if it leads to this host, else this page: a redirect must not lead elsewhere."""
    if url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return url
    return reverse("ui:display")
