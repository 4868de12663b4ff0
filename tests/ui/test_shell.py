"""The shell shows what exists and what the acting membership may see, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.shortcuts import render

from kim.ui import context, legal, menu
from kim.ui.context import Shell
from kim.ui.tally import Tally

Ask = Callable[..., HttpRequest]


@dataclass(frozen=True)
class Someone:
    user_id: int | None = 1
    name: str = "Jana Steinhoff"
    role: str = "case_manager"


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> menu.Registry:
    """An empty registry in place of the one that the contexts filled."""
    fresh = menu.Registry()
    monkeypatch.setattr(menu, "registry", fresh)
    monkeypatch.setattr(context, "registry", fresh)
    return fresh


def test_only_visible_entries_are_shown_and_empty_sections_are_not(registry: menu.Registry, ask: Ask) -> None:
    menu.register_section("work", "Fallarbeit", 10)
    menu.register_section("steering", "Steuerung", 20)
    menu.register(menu.Entry("work", "Anzeige", "home", "ui:display"))
    menu.register(menu.Entry("steering", "Themen", "board", "ui:imprint", visible=lambda actor: actor.role == "lead"))
    shell = Shell(ask("/anzeige/", actor=Someone()))
    assert [group.section.label for group in shell.groups] == ["Fallarbeit"]


def test_the_entry_that_fits_longest_is_the_current_one(registry: menu.Registry, ask: Ask) -> None:
    menu.register_section("work", "Fallarbeit")
    menu.register(menu.Entry("work", "Anzeige", "home", "ui:display", order=1))
    menu.register(menu.Entry("work", "Sprache", "lang", "ui:language", order=2))
    lines = Shell(ask("/anzeige/sprache/", actor=Someone())).groups[0].lines
    assert [line.is_current for line in lines] == [False, True]


def test_entries_stand_in_their_order_with_their_counts(registry: menu.Registry, ask: Ask) -> None:
    menu.register_section("work", "Fallarbeit")
    # What the database finds for the only number there is.
    menu.register_prepare(lambda rows: lambda actor: rows(actor) or [(0, 17)])
    menu.register(
        menu.Entry("work", "zweite", "home", "ui:display", order=2, count=lambda actor: Tally([]), phone=True)
    )
    menu.register(menu.Entry("work", "erste", "home", "ui:imprint", order=1))
    shell = Shell(ask(actor=Someone()))
    assert [(line.label, line.count) for line in shell.groups[0].lines] == [("erste", None), ("zweite", 17)]
    assert [line.label for line in shell.phone_lines] == ["zweite"]


def test_registering_twice_shows_once(registry: menu.Registry) -> None:
    entry = menu.Entry("work", "Anzeige", "home", "ui:display")
    menu.register(entry)
    menu.register(entry)
    action = menu.TopAction("Kontakt", "ui:display")
    menu.register_action(action)
    menu.register_action(action)
    assert (len(registry.entries), len(registry.actions)) == (1, 1)


def test_without_log_in_there_is_no_menu_no_search_and_no_action(registry: menu.Registry, ask: Ask) -> None:
    menu.register_section("work", "Fallarbeit")
    menu.register(menu.Entry("work", "Anzeige", "home", "ui:display"))
    menu.register_search(menu.Search("Suchen", "ui:display"))
    menu.register_action(menu.TopAction("Kontakt", "ui:display"))
    menu.register_note(lambda actor: "note")
    shell = Shell(ask(actor=Someone(user_id=None)))
    assert (shell.groups, shell.search, shell.action, shell.notes) == ([], None, None, [])


def test_a_page_shows_search_action_notes_and_who_acts(registry: menu.Registry, ask: Ask) -> None:
    menu.register_search(menu.Search("Person oder Fall suchen", "ui:display"))
    menu.register_action(menu.TopAction("Kontakt eintragen", "ui:imprint", key="k", short_label="Kontakt", dialog=True))
    menu.register_note(lambda actor: "Sie vertreten Tomasz Wieczorek")
    menu.register_note(lambda actor: None)
    menu.register_identity(lambda request: menu.Identity(request.actor.name, "Fallbegleitung", "Rösrath"))
    html = render(ask(actor=Someone()), "ui/base.html").content.decode()
    for part in ("Person oder Fall suchen", 'data-key="k"', "Sie vertreten", "Fallbegleitung · Rösrath", ">JS<"):
        assert part in html
    assert 'hx-target="#kim-dialog"' in html


def test_without_an_identity_the_name_is_shown(registry: menu.Registry, ask: Ask) -> None:
    assert Shell(ask(actor=Someone())).identity == menu.Identity("Jana Steinhoff")


def test_the_demo_says_that_it_is_one(ask: Ask, settings: pytest.FixtureRequest) -> None:
    settings.KIM_DEMO = True  # type: ignore[attr-defined]
    assert "Alle Personen sind erfunden" in render(ask(), "ui/base.html").content.decode()
    settings.KIM_DEMO = False  # type: ignore[attr-defined]
    assert "Alle Personen sind erfunden" not in render(ask(), "ui/base.html").content.decode()


def test_the_chosen_theme_and_density_reach_the_page(ask: Ask) -> None:
    request = ask()
    request.COOKIES["kim_display"] = "dark.comfortable.nokeys"
    html = render(request, "ui/base.html").content.decode()
    assert 'data-kern-theme="dark"' in html
    assert "kim-app--comfortable" in html
    assert 'data-keys="off"' in html


def test_following_the_system_sets_no_theme(ask: Ask) -> None:
    assert "data-kern-theme" not in render(ask(), "ui/base.html").content.decode()


def test_the_first_thing_on_a_page_skips_to_its_content(ask: Ask) -> None:
    html = render(ask(), "ui/base.html").content.decode()
    assert html.index('href="#inhalt"') < html.index("<header")
    assert 'id="inhalt" tabindex="-1"' in html


def test_the_place_is_the_districts(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legal, "_provider", lambda: legal.Operator(name="Kreis Beispiel", short_name="Beispiel"))
    html = render(ask(), "ui/base.html").content.decode()
    assert "KIM Kreis Beispiel</title>" in html
    assert "Beispiel</span>" in html


def test_what_a_rule_refuses_stands_on_top_of_the_page_and_not_in_a_toast(ask: Ask) -> None:
    said = {"messages": [Message(constants.ERROR, "Erst ein Termin."), Message(constants.SUCCESS, "Gespeichert.")]}
    top = render(ask(), "ui/shell/refusals.html", said).content.decode()
    toasts = render(ask(), "ui/shell/messages.html", said).content.decode()
    assert "Erst ein Termin." in top
    assert 'role="alert"' in top
    assert "Gespeichert." not in top
    assert "Erst ein Termin." not in toasts
