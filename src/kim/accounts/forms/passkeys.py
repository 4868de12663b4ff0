"""allauth's forms for passkeys in our words. A passkey here always asks for PIN, fingerprint or face: two factors."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kim.accounts.forms.log_in import OurWords, Words

NOTHING_CAME = _("The browser handed over no passkey. Please try again.")
NOT_KNOWN = _("This passkey opens no access here. Please log in with your password.")
LONGEST_NAME = 60


def _without_the_code(refusal: ValidationError, said: Any) -> ValidationError:
    """allauth speaks of a code that was typed; nobody has typed one."""
    return ValidationError(said, code="passkey") if getattr(refusal, "code", "") == "incorrect_code" else refusal


class _Named(OurWords):
    labels: ClassVar[Words] = {"name": _("Name of the passkey")}
    hints: ClassVar[Words] = {"name": _("By which you recognise the device, such as “Office laptop”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME
        self.fields["name"].max_length = LONGEST_NAME  # type: ignore[attr-defined]
        self.fields["name"].validators.append(forms.CharField(max_length=LONGEST_NAME).validators[0])


class NewPasskeyForm(_Named, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """Always one that can log in by itself: there is no choice to be made, and none to be got wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["credential"].error_messages |= {"required": NOTHING_CAME, "invalid": NOTHING_CAME}

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError as refusal:
            raise _without_the_code(refusal, NOTHING_CAME) from refusal
        return cleaned


class RenamePasskeyForm(_Named, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    pass


class _Shown(forms.Form):
    """Mixin: a passkey that was shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages |= {"required": NOTHING_CAME, "invalid": NOTHING_CAME}

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (ValidationError, AttributeError, TypeError, KeyError, ValueError) as refusal:
            # What a program sends instead of a browser trips over more than allauth expects.
            if isinstance(refusal, ValidationError):
                raise _without_the_code(refusal, NOT_KNOWN) from refusal
            raise ValidationError(NOTHING_CAME, code="passkey") from refusal


class LogInByPasskeyForm(_Shown, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyForm(_Shown, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class ConfirmByPasskeyForm(_Shown, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass
