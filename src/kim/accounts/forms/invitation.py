from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from kim.accounts.forms.log_in import NEW_PASSWORD
from kim.accounts.models import User


def _password() -> forms.PasswordInput:
    return forms.PasswordInput({"autocomplete": "new-password"})


class FirstPasswordForm(forms.Form):
    """The first password, twice."""

    password1 = forms.CharField(label=_("Password"), help_text=NEW_PASSWORD, strip=False, widget=_password())
    password2 = forms.CharField(label=_("Password, once more"), strip=False, widget=_password())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ."))
        return cleaned
