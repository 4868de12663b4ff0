"""What components say: words beside colours, unknown apart from none, text escaped once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.ui import graphics
from kim.ui.states import STATES
from kim.ui.templatetags import kim_ui

Draw = Callable[..., str]


@pytest.mark.parametrize("kind", STATES)
def test_a_state_is_sign_and_word(draw: Draw, kind: str) -> None:
    html = draw('<c-state :kind="kind" />', kind=kind)
    assert str(STATES[kind].word) in html
    assert "aria-hidden" in html


def test_a_name_is_escaped_exactly_once(draw: Draw) -> None:
    name = "<b>Müller & Söhne</b>"
    for text in ('<c-office :name="name" />', '<c-office name="{{ name }}" />'):
        assert "&lt;b&gt;Müller &amp; Söhne&lt;/b&gt;" in draw(text, name=name)


def test_a_component_does_not_inherit_words_from_the_page(draw: Draw) -> None:
    assert "leaked" not in draw('<c-page-head title="x" />', sub="leaked", actions="leaked")


def test_what_is_not_known_is_said(draw: Draw) -> None:
    html = draw('<c-deflist :items="facts" />', facts=[("Wohnort", None), ("Kinder", 0)])
    assert "noch nicht bekannt" in html
    assert "<dd>0</dd>" in html


def test_a_suppressed_count_is_a_dot_and_is_said(draw: Draw) -> None:
    html = draw('<c-period-table :columns="c" :rows="r" caption="x" />', c=["I/26"], r=[("Kreis", [None])])
    assert "·" in html
    assert "nicht gezeigt" in html


def test_waiting_longer_than_usual_is_drawn_strong_and_said(draw: Draw) -> None:
    html = draw('<c-waitbar :days="96" :usual="60" />')
    assert "96\u00a0Tage, üblich sind 60" in html
    assert "fill--over" in html
    assert 'width="77"' in html


def test_waiting_less_than_usual_is_quiet(draw: Draw) -> None:
    assert "fill--over" not in draw('<c-waitbar :days="38" :usual="90" />')


def test_without_a_usual_duration_there_is_no_tick(draw: Draw) -> None:
    assert "tick" not in draw('<c-waitbar :days="6" />')


@given(st.integers(0, 10_000), st.integers(3, 400))
def test_a_bar_never_leaves_its_track(days: int, width: int) -> None:
    assert 0 <= graphics.bar_length(days, width) <= width


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_longer_waits_have_no_shorter_bars(one: int, other: int) -> None:
    assert graphics.bar_length(min(one, other), 96) <= graphics.bar_length(max(one, other), 96)


def test_a_sorted_column_says_so(draw: Draw) -> None:
    assert 'aria-sort="descending"' in draw('<c-th label="Seit" href="?s" sort="descending" />')


def test_a_button_sends_its_form_unless_told_otherwise(draw: Draw) -> None:
    assert 'type="submit"' in draw('<c-button label="Speichern" />')
    assert draw('<c-button label="Öffnen" type="button" />').count("type=") == 1


def test_long_page_lists_have_gaps() -> None:
    from django.core.paginator import Paginator

    assert kim_ui.page_window(Paginator(range(100), 5).page(10)) == [1, 0, 8, 9, 10, 11, 12, 0, 20]


@pytest.mark.parametrize(
    ("name", "mark"), [("Ayla Beispiel", "AB"), ("Nele", "Ne"), ("Dr. Ines Bachmann", "IB"), ("", "?")]
)
def test_initials(name: str, mark: str) -> None:
    assert kim_ui.initials(name) == mark


def test_days_and_dates_read_as_in_the_office() -> None:
    assert kim_ui.day(date(2026, 11, 23)) == "23.11.2026"
    assert kim_ui.day(None) == ""
    assert kim_ui.partial("1988-03") == "03.1988"
    assert kim_ui.days(1) == "1\u00a0Tag"
