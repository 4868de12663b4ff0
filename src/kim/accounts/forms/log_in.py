"""allauth's forms in our words: a label instead of a placeholder, a hint that helps, no lists of rules."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]

NEW_PASSWORD = _("At least 12 characters. A few words in a row are easy to remember and hard to guess.")
CODE_LABELS: Words = {"code": _("Code from your app")}
CODE_HINTS: Words = {"code": _("Six digits. If you do not have the app at hand: one of your recovery codes.")}


class OurWords:
    """Mixin: labels and hints from here, no placeholder (it vanishes as soon as one types)."""

    labels: ClassVar[Words] = {}
    hints: ClassVar[Words] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class LogInForm(OurWords, account.LoginForm):  # type: ignore[misc]
    labels: ClassVar[Words] = {"login": _("Work e-mail address"), "password": _("Password")}

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            # Always at the password, whichever of the two was wrong: the page must not tell who has an access.
            self.add_error("password", _("Please type it once more."))
            raise
        return cleaned


class ForgottenPasswordForm(OurWords, account.ResetPasswordForm):  # type: ignore[misc]
    labels: ClassVar[Words] = {"email": _("Work e-mail address")}


class NewPasswordForm(OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels: ClassVar[Words] = {"password1": _("New password"), "password2": _("New password, once more")}
    hints: ClassVar[Words] = {"password1": NEW_PASSWORD}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):  # type: ignore[misc]
    labels: ClassVar[Words] = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }
    hints: ClassVar[Words] = {"password1": NEW_PASSWORD}


class ConfirmPasswordForm(OurWords, account.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar[Words] = {"password": _("Password")}


class CodeForm(OurWords, mfa.AuthenticateForm):  # type: ignore[misc]
    labels = CODE_LABELS
    hints = CODE_HINTS


class ConfirmCodeForm(OurWords, mfa.ReauthenticateForm):  # type: ignore[misc]
    labels = CODE_LABELS
    hints = CODE_HINTS


class SetUpAppForm(OurWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    labels: ClassVar[Words] = {"code": _("Code that the app shows now")}
