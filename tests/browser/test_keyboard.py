"""Without a mouse: skip link, single keys, a contact in a few interactions, saving, closing, where the focus goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.demo import path_of
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser

Sit = Callable[..., Page]
# What an entry in the notes may cost, so that it is written while one is still on the phone.
INTERACTIONS = 8


@dataclass
class Keyboard:
    """Counts what a person does: each key and each piece of text typed in one go is one interaction."""

    page: Page
    used: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.used += 1
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.used += 1
        self.page.keyboard.type(text)


@pytest.fixture
def case_url(demo_server: str) -> str:
    """The family whose story the demo tells."""
    return path_of("steinhoff", "Familie Al-Saadi")


def focused(page: Page) -> str:
    """Accessible words of what has the focus, or its text."""
    words: str = page.evaluate(
        "(e => e.getAttribute('aria-label') || (e.labels && e.labels[0] || e).innerText)(document.activeElement)"
    )
    return " ".join(words.split())


def test_the_first_tab_offers_to_skip_to_the_content(sit_down: Sit) -> None:
    page = sit_down("steinhoff", "/heute/")
    page.keyboard.press("Tab")
    assert focused(page) == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_box_that_scrolls_shows_that_it_has_the_focus(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", f"{case_url}dokumente/")
    box = page.locator(".kim-scroll").first
    for _stop in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    expect(box).to_be_focused()
    assert box.evaluate("box => getComputedStyle(box).outlineWidth") == "3px"


def test_a_slash_goes_to_the_search_and_is_text_within_a_field(sit_down: Sit) -> None:
    page = sit_down("steinhoff", "/heute/")
    page.keyboard.press("/")
    search = page.get_by_role("searchbox").first
    expect(search).to_be_focused()
    page.keyboard.type("Al-Sa/k")
    expect(search).to_have_value("Al-Sa/k")
    assert not page.get_by_role("dialog").is_visible()


def test_a_contact_is_recorded_in_a_case_with_eight_interactions_at_most(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", case_url)
    keys = Keyboard(page)
    keys.press("k")
    expect(page.get_by_role("dialog", name="Kontakt eintragen")).to_be_visible()
    assert page.evaluate("document.activeElement.name") == "kind"
    keys.press("3")
    keys.press("d")
    assert page.evaluate("document.activeElement.name") == "minutes"
    keys.press("n")
    assert page.evaluate("document.activeElement.name") == "note"
    keys.type("Hausbesuch, der Termin ist vorbereitet.")
    with page.expect_navigation():
        keys.press("Control+Enter")
    expect(page.get_by_text("Hausbesuch, der Termin ist vorbereitet.").first).to_be_visible()
    assert keys.used <= INTERACTIONS


def test_escape_closes_the_dialog_and_gives_the_focus_back(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", case_url)
    page.keyboard.press("k")
    dialog = page.get_by_role("dialog", name="Kontakt eintragen")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    # Browsers say that a dialog has closed when it is gone already; until then the focus is still in it.
    expect(page.locator(":focus")).to_have_accessible_name(re.compile("Kontakt eintragen"))


def test_a_refused_dialog_stays_open_and_leads_to_the_first_error(sit_down: Sit) -> None:
    page = sit_down("steinhoff", "/heute/")
    page.keyboard.press("k")
    dialog = page.get_by_role("dialog", name="Kontakt eintragen")
    expect(dialog).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_text("Bitte prüfen Sie")).to_be_visible()
    expect(dialog.locator(":focus")).to_be_visible()


def test_h_reports_an_obstacle_and_ctrl_enter_saves_it(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", case_url)
    with page.expect_navigation():
        page.keyboard.press("h")
    assert page.url.endswith("/hindernisse/neu/")
    page.get_by_label("Was ist passiert?").focus()
    page.keyboard.type("Der Träger antwortet nicht.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Was ist passiert?")).to_have_value("Der Träger antwortet nicht.")


def test_a_form_sent_empty_puts_the_focus_on_what_is_wrong_and_from_there_into_the_field(
    sit_down: Sit, case_url: str
) -> None:
    page = sit_down("steinhoff", case_url + "ziele/neu/")
    page.get_by_label("Was wollen sie erreichen?").focus()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    # The browser gives the focus in its own time; until then the body has it, and all words are in it.
    expect(page.locator(".kim-summary").first).to_be_focused()
    assert "Bitte prüfen Sie" in focused(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("name", "own_words")


def test_the_plan_is_read_in_order_and_its_net_follows_the_arrows(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", case_url + "plan/")
    stops = tab_stops(page, from_="main")
    names = [stop for stop in stops if stop in ("net", "list")]
    assert names == sorted(names, key=["net", "list"].index)
    page.locator("#net-6").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.step") == "4"
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.dataset.row") == "4"


def test_the_arrows_lead_from_any_step_of_the_net_to_every_other(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", case_url + "plan/")
    steps = set(page.locator("[data-net] a[data-step]").evaluate_all("all => all.map(a => a.dataset.step)"))
    reached, waiting = {"3"}, ["3"]
    while waiting:
        at = waiting.pop()
        for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
            page.locator(f"#net-{at}").focus()
            page.keyboard.press(key)
            there = page.evaluate("document.activeElement.dataset.step")
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == steps and len(steps) > 10


def test_all_three_views_of_the_plan_are_walked_without_a_mouse(sit_down: Sit, case_url: str) -> None:
    she = Hands(sit_down("steinhoff", case_url + "plan/"))
    she.follow(she.page.locator("#net-7"))
    she.reads("Kita-Platz für Lina")
    views = she.page.get_by_role("main").get_by_role("link")
    she.follow(views.filter(has_text="Plan").first)
    she.follow(views.get_by_text("Kalender", exact=True))
    drawing = she.page.get_by_role("region", name="Plan entlang des Kalenders als Zeichnung")
    she.reach(drawing)
    expect(drawing).to_be_focused()
    she.press("Nur Liste")
    she.unfold("Erledigte Schritte zeigen")
    she.follow(she.page.locator("[data-row='5']"))
    she.reads("Einstufungstest Deutsch")


def tab_stops(page: Page, from_: str) -> list[str]:
    """Walk the page with Tab from an element on; "net" and "list" are stops in the two pictures of the plan."""
    page.locator(from_).focus()
    stops: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            "(e => e.dataset.step ? 'net' : e.dataset.row ? 'list' : e.closest('footer') ? 'end' : 'other')"
            "(document.activeElement)"
        )
        if stop == "end":
            break
        stops.append(stop)
    return stops


def test_after_a_part_of_the_page_was_exchanged_the_focus_stays_where_one_works(sit_down: Sit, case_url: str) -> None:
    page = sit_down("steinhoff", case_url + "plan/schritte/neu/")
    topic = page.get_by_role("combobox", name="Worum geht es?")
    topic.focus()
    page.keyboard.type("Jugendamt")
    page.keyboard.press("Enter")
    page.locator("#step-office [role=status]").get_by_text("Jugendamt der Stadt Rösrath").first.wait_for()
    expect(page.locator("body :focus")).to_be_visible()


# What lies on top in the middle of that part of the focused element which is on the screen.
IS_SEEN = """() => {
    const box = document.activeElement.getBoundingClientRect();
    const middle = (start, end, room) => (Math.max(start, 0) + Math.min(end, room)) / 2;
    const top = document.elementFromPoint(
        middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return top && (document.activeElement.contains(top) || top.contains(document.activeElement));
}"""
WHAT = "document.activeElement.outerHTML.slice(0, 150)"


@pytest.mark.parametrize(
    ("size", "path", "stops"),
    [
        ("enlarged", "{case}", 30),
        ("phone", "{case}", 30),
        # The links of the footer lie within the screen, and yet below the bar.
        ("phone", "/tastatur/", 5),
        # A text field comes into view with its caret, not with its box.
        ("small phone", "{case}plan/schritte/neu/", 45),
    ],
)
def test_the_focus_is_never_hidden_below_the_bars(
    sit_down: Sit, case_url: str, size: str, path: str, stops: int
) -> None:
    page = sit_down("steinhoff", path.format(case=case_url), size)
    page.locator("main").focus()
    for _ in range(stops):
        page.keyboard.press("Tab")
        try:
            # The browser scrolls in its own time.
            page.wait_for_function(IS_SEEN, timeout=10_000)
        except Error:
            pytest.fail(f"hidden below a bar: {page.evaluate(WHAT)}")


def test_what_sorts_a_list_is_seen_on_the_phone(sit_down: Sit) -> None:
    page = sit_down("steinhoff", "/faelle/", "phone")
    due = page.get_by_role("link", name="Fällig", exact=True)
    due.focus()
    page.wait_for_function(IS_SEEN, timeout=10_000)
    page.keyboard.press("Enter")
    page.wait_for_url("**/faelle/?nach=faellig")
