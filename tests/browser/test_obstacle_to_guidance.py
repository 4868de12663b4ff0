"""The whole journey on the demo, without a mouse: an obstacle of a new case comes back as guidance on its page.

Miriam Volkmann works on cases in Burscheid, Petra Lohmann in Leichlingen, Dr. Ines Bachmann keeps the secretariat of
the steering group. The server's clock moves to the quarter after, so that figures of a closed quarter can be shown.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from kim.casework import jobs
from kim.kernel import clock
from kim.kernel.periods import Quarter
from tests import make
from tests.browser.conftest import type_log_in
from tests.browser.demo import cases_of, day_of_server, member
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
CHILD, FAMILY = "Milan", "Petrović"
TELLING = f"Die Mutter kann den Kurs nicht beginnen, weil {CHILD} keinen Kita-Platz hat."
GUIDANCE = "Betreuung am Kursort vor dem Kursbeginn sichern"
REASON = "Ohne Betreuung am Vormittag verfallen bewilligte Kurse in vielen Kommunen."


def test_an_obstacle_of_a_household_in_burscheid_comes_back_as_guidance(open_page: Open, demo_server: str) -> None:
    def desk(key: str) -> Hands:
        page = open_page()
        type_log_in(page, demo_server, key)
        return Hands(page)

    volkmann, bachmann = desk("burscheid"), desk("bachmann")
    case_path = she_opens_a_case_for_a_household(volkmann)
    she_records_intake_assessment_and_goal(volkmann, case_path)
    the_finder_names_three_offices(volkmann, case_path)
    they_agree_the_plan_and_print_it(volkmann, case_path)
    she_notes_what_holds_a_step_up(volkmann, case_path)
    a_text_with_a_name_is_held_back(volkmann)
    a_second_person_releases_it(desk("lohmann"))
    four_others_met_the_same()
    jobs.deliver_observations()
    issue_path = the_secretariat_puts_them_together(bachmann)
    with day_of_server(Quarter.of(clock.today()).end + timedelta(days=20)):
        jobs.publish_evidence()
        the_steering_group_decides(bachmann, issue_path)
        the_secretariat_publishes_guidance(bachmann, issue_path)
        she_reads_the_guidance_and_the_answer(volkmann, case_path)
    nobody_at_steering_reads_a_name(bachmann, issue_path)


def she_opens_a_case_for_a_household(she: Hands) -> str:
    she.press("Anfragen")
    she.press("Anfrage aufnehmen")
    she.write(name=f"Familie {FAMILY}", municipality="Burscheid", concern="Möchte Deutsch lernen, das Kind ist klein.")
    she.press("Speichern")
    she.press("Fall eröffnen")
    she.press("Speichern")
    path = str(she.path.removesuffix("aufnahme/"))
    she.press("Zu den Personen")
    she.press("Person hinzufügen")
    she.write(given_name="Jelena", family_name=FAMILY, relation="Bezugsperson", birth="14.05.1994")
    she.press("Speichern, nächste Person")
    born = clock.today() - timedelta(days=600)
    she.write(given_name=CHILD, family_name=FAMILY, relation="Kind", birth=f"{born:%d.%m.%Y}")
    she.press("Speichern")
    she.reads(CHILD)
    return path


def she_records_intake_assessment_and_goal(she: Hands, case: str) -> None:
    she.go(case + "aufnahme/indikation/")
    she.choose("Komplexer Bedarf: mehrere Lebensbereiche hängen zusammen")
    she.press("Speichern")
    she.go(case + "aufnahme/information/")
    she.write(wording="2026-01")
    she.press("Speichern")
    she.go(case + "einwilligungen/neu/?zweck=counselling")
    she.write(wording="2026-01")
    she.press("Speichern")
    she.go(case + "einschaetzung/language/")
    she.choose("dringend")
    she.write(own_words="Ich will Deutsch lernen.")
    she.press("Speichern, Ziel daraus machen")
    she.write(own_words="Einen Sprachkurs machen und arbeiten.")
    she.press("Speichern")
    she.reads("Einen Sprachkurs machen und arbeiten.")


def the_finder_names_three_offices(she: Hands, case: str) -> None:
    for title, area, topic, office in (
        ("Kostenzusage für den Sprachkurs", "Sprache", "Jobcenter", "Jobcenter Rhein-Berg"),
        ("Kita-Platz anmelden", "Bildung", "Jugendamt", "Kreisjugendamt"),
        ("Aufenthaltserlaubnis verlängern", "Aufenthalt", "Ausländerbehörde", "Ausländerbehörde"),
    ):
        she.go(case + "plan/schritte/neu/")
        she.write(title=title, due_on=f"{clock.today() + timedelta(days=30):%d.%m.%Y}")
        she.select_like("life_area", area)
        she.write(topic=topic)
        she.page.locator("#step-office [role=status]").get_by_text(office).first.wait_for()
        she.press("Speichern")
        she.reads(title)


def they_agree_the_plan_and_print_it(she: Hands, case: str) -> None:
    she.go(case + "plan/")
    she.press("Plan vereinbaren")
    she.press("Haushalt stimmt zu")
    link = she.page.get_by_role("link", name="Plan drucken").first.get_attribute("href")
    answer = she.page.request.get(she.origin + str(link))
    assert answer.headers["content-type"] == "application/pdf"
    words = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    assert "Kita-Platz anmelden" in words
    assert "Jobcenter Rhein-Berg" in words


def she_notes_what_holds_a_step_up(she: Hands, case: str) -> None:
    she.go(case)
    she.press("Hindernis melden")
    she.write(text=f"Jelena soll in den Kurs. {CHILD} hat keinen Kita-Platz, der Träger nimmt keine Kinder mit.")
    she.write(obstacle_kind="Angebotslücke")
    she.select_like("life_area", "Sprache")
    she.unfold("Betroffene Stellen", "Hält Schritte auf")
    she.choose("Jugendamt", "2 Kita-Platz anmelden")
    she.press("Hindernis notieren")


def a_text_with_a_name_is_held_back(she: Hands) -> None:
    she.replace(she.page.get_by_label("Ihr Entwurf"), TELLING)
    she.press("Speichern und prüfen")
    assert CHILD in she.page.locator("main mark").all_inner_texts()
    assert she.page.get_by_role("button", name="Zur Freigabe geben").is_disabled()
    she.press("Alle Vorschläge übernehmen")
    assert CHILD not in she.page.get_by_label("Ihr Entwurf").input_value()
    she.press("Zur Freigabe geben")
    she.reads("Wartet seit")


def a_second_person_releases_it(she: Hands) -> None:
    she.press("Freigaben")
    she.follow(she.page.locator("main a[href^='/freigaben/']").last)
    she.reads("Kita-Platz")
    assert CHILD not in she.page.locator("main").inner_text()
    marked = she.page.locator("main input[name=looked_at_guesses]")
    if marked.count():
        she.check(marked)
    she.press("Freigeben")


def four_others_met_the_same() -> None:
    """Their notes in the same quarter, so that a figure may be shown."""
    second = member("bachmann")
    for key in ("lohmann", "wieczorek"):
        for case in cases_of(member(key)):
            make.released(member(key), case, second)


def the_secretariat_puts_them_together(she: Hands) -> str:
    she.press("Hinweise")
    # What was noted by hand waits there too.
    of_cases = she.page.locator("main li").filter(has_text="Fallarbeit")
    boxes = of_cases.locator("input[name=observations]")
    assert boxes.count() == 5
    for box in boxes.all():
        she.check(box)
    she.press("Bündeln")
    she.write(
        title="Betreuung am Vormittag",
        problem="Eltern kleiner Kinder können bewilligte Kurse nicht beginnen.",
        proposal="Das KI vereinbart Betreuungsplätze am Kursort.",
    )
    she.write(obstacle_kind="Angebotslücke")
    she.select_like("level", "Kreis")
    she.select_like("life_area", "Sprache")
    she.choose("Wir entscheiden")
    she.press("Vorlage speichern")
    she.reads("Betreuung am Vormittag")
    return she.path


def the_steering_group_decides(she: Hands, issue: str) -> None:
    she.go("/themen/")
    she.reads("≥ 5")
    day = clock.today() + timedelta(days=5)
    she.go("/sitzungen/neu/")
    she.write(body="Lenkungsgruppe", day=f"{day:%d.%m.%Y}", time="14:00", place="Kreishaus")
    she.press("Sitzung planen")
    meeting = she.path
    she.go(issue)
    she.select_like("meeting", f"{day:%d.%m.%Y}")
    she.press("Auf die Tagesordnung setzen")
    she.go(meeting)
    she.press("Sitzung eröffnen")
    she.press("Anwesenheit erfassen")
    for seat in she.page.locator("main select[name^=seat-]").all():
        she.pick(seat, "anwesend")
    seats = she.page.locator("main select[name^=seat-]").count()
    she.press("Anwesenheit speichern")
    she.follow(she.page.get_by_role("navigation", name="Tagesordnung").get_by_role("link").first)
    she.choose("angenommen")
    she.write(yes=str(seats - 1), no="0", abstained="1", reason=REASON)
    she.write(**{"parts-0-text": "Plätze vereinbaren", "parts-0-owner": "Kommunales Integrationszentrum"})
    she.write(**{"parts-0-due": f"{day + timedelta(days=60):%d.%m.%Y}"})
    she.press("Beschluss fassen")
    she.reads(REASON, "Plätze vereinbaren")


def the_secretariat_publishes_guidance(she: Hands, issue: str) -> None:
    she.go(issue)
    she.reads("Plätze vereinbaren")
    she.press("Handlungshinweis schreiben")
    last = clock.today() + timedelta(days=200)
    she.write(title=GUIDANCE, text="Das KI nennt Kursorte mit Betreuung.", valid_from=f"{clock.today():%d.%m.%Y}")
    she.write(valid_until=f"{last:%d.%m.%Y}", measure="Plätze vereinbaren")
    she.choose("Sprache", "unter 3")
    she.press("Entwurf speichern")
    she.press("Veröffentlichen")
    she.reads("veröffentlicht")


def she_reads_the_guidance_and_the_answer(she: Hands, case: str) -> None:
    she.go(case)
    she.reads(GUIDANCE)
    card = she.page.locator("section.kim-hint").filter(has_text=GUIDANCE)
    she.reach(card.get_by_role("button", name="Ja, das hat geholfen"))
    she.page.keyboard.press("Enter")
    card.get_by_role("button", name="Ja, das hat geholfen", pressed=True).wait_for()
    she.press("Meine Hinweise")
    she.reads("Betreuung am Vormittag", REASON, GUIDANCE)


def nobody_at_steering_reads_a_name(she: Hands, issue: str) -> None:
    for path in ("/themen/", issue, "/massnahmen/", "/handlungshinweise/", "/hinweiseingang/"):
        she.go(path)
        page = she.page.content()
        assert [name for name in (CHILD, FAMILY, "Jelena") if name in page] == []
