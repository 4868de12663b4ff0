"""The network of the meeting room drops for a minute: what was typed stays, and is written once when it is back.

In the first story the browser knows that there is no network; in the second it believes that there is one, as in a room
whose wireless network has lost its line. The minute passes on the clock of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from kim.accounts.models import Membership
from kim.kernel.actor import acting_as
from kim.steering.actions import meetings
from kim.steering.models import Meeting
from kim.steering.rules.codes import MeetingState
from tests.browser.hands import Hands

pytestmark = pytest.mark.browser
Sit = Callable[..., Page]
Check = Callable[[Page], None]
SAID = "Das Jobcenter sagt zu, die Bescheide gemeinsam zu prüfen."


@pytest.fixture(scope="module")
def point(demo_server: str) -> str:
    """A point of the next meeting, which has begun."""
    actor = Membership.objects.get(user__email__startswith="bachmann").as_actor()
    with acting_as(actor):
        meeting = Meeting.objects.filter(state__in=("planned", "invited")).latest("starts_at")
        meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.IN_SESSION)
        item = meeting.items.exclude(issue=None).order_by("position")[0]
    return str(item.get_absolute_url())


def test_minutes_and_decision_survive_a_minute_without_network(sit_down: Sit, point: str, check: Check) -> None:
    page = sit_down("bachmann", point)
    page.locator("[name=discussion]").fill(SAID)
    page.context.set_offline(True)
    page.get_by_role("button", name="Niederschrift speichern").click()
    expect(page.get_by_text("Zurzeit keine Verbindung.")).to_be_visible()
    expect(page.locator("[name=discussion]")).to_have_value(SAID)
    with page.expect_navigation():
        page.context.set_offline(False)
    expect(page.get_by_text("Die Niederschrift ist gespeichert.")).to_be_visible()
    expect(page.locator("[name=discussion]")).to_have_value(SAID)

    expect(page.locator("[name=mandate]")).to_be_hidden()
    page.locator("label", has_text="an ein Gremium verwiesen").first.click()
    expect(page.locator("[name=mandate]")).to_be_visible()
    page.locator("label", has_text="vertagt").first.click()
    expect(page.locator("[name=mandate]")).to_be_hidden()
    page.locator("[name=reason]").press_sequentially("Zahlen fehlen.", delay=10)
    expect(page.get_by_text("Entwurf gesichert um").first).to_be_visible()
    check(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Beschluss fassen").click()
    expect(page.get_by_text("Zurzeit keine Verbindung.")).to_be_visible()
    with page.expect_navigation():
        page.context.set_offline(False)
    page.goto("/".join(page.url.split("/")[:3]) + point)
    expect(page.get_by_text("Zahlen fehlen.")).to_have_count(1)
    check(page)


def test_minutes_survive_a_minute_in_which_only_the_line_is_gone(sit_down: Sit, point: str) -> None:
    page = sit_down("bachmann", point)
    page.clock.install()
    page.reload()
    hands = Hands(page)
    cut: list[str] = []

    def cut_off(route: Route) -> None:
        cut.append(f"{route.request.method} {urlsplit(route.request.url).path}")
        route.abort("internetdisconnected")

    said = f"{SAID} Die Zahlen kommen im Januar."
    hands.replace(page.locator("[name=discussion]"), said)
    page.context.route("**/*", cut_off)
    hands.reach(page.get_by_role("button", name="Niederschrift speichern"))
    page.keyboard.press("Enter")
    waits = page.get_by_text("Zurzeit keine Verbindung.")
    expect(waits).to_be_visible()
    for tried in range(2, 8):
        page.clock.run_for(10_500)
        page.wait_for_timeout(50)
        assert cut.count(f"HEAD {point}") >= tried
    expect(page.locator("[name=discussion]")).to_have_value(said)
    hands.reach(page.locator("[name=discussion]"))
    page.keyboard.press("Control+End")
    page.keyboard.type(" Frau Esser fragt nach.")
    page.context.unroute("**/*")
    with page.expect_navigation():
        page.clock.run_for(10_500)
    expect(page.get_by_text("Die Niederschrift ist gespeichert.")).to_be_visible()
    expect(page.locator("[name=discussion]")).to_have_value(f"{said} Frau Esser fragt nach.")
    assert f"POST {point}niederschrift/" not in cut, "what was typed never left for nowhere"
