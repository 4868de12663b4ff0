"""How allauth behaves here: no sign-up, our words, and secrets of the second factor are encrypted at rest."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context as core_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kim.accounts import attempts, sign_on
from kim.accounts.actions import mails, sessions
from kim.accounts.sealing import fernet

_PURPOSE = "second-factor"


class AccountAdapter(DefaultAccountAdapter):
    """Users are invited; nobody signs up. A failed log-in says what happens next, never which field was wrong."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-mail address or password is not right."),
        "too_many_login_attempts": _(
            "There were too many attempts. This access is locked for up to 15 minutes. "
            "If you no longer know the password, set a new one now."
        ),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("This is not your present password."),
        "invalid_password_reset": _("This link is no longer valid."),
    }
    _attempts_left: int | None = None

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        key = self._get_login_attempts_cache_key(request, **credentials)
        self._attempts_left = attempts.left(request, key)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        error: ValidationError = super().validation_error(code, *args)
        if code == "email_password_mismatch" and self._attempts_left is not None:
            return ValidationError(f"{error.message} {_what_next(self._attempts_left)}", code=code)
        return error

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A log-in of the last five minutes counts: who has just typed the password is not asked again."""
        request = core_context.request
        records = get_authentication_records(request, request.user)
        newest = max((record["at"] for record in records), default=0.0)
        return bool(time.time() - newest >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def get_login_stages(self) -> list[str]:
        asked = "allauth.mfa.stages.AuthenticateStage"
        return [
            "kim.accounts.sign_on.StatedOrAsked" if stage == asked else stage for stage in super().get_login_stages()
        ]

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Whoever is linked with a single sign-on enters by it alone, by no password and no passkey."""
        refused: HttpResponse | None = super().pre_login(request, user, **kwargs)
        link = sign_on.of(user)
        if refused or link is None or "sociallogin" in (kwargs.get("signal_kwargs") or {}):
            return refused
        name = sign_on.name_of(link)
        messages.error(request, _("You log in with %(name)s. Please use its button below.") % {"name": name})
        return HttpResponseRedirect(reverse("account_login"))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        sign_on.note(request, (kwargs.get("signal_kwargs") or {}).get("sociallogin"))
        sessions.forget_the_device_in_the_address(request)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox like every mail; who is not logged in waits for no mail server."""
        given = {"request": core_context.request, "email": email, **context}
        written = self.render_mail(template_prefix, email, given)
        mails.written_elsewhere(template_prefix, email, str(written.subject), str(written.body))

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        # allauth has just noted the session anew, with the whole address.
        sessions.forget_the_device_in_the_address(request)
        return reverse("accounts:account")


def _what_next(left: int) -> str:
    if left == 0:
        return str(_("This access is now locked for 15 minutes."))
    return ngettext(
        "%(left)s more attempt, then this access is locked for 15 minutes.",
        "%(left)s more attempts, then this access is locked for 15 minutes.",
        left,
    ) % {"left": left}


class MFAAdapter(DefaultMFAAdapter):
    """Fernet with a key outside the database: a stolen dump is no second factor."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Please type the one that the app shows now."),
    }

    def generate_authenticator_name(self, user: Any, kind: Any) -> str:
        there = Authenticator.objects.filter(user=user, type=kind).count()
        return str(_("Passkey %(number)s") % {"number": there + 1})

    def encrypt(self, text: str) -> str:
        return fernet(_PURPOSE).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return fernet(_PURPOSE).decrypt(encrypted_text.encode()).decode()
