"""What is drawn once and kept depends on its values and the language, and on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import RequestContext, Template, TemplateSyntaxError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy, override

from kim.ui.addresses import address, address_of
from kim.ui.markup import begun, filled
from kim.ui.pieces import NotHandedOver, kept
from kim.ui.templatetags.kim_ui import badge

Ask = Callable[..., HttpRequest]


def drawn(text: str, request: HttpRequest, **values: Any) -> str:
    return Template("{% load kim_ui i18n %}" + text).render(RequestContext(request, values))


def test_a_piece_is_drawn_once_for_its_values_and_each_language() -> None:
    asked: list[tuple[str, int]] = []

    @kept
    def piece(word: str, number: int) -> str:
        asked.append((word, number))
        return f"{gettext('Save')} {word} {number}"

    with override("de"):
        german = [piece("a", 1), piece("a", 1), piece("b", 1)]
    with override("en"):
        english = piece("a", 1)
    assert german == ["Speichern a 1", "Speichern a 1", "Speichern b 1"]
    assert english == "Save a 1"
    assert len(asked) == 3


def test_values_that_are_equal_but_of_another_kind_are_told_apart() -> None:
    piece = kept(lambda value: f"<{value}>")
    assert [piece(1), piece(True), piece("1"), piece(mark_safe("1"))] == ["<1>", "<True>", "<1>", "<1>"]


def test_a_kept_block_escapes_and_follows_its_values(ask: Ask) -> None:
    template = Template(
        "{% load kim_ui %}{% kept word=word many=many %}<b>{{ word }}</b>{% if many %}!{% endif %}{% endkept %}"
    )
    request = ask()
    shown = [
        template.render(RequestContext(request, {"word": word, "many": many}))
        for word, many in (("a&b", True), ("a&b", False), ("c", True), ("a&b", True))
    ]
    assert shown == ["<b>a&amp;b</b>!", "<b>a&amp;b</b>", "<b>c</b>!", "<b>a&amp;b</b>!"]


def test_a_lazy_word_is_kept_in_the_language_it_is_read_in(ask: Ask) -> None:
    template = Template("{% load kim_ui %}{% kept word=word %}{{ word }}{% endkept %}")
    said = []
    for language in ("de", "en", "de"):
        with override(language):
            said.append(template.render(RequestContext(ask(), {"word": gettext_lazy("Save")})))
    assert said == ["Speichern", "Save", "Speichern"]


def test_a_kept_block_reads_nothing_that_it_was_not_given(ask: Ask) -> None:
    for text in (
        "{{ request.path }}",
        "{{ csrf_token }}",
        "{% if secret %}x{% endif %}",
        "{% for x in secret %}x{% endfor %}",
    ):
        with pytest.raises(NotHandedOver):
            drawn("{% kept %}" + text + "{% endkept %}", ask(), secret="s")


def test_the_token_of_a_form_is_never_kept() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load kim_ui %}{% kept %}<form>{% csrf_token %}</form>{% endkept %}")


def test_only_plain_values_are_taken(ask: Ask) -> None:
    with pytest.raises(TypeError, match="items"):
        drawn("{% kept items=items %}x{% endkept %}", ask(), items=[1, 2])


def test_a_badge_of_a_row_is_the_badge_of_the_component(ask: Ask) -> None:
    for kind, label, sign in (
        ("late", "in 3 Tagen", "clock"),
        ("wait", "a<b", ""),
        ("done", "", ""),
        ("plain", "x", ""),
    ):
        text = "{% cotton badge :kind='kind' :label='label' :icon='sign' / %}"
        assert drawn(text, ask(), kind=kind, label=label, sign=sign).strip() == badge(kind, label, sign)


def test_filling_escapes_as_django_does() -> None:
    text = "<b>{one}</b><i title='{two}'>{three}{four}</i>"
    values = {"one": "a<b&'\"", "two": mark_safe("<u>"), "three": 7, "four": gettext_lazy("Save")}
    assert filled(text, **values) == format_html(text, **values)
    assert isinstance(filled("{x}", x="<"), SafeString)


def test_a_text_that_is_begun_once_is_filled_as_if_at_once() -> None:
    text, same = "<p>{name} {said} {url}</p>", {"said": "{name} & {{url}}", "url": mark_safe("<i>{x}</i>")}
    for name in ("<b>", "{said}", "Müller"):
        assert filled(begun(text, **same), name=name) == filled(text, name=name, **same)


def test_addresses_are_those_that_django_finds() -> None:
    assert address("ui:display") == reverse("ui:display")
    for public_ids in (("AB12CD34EF", "X1Y2Z3A4B5"), ("AB12CD34EF", "a b")):
        expected = reverse("casework:step", args=public_ids)
        assert address("casework:step", *public_ids) == address_of("casework:step", 2)(*public_ids) == expected
