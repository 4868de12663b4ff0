"""How one person wants to see KIM: theme, density, single-key shortcuts. A cookie without personal data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponse

COOKIE = "kim_display"
A_YEAR = 365 * 24 * 60 * 60


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    DENSE = "dense"
    COMFORTABLE = "comfortable"


@dataclass(frozen=True)
class Display:
    """The three choices; the default is what most people want."""

    theme: Theme = Theme.SYSTEM
    density: Density = Density.DENSE
    single_keys: bool = True

    def as_cookie(self) -> str:
        return f"{self.theme}.{self.density}.{'keys' if self.single_keys else 'nokeys'}"


def parse(value: str) -> Display:
    """Read a cookie; anything that is not ours counts as the default, because a cookie is user input."""
    parts = value.split(".")
    try:
        return Display(Theme(parts[0]), Density(parts[1]), parts[2] != "nokeys")
    except (ValueError, IndexError):
        return Display()


def of(request: HttpRequest) -> Display:
    """The display choices of this browser."""
    return parse(request.COOKIES.get(COOKIE, ""))


def remember(response: HttpResponse, display: Display, *, secure: bool) -> None:
    """Keep the choices for a year in this browser."""
    response.set_cookie(COOKIE, display.as_cookie(), max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
