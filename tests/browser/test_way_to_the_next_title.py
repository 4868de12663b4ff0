"""Legal consolidation on the demo, without a mouse: from what is missing for § 25b to the way that comes after it.

Farid Nazari holds a Duldung; Jana Steinhoff counsels him, Birgit Reinartz decides at the immigration authority.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from kim.kernel import clock
from tests.browser.conftest import type_log_in
from tests.browser.demo import path_of
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
NAME = "Farid Nazari"
CERTIFICATE = "fehlt: Zertifikat mündlich A2"
QUESTION = "Reicht das Gespräch in der Behörde als Nachweis?"


def test_a_missing_certificate_a_packet_a_granted_title_and_the_way_after_it(open_page: Open, demo_server: str) -> None:
    def desk(key: str) -> Hands:
        page = open_page()
        type_log_in(page, demo_server, key)
        return Hands(page)

    steinhoff = desk("steinhoff")
    way = she_asks_what_is_missing_for_him(steinhoff)
    she_hands_the_pre_check_over(steinhoff, way)
    reinartz = desk("reinartz")
    she_reads_it_in_her_checklist_and_grants(reinartz)
    she_records_the_title_and_is_reminded_of_what_comes_next(steinhoff, way)


def she_asks_what_is_missing_for_him(she: Hands) -> str:
    she.go(path_of("steinhoff", NAME) + "wege/")
    she.press("Aufenthalt bei nachhaltiger Integration")
    way = she.path
    she.reads(CERTIFICATE)
    # He tells that he speaks well enough; nobody has seen a paper of it.
    she.follow(she.page.locator("[id='25blanguage']").get_by_role("link", name="Erfragen: Deutsch"))
    she.check(she.page.locator("main [name='language-answer'][value=value]"))
    she.write(**{"language-oral": "A2"})
    she.press("Speichern")
    she.go(way)
    row = she.page.locator("[id='25blanguage']")
    row.get_by_text(CERTIFICATE).wait_for()
    assert "offen" in row.inner_text()
    she.reads("frühestens")
    # His six years are over in two weeks, before the Duldung ends.
    she.reads(f"{clock.today() + timedelta(days=14):%d.%m.%Y}")
    return way


def she_hands_the_pre_check_over(she: Hands, way: str) -> None:
    she.go(way)
    she.press("Als Paket vorbereiten")
    she.write(question=QUESTION)
    she.press("Zur Vorschau")
    she.reads("Das wird der Empfänger lesen", "Deutsch mündlich A2", "Zertifikat mündlich A2")
    she.press("Genau dies senden")
    she.reads("zugestellt")


def she_reads_it_in_her_checklist_and_grants(she: Hands) -> None:
    she.press(f"Vorgang beginnen: {NAME}")
    she.press("Speichern")
    she.reads("Die Vorprüfung ist die der Beratung", "Deutsch mündlich A2", "Zertifikat mündlich A2")
    she.press("Ergebnis eintragen")
    she.choose("erteilt")
    she.write(title_key="integrierter Ausländer", title_until=f"{clock.today() + timedelta(days=729):%d.%m.%Y}")
    she.press("Speichern")
    she.reads("erteilt")


def she_records_the_title_and_is_reminded_of_what_comes_next(she: Hands, way: str) -> None:
    she.go(way.removesuffix("25b/"))
    she.reads(f"§ 25b AufenthG erteilt am {clock.today():%d.%m.%Y}")
    she.press("Titel in die Akte aufnehmen")
    she.press("Speichern")
    she.reads("Nach § 25b AufenthG: was als Nächstes kommt")
    naturalisation = she.page.locator("#next li", has_text="§ 10 StAG")
    # Five years of lawful stay begin with the title (§ 10 Abs. 1 S. 1 StAG).
    naturalisation.get_by_text(str(clock.today().year + 5)).first.wait_for()
    she.follow(naturalisation.get_by_role("button"))
    she.reads("Wiedervorlage gesetzt")
