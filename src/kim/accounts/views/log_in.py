"""The log-in page: allauth's, and it knows why somebody is here."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.urls import Resolver404, resolve

from kim.accounts import hints, last_user, sign_on


class LogInPage(LoginView):  # type: ignore[misc]  # allauth is untyped
    """Says that the session has ended, and whether what was typed is kept."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["then"] = self.get_next_url() or ""
        context["session_ended"] = last_user.of(self.request) is not None
        context["input_kept"] = _leads_to_kept_input(context["then"])
        context["input_lost"] = self.request.GET.get("eingabe") == "verloren"
        context["sign_on"] = sign_on.providers()
        context["hints"] = hints.log_ins() if settings.KIM_DEMO else []
        context["is_second_factor_off"] = not settings.KIM_REQUIRE_SECOND_FACTOR
        return context


def _leads_to_kept_input(path: str) -> bool:
    try:
        return resolve(path.partition("?")[0]).view_name == "accounts:kept-input"
    except Resolver404:
        return False


log_in = LogInPage.as_view()
