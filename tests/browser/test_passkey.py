"""A passkey in a real browser: set up, logged in with, named, removed – by keyboard, with Chromium's own device."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import type_log_in
from tests.browser.hands import Hands
from tests.browser.looking import look_everywhere

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_one_logs_in_without_a_password(
    open_page: Callable[..., Page], demo_server: str, check: Callable[[Page], None], found: list[str]
) -> None:
    page = open_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    authenticator = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    type_log_in(page, demo_server, "burscheid")
    she = Hands(page)
    she.go("/konto/zweiter-faktor/")
    check(page)
    she.press("Passkey einrichten")
    look_everywhere(page, "passkey-new", found)
    she.write(name="Dienst-Laptop")
    she.press("Einrichten")
    she.reads("Mit einem davon können Sie sich anmelden")
    she.go("/abmelden/")
    she.press("Abmelden")
    check(page)

    verified = {"authenticatorId": authenticator, "isUserVerified": False}
    device.send("WebAuthn.setUserVerified", verified)
    she.reach(page.get_by_role("button", name="Mit Passkey anmelden"))
    page.keyboard.press("Enter")
    she.reads("Es wurde kein Passkey verwendet")
    check(page)
    device.send("WebAuthn.setUserVerified", verified | {"isUserVerified": True})
    she.press("Mit Passkey anmelden")
    page.wait_for_url(lambda url: "/anmelden/" not in url)

    she.go("/konto/zweiter-faktor/")
    she.reads("Dienst-Laptop")
    look_everywhere(page, "passkeys", found)
    she.press("Dienst-Laptop: Entfernen")
    check(page)
    she.press("Entfernen")
    page.get_by_text("Der Passkey ist entfernt").first.wait_for()
    she.go("/konto/sitzungen/")
    she.reads("Chrome auf Linux")
    check(page)
