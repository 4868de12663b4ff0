"""Fields: label, hint, error and input belong together for eyes, hands and ears."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from kim.ui import partial_date
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, DayField, Flat, LongCombobox, PartialDateField
from kim.ui.samples import SampleForm
from kim.ui.templatetags.kim_forms import widget_options


class Sample(forms.Form):
    note = forms.CharField(label="Notiz", help_text="Keine Diagnosen.", widget=forms.Textarea)
    due = DayField(label="Frist", required=False)
    need = forms.ChoiceField(
        label="Bedarf",
        choices=[("unknown", "noch nicht bekannt"), ("none", "kein")],
        widget=Choice(joined=True, unknown="unknown", icons={"none": "tick"}),
    )
    people = forms.MultipleChoiceField(label="Mit", choices=[("y", "Yousif")], widget=ChoiceMultiple, required=False)
    office = forms.ChoiceField(label="Stelle", choices=[("a", "Amt")], widget=Combobox(notes={"a": "Kreis"}))
    agreed = forms.BooleanField(label="Besprochen", required=False)


def refused() -> Sample:
    form = Sample({"due": "morgen"})
    form.is_valid()
    return form


def test_label_hint_and_input_are_wired() -> None:
    html = Sample()["note"].as_field_group()
    assert 'for="id_note"' in html
    assert 'id="id_note_helptext"' in html
    assert 'aria-describedby="id_note_helptext"' in html


def test_an_error_is_wired_and_named_as_one() -> None:
    html = refused()["note"].as_field_group()
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_note_helptext id_note_error"' in html
    assert 'id="id_note_error"' in html
    assert "Fehler:" in html


def test_optional_fields_say_so_and_required_ones_do_not() -> None:
    assert "freiwillig" in Sample()["due"].as_field_group()
    assert "freiwillig" not in Sample()["note"].as_field_group()


def test_the_summary_links_every_message_to_something_that_takes_focus() -> None:
    html = str(refused())
    assert 'href="#id_note"' in html
    assert 'href="#id_need_0"' in html
    assert 'id="id_need_0"' in html
    assert "Bitte prüfen Sie 4 Angaben" in html
    assert 'tabindex="-1" autofocus' in html


def test_the_summary_asks_no_question_with_a_colon_behind_it() -> None:
    form = Sample({})
    form.fields["note"].label = "Was war?"
    form.is_valid()
    html = str(form)
    assert "Was war? Bitte" in html and "Stelle: Bitte" in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert "kim-summary" not in str(Sample())


def test_the_unknown_answer_stands_apart() -> None:
    html = str(Sample()["need"])
    assert html.count("kim-choice__unknown") == 1
    assert "kim-icon--unknown" in html
    assert "kim-icon--tick" in html


def test_a_choice_can_be_made_with_digits() -> None:
    field = forms.ChoiceField(choices=[("a", "A")], widget=Choice(digits=True))
    assert "data-digits" in field.widget.render("kind", "a")


def test_a_group_of_radios_is_a_fieldset_with_a_legend() -> None:
    html = Sample()["need"].as_field_group()
    assert "<fieldset" in html
    assert "<legend" in html


def test_a_single_checkbox_has_its_label_behind_it() -> None:
    html = Sample()["agreed"].as_field_group()
    assert html.index('type="checkbox"') < html.index("Besprochen")


def test_a_combobox_is_a_select_until_javascript_comes() -> None:
    html = str(Sample()["office"])
    assert "<select" in html
    assert "data-combobox" in html
    assert 'data-note="Kreis"' in html


def test_several_of_many_are_a_list_until_javascript_comes() -> None:
    html = str(SampleForm({"others": ["jc"]})["others"])
    assert "<select" in html and " multiple" in html
    assert 'data-combobox="several"' in html
    assert 'data-word-remove="Entfernen"' in html
    assert '<option value="jc" selected' in html


@pytest.mark.parametrize("typed", ["23.11.2026", "23.11.26", "23112026", "2026-11-23"])
def test_a_day_is_understood_as_it_is_typed(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 11, 23)


def test_a_day_that_is_none_is_answered_with_an_example() -> None:
    with pytest.raises(forms.ValidationError, match=r"Bitte schreiben Sie den Tag so: 23\.11\.2026\."):
        DayField().clean("morgen")


@pytest.mark.parametrize("typed", ["31.02.2026", "31.2.26", "31022026", "2026-02-31", "00.00.0000"])
def test_a_day_that_does_not_exist_is_named_as_that_and_not_as_badly_written(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Diesen Tag gibt es nicht"):
        DayField().clean(typed)


def test_a_day_is_shown_in_german() -> None:
    assert 'value="23.11.2026"' in str(Sample(initial={"due": date(2026, 11, 23)})["due"])


@pytest.mark.parametrize(
    ("typed", "iso"), [("17.03.1988", "1988-03-17"), ("3.1988", "1988-03"), (" 1988 ", "1988"), ("", "")]
)
def test_a_date_is_kept_as_far_as_it_is_known(typed: str, iso: str) -> None:
    assert PartialDateField(required=False).clean(typed) == iso


@pytest.mark.parametrize("typed", ["31.02.1988", "13.1988", "88", "gestern", "1988-1"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Bitte schreiben Sie einen Tag"):
        PartialDateField().clean(typed)


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_partial_date_survives_reading_and_writing(day: date, precision: int) -> None:
    iso = day.isoformat()[:precision]
    assert partial_date.parse(partial_date.display(iso)) == iso


@pytest.mark.parametrize("typed", [None, "", "k2", "gone"])
def test_a_long_combobox_draws_what_a_combobox_draws(typed: str | None) -> None:
    pairs = [("", ""), ("k1", "Familie <Blum> & Söhne"), ("k2", "Familie O'Korn")]

    def drawn(field: forms.ChoiceField) -> str:
        form_class = type("Desk", (forms.Form,), {"case": field})
        form = form_class(None if typed is None else {"case": typed})
        return str(form["case"])

    short = forms.ChoiceField(label="Fall", choices=pairs, widget=Combobox)
    long = forms.ChoiceField(label="Fall", choices=Flat(pairs), widget=LongCombobox)
    assert drawn(long) == drawn(short)
    assert "&lt;Blum&gt; &amp;" in drawn(long)
    assert len(Flat(pairs)) == 3


def test_a_flat_choice_that_is_not_offered_is_refused() -> None:
    field = forms.ChoiceField(choices=Flat([("k1", "Familie Blum")]), widget=LongCombobox)
    assert field.clean("k1") == "k1"
    with pytest.raises(forms.ValidationError):
        field.clean("k2")


def test_every_option_is_escaped_once_also_where_a_word_has_the_sign_between_words_in_it() -> None:
    words = ["<b>Müller & Söhne</b>", 'Familie "Ö"', "", "a\0b"]
    for choices in ([(word, word) for word in words], [(word, word) for word in words[:3]]):
        drawn = widget_options({"optgroups": LongCombobox(choices=Flat(choices)).optgroups("case", [words[0]])})
        each = [conditional_escape(word) for word, _label in choices]
        chosen = f'\n  <option value="{each[0]}" selected>{each[0]}</option>'
        assert drawn == chosen + "".join(f'\n  <option value="{one}">{one}</option>' for one in each[1:])


def test_words_of_an_option_that_are_html_already_stay_so_and_its_value_does_not() -> None:
    option = {"value": mark_safe('"'), "label": mark_safe("<i>so</i>"), "attrs": {}}
    said = {"value": 1, "label": gettext_lazy("Save"), "attrs": {"data-note": '"'}}
    drawn = widget_options({"optgroups": [("A & B", [option, said], 0)]})
    assert '<optgroup label="A &amp; B">' in drawn
    assert '<option value="&quot;"><i>so</i></option>' in drawn
    assert '<option value="1" data-note="&quot;">Speichern</option>' in drawn
