"""Screen 15b: nothing typed is lost, and the choice comes back as ordinary form data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string

from kim.ui import conflict
from kim.ui.forms import DayField

ABOUT: dict[str, Any] = {"title": "Schritt 7", "version": 4, "by": "Tomasz Wieczorek", "at": "heute, 11:14"}


class Step(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    due = DayField(label="Frist")
    note = forms.CharField(label="Notiz", required=False)
    office = forms.ChoiceField(label="Stelle", choices=[("ja", "Jugendamt"), ("jc", "Jobcenter")])
    needs = forms.MultipleChoiceField(label="Braucht", choices=[("1", "Eins"), ("2", "Zwei")], required=False)
    urgent = forms.BooleanField(label="Eilig", required=False)


def mine(**data: Any) -> Step:
    form = Step({"version": "3", "due": "11.12.26", "note": "Platz im August", "office": "ja", **data})
    assert form.is_valid(), form.errors
    return form


def stored(**data: Any) -> Step:
    initial = {"due": date(2026, 12, 11), "note": "Platz im Januar", "office": "ja", "needs": [], "urgent": False}
    return Step(initial={**initial, **data})


def line(lines: list[conflict.Line], name: str) -> conflict.Line:
    return next(each for each in lines if each.name == name)


def test_the_same_day_typed_differently_is_no_difference() -> None:
    assert not line(conflict.compare(mine(), stored()), "due").differs


def test_only_the_differing_words_are_marked() -> None:
    note = line(conflict.compare(mine(), stored()), "note")
    assert note.mine_shown == "Platz im <ins>August</ins>"
    assert note.stored_shown == "Platz im <ins>Januar</ins>"


def test_codes_are_shown_as_words() -> None:
    office = line(conflict.compare(mine(office="jc"), stored()), "office")
    assert "Jobcenter" in office.mine_shown
    assert office.mine == ["jc"]


def test_several_answers_and_ticks_are_compared_too() -> None:
    lines = conflict.compare(mine(needs=["1", "2"], urgent="on"), stored(needs=["2"]))
    assert line(lines, "needs").mine == ["1", "2"]
    assert line(lines, "needs").stored == ["2"]
    assert "ja" in line(lines, "urgent").mine_shown
    assert "nein" in line(lines, "urgent").stored_shown


def test_typed_markup_stays_text() -> None:
    note = line(conflict.compare(mine(note="<script>x</script>"), stored()), "note")
    assert "<script>" not in note.mine_shown


def test_the_page_answers_409_and_shows_both(ask: Callable[..., HttpRequest]) -> None:
    answer = conflict.page(ask("/schritte/7/"), mine(), stored(), conflict=ABOUT, cancel_url="/plan/")
    html = answer.content.decode()
    assert answer.status_code == 409
    for part in (
        "Das hat inzwischen auch Tomasz Wieczorek geändert",
        "Ihre Eingabe ist nicht verloren",
        "August",
        "Januar",
    ):
        assert part in html
    assert 'action="/schritte/7/"' in html
    assert '<input type="hidden" name="version" value="4">' in html


def test_the_choice_becomes_ordinary_form_data() -> None:
    data = QueryDict(
        "version=4&choose-note=stored&mine-note=August&stored-note=Januar&choose-due=mine&mine-due=11.12.2026"
        "&stored-due=18.12.2026&mine-office=ja&choose-needs=mine&mine-needs=1&mine-needs=2&stored-needs=2"
    )
    form = Step(conflict.resolved(data))
    assert form.is_valid()
    assert form.cleaned_data["version"] == 4
    assert form.cleaned_data["note"] == "Januar"
    assert form.cleaned_data["due"] == date(2026, 12, 11)
    assert form.cleaned_data["needs"] == ["1", "2"]


def test_an_emptied_side_that_is_chosen_stays_empty() -> None:
    chosen = conflict.resolved(QueryDict("version=4&choose-note=mine&stored-note=Januar&mine-office=ja"))
    assert chosen.getlist("note") == []


def test_ordinary_form_data_pass_through() -> None:
    data = QueryDict("version=3&note=x")
    assert conflict.resolved(data) is data


def test_what_nobody_filled_in_is_not_listed() -> None:
    versions = conflict.Conflict(lines=conflict.compare(mine(), stored()), title="Schritt 7", version=4)
    assert [each.name for each in versions.shown] == ["due", "note", "office"]
    lines = render_to_string("ui/conflict_lines.html", {"conflict": versions})
    assert "Frist" in lines and "Braucht" not in lines
