"""The German catalogues: exactly what the code uses, completely and correctly translated."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest

from kim.config.catalogue import checking, compiling, updating
from kim.config.catalogue.files import CATALOGUE, HEADER
from kim.config.trouble import Trouble

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

TITLE = _("Open cases")
def count(n): return ngettext("%(n)d case", "%(n)d cases", n) % {"n": n}
def verb(): return pgettext("button", "Open")
"""
PAGE = """{% load i18n %}
<h1>{% translate "Good morning" %}</h1>
    <p>{% blocktranslate with name=person.name %}Hello {{ name }}, 100 % welcome{% endblocktranslate %}</p>
  {% blocktranslate trimmed count n=steps|length %}
      {{ n }} step
    {% plural %}
      {{ n }} steps
  {% endblocktranslate %}
<c-button label="{% translate 'Save' %}" />
"""
ALL_IDS = {"Open cases", "%(n)d case", "Open", "Good morning", "Hello %(name)s, 100 %% welcome", "%(n)s step", "Save"}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with one context."""
    context = tmp_path / "src" / "kim" / "letters"
    (context / "templates" / "letters").mkdir(parents=True)
    (context / "__init__.py").write_text("")
    (context / "views.py").write_text(CODE)
    (context / "templates" / "letters" / "page.html").write_text(PAGE)
    return context.parent


def catalogue_of(package: Path) -> Path:
    return package / "letters" / CATALOGUE


def translate(package: Path) -> None:
    """Translate every message of every context: the English words after a German one."""
    list(updating.update(package=package))
    for file in package.glob(f"*/{CATALOGUE}"):
        lines, text = [], ""
        for line in file.read_text().splitlines():
            if line.startswith(("msgid ", "msgid_plural ")):
                text = line.partition('"')[2][:-1]
            if line.startswith("msgstr") and text:
                line = f'{line.partition(" ")[0]} "Das: {text}"'
            lines.append(line)
        file.write_text("\n".join(lines) + "\n")


def replace(package: Path, old: str, new: str) -> None:
    text = catalogue_of(package).read_text()
    assert old in text
    catalogue_of(package).write_text(text.replace(old, new))


def test_ids_are_found_in_python_files_and_templates(package: Path) -> None:
    list(updating.update(package=package))
    ids = {checking._forms(message.id)[0] for message in checking.read(catalogue_of(package)) if message.id}
    assert ids == ALL_IDS


def test_updating_tells_what_is_missing(package: Path) -> None:
    (line,) = updating.update(package=package)
    assert line == "letters: 7 messages, 7 not translated"


def test_updating_keeps_what_is_translated_and_drops_what_is_not_used(package: Path) -> None:
    translate(package)
    (package / "letters" / "views.py").write_text('from x import gettext as _\n_("Open cases")\n_("New here")\n')
    list(updating.update(package=package))
    text = catalogue_of(package).read_text()
    assert "Das: Open cases" in text
    assert "New here" in text
    assert "%(n)d case" not in text


def test_updating_twice_changes_nothing_and_leaves_no_dates_or_lines(package: Path) -> None:
    translate(package)
    list(updating.update(package=package))
    first = catalogue_of(package).read_text()
    list(updating.update(package=package))
    assert catalogue_of(package).read_text() == first
    assert first.startswith(HEADER)
    assert "views.py" not in first


def test_plural_translations_survive_an_update(package: Path) -> None:
    translate(package)
    list(updating.update(package=package))
    assert 'msgstr[1] "Das: %(n)d cases"' in catalogue_of(package).read_text()


def test_a_context_without_words_has_no_catalogue(package: Path) -> None:
    list(updating.update(package=package))
    (package / "letters" / "views.py").write_text("")
    (package / "letters" / "templates" / "letters" / "page.html").write_text("")
    list(updating.update(package=package))
    assert not catalogue_of(package).exists()


def test_an_unknown_context_is_refused_with_the_known_ones(package: Path) -> None:
    with pytest.raises(Trouble, match="letters"):
        list(updating.update(["unknown"], package=package))


def test_a_complete_catalogue_has_no_findings(package: Path) -> None:
    translate(package)
    assert checking.findings(package=package) == []


def test_a_missing_catalogue_names_every_sentence(package: Path) -> None:
    found = checking.findings(package=package)
    assert len(found) == len(ALL_IDS)
    assert all(line.startswith("src/kim/letters/locale/de/LC_MESSAGES/django.po: missing") for line in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgstr "Das: Open cases"', 'msgstr ""', "not translated"),
        ('msgid "Open cases"', '#, fuzzy\nmsgid "Open cases"', "marked fuzzy"),
        ('msgstr "Das: Hello %(name)s, 100 %% welcome"', 'msgstr "Hallo %(nam)s"', "placeholders differ"),
        ('msgstr "Das: Hello %(name)s, 100 %% welcome"', 'msgstr "Hallo %(name)s, 100 % so"', "doubled"),
        ('msgstr[1] "Das: %(n)d cases"', 'msgstr[1] "Fälle"', "placeholders differ"),
        ('msgstr[1] "Das: %(n)d cases"', 'msgstr[1] ""', "not translated"),
        ('msgid "Save"', 'msgid "Keep"', "not used any more"),
    ],
)
def test_every_fault_is_named(package: Path, old: str, new: str, said: str) -> None:
    translate(package)
    replace(package, old, new)
    assert [line for line in checking.findings(package=package) if said in line]


def test_a_message_that_the_collector_cannot_see_is_found(package: Path) -> None:
    translate(package)
    (package / "letters" / "more.py").write_text("def line(_): return f\"{_('Spread')}: wide\"\n")
    assert checking.findings(package=package) == [
        "letters/more.py:1: a message inside an f-string is not collected, take it out"
    ]


def test_one_case_may_be_a_word_instead_of_a_number(package: Path) -> None:
    translate(package)
    replace(package, 'msgstr[0] "Das: %(n)d cases"', 'msgstr[0] "Ein Fall"')
    assert checking.findings(package=package) == []


@pytest.mark.parametrize("german", ["Fall und Plan", "Sie sehen den Fall", "Bericht zum Plan"])
def test_a_german_id_is_found(package: Path, german: str) -> None:
    (package / "letters" / "views.py").write_text(f'from x import gettext as _\n_("{german}")\n')
    translate(package)
    assert "message ids are English" in checking.findings(package=package)[0]


@pytest.mark.parametrize("english", ["Show the Lenkungsgruppe", "They die out", "Open the Ausländerbehörde"])
def test_a_german_term_in_an_english_sentence_is_fine(package: Path, english: str) -> None:
    (package / "letters" / "views.py").write_text(f'from x import gettext as _\n_("{english}")\n')
    translate(package)
    assert checking.findings(package=package) == []


def test_one_sentence_with_two_translations_is_torn(package: Path) -> None:
    (package / "cases").mkdir()
    (package / "cases" / "__init__.py").write_text('from x import gettext as _\n_("Save")\n')
    translate(package)
    replace(package, 'msgstr "Das: Save"', 'msgstr "Sichern"')
    assert "translated differently in cases, letters" in checking.findings(package=package)[-1]


def test_compiling_makes_what_the_program_reads(package: Path) -> None:
    translate(package)
    assert compiling.compile_stale(package) == 1
    with catalogue_of(package).with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert words.gettext("Save") == "Das: Save"
    assert words.ngettext("%(n)d case", "%(n)d cases", 2) == "Das: %(n)d cases"


def test_only_what_changed_is_compiled_again(package: Path) -> None:
    translate(package)
    compiling.compile_stale(package)
    assert compiling.compile_stale(package) == 0
    later = catalogue_of(package).stat().st_mtime + 5
    os.utime(catalogue_of(package), (later, later))
    assert compiling.compile_stale(package) == 1
    assert compiling.compile_all(package) == 1


def test_a_sentence_that_another_context_has_translated_is_taken_over(package: Path) -> None:
    translate(package)
    (package / "cases").mkdir()
    (package / "cases" / "__init__.py").write_text('from x import gettext as _\n_("Save")\n_("New here")\n')
    list(updating.update(["cases"], package=package))
    assert 'msgid "Save"\nmsgstr "Das: Save"' in (package / "cases" / CATALOGUE).read_text()
    assert 'msgid "New here"\nmsgstr ""' in (package / "cases" / CATALOGUE).read_text()
