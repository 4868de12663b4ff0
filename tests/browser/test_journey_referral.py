"""Two referrals: a young woman of nineteen with a title to the youth migration service, a holder of a toleration to the
counselling for refugees. Both are accepted and answered, and the answers become part of the cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from kim.config.demo.caseload import DULDUNG, SUBSIDIARY
from tests.browser import across
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

Sit = Callable[..., Page]
COUNSELLING = "drk-fluechtlingshilfe"


def test_two_referrals_are_accepted_answered_and_taken_over(
    sit_down: Sit, open_page: Callable[..., Page], demo_server: str, check: Callable[[Page], None]
) -> None:
    young = across.begin("Haddad", "Rima", SUBSIDIARY)
    tolerated = across.begin("Touré", "Amadou", DULDUNG, years=31)
    across.agree(young, "referral", office="jugendmigrationsdienst")
    across.agree(tolerated, "referral", office=COUNSELLING)
    service = across.partner("Nadia Falk", COUNSELLING)

    jana = Hands(sit_down("steinhoff"))
    across.compose_by_hand(jana, young, "Jugendmigrationsdienst", "Können Sie Rima bis zur Ausbildung begleiten?")
    jana.reads("zugestellt")
    across.compose_by_hand(jana, tolerated, "Flüchtlingshilfe", "Können Sie ihn zum Verfahren beraten?")

    hartung = Hands(sit_down("jmd"))
    hartung.press("Posteingang")
    hartung.press("Können Sie Rima bis zur Ausbildung begleiten?")
    hartung.reads("Rima Haddad")
    check(hartung.page)
    across.answers(hartung, "Wir übernehmen es", "Gern, wir laden sie ein.")
    across.answers(hartung, "Es ist erledigt, mit diesem Ergebnis", "Erstgespräch war, Training ab Montag.")

    falk = across.sits(open_page(), demo_server, service)
    falk.press("Posteingang")
    falk.press("Können Sie ihn zum Verfahren beraten?")
    falk.reads("Name: Amadou Touré")
    across.answers(falk, "Wir übernehmen es", "Termin ist am Donnerstag.")

    jana.go(young.packets)
    jana.press("Verweis 1")
    jana.press("Antwort übernehmen")
    jana.write(task="Rima nach dem Training fragen")
    jana.press("Speichern")
    jana.reads("Training ab Montag.")
    jana.go("/pakete/")
    jana.reads("Verweis 1, DRK")
