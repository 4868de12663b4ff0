"""The catalogue of components keeps its own rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest

from kim.ui import components
from kim.ui.views import styleguide

TEMPLATES = sorted((components.FOLDER.parent).rglob("*.html"))
EXAMPLES = components.FOLDER.parent / "ui" / "styleguide"


@pytest.mark.parametrize("component", components.catalogue(), ids=lambda component: component.file)
def test_a_component_has_one_purpose_at_most_six_parameters_and_an_example(component: components.Component) -> None:
    assert component.purpose
    assert len(component.parameters) <= 6
    assert (EXAMPLES / f"{component.file}.html").exists()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_style_script_or_handlers(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_stay_short(template: Path) -> None:
    assert len(template.read_text().splitlines()) <= 120


def test_the_style_page_draws_every_component(ask: Callable[..., HttpRequest]) -> None:
    page = styleguide.page(ask("/intern/gestaltung/")).content.decode()
    for component in components.catalogue():
        assert f"<code>{component.tag}</code>" in page


def test_the_reference_page_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "components.md"
    assert page.read_text() == components.as_markdown(), "run: .venv/bin/python -m kim.ui.components"


def test_a_file_without_head_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "odd.html"
    broken.write_text("<p>hello</p>")
    with pytest.raises(ValueError, match=r"odd\.html"):
        components.read(broken)


def test_a_misspelt_icon_raises_instead_of_drawing_a_black_square(draw: Callable[..., str]) -> None:
    with pytest.raises(KeyError, match="no icon named 'tik'"):
        draw('{% load kim_ui %}{% icon "tik" %}')


def test_every_icon_of_ours_has_a_picture() -> None:
    from kim.ui import icons

    css = (components.FOLDER.parents[1] / "static/ui/css/icons.css").read_text()
    assert set(re.findall(r"\.kim-icon--([a-z-]+) \{", css)) == icons.OWN
