import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kim.kernel.disclosure import check
from kim.kernel.disclosure.findings import Finding, Kind, Reason, Severity, apply, merged
from kim.kernel.disclosure.forms import is_particle, name_forms, place_forms
from kim.kernel.disclosure.lexicon import given_names, is_german_word, is_listed, is_lower_case_word
from kim.kernel.disclosure.needles import needles_of
from kim.kernel.disclosure.reading import Reading, key_of
from kim.kernel.disclosure.values import KnownValues, StoredName


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("L\u200bi\u00adna", "Lina"),
        ("Ro\u0308srath", "Rösrath"),
        ("\uff2cina", "Lina"),
        ("L\u0456na", "Lina"),
        ("\u0660\u0664.\u0660\u0661.", "04.01."),
        ("Al\u2011Saadi", "Al-Saadi"),
        ("o\ufb00en", "offen"),
        ("O’Neill", "O'Neill"),
        ("لِينا", "لينا"),
        ("a\u00a0b", "a b"),
        ("İpek", "Ipek"),
    ],
)
def test_a_text_is_read_as_people_see_it(text: str, shown: str) -> None:
    assert Reading(text).shown == shown


@settings(deadline=None)
@given(st.text(max_size=40))
def test_every_read_character_leads_back_to_the_text(text: str) -> None:
    reading = Reading(text)
    for place in range(len(reading.shown)):
        start, end = reading.span(place, place + 1)
        assert 0 <= start < end <= len(text)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), max_size=15))
def test_a_key_does_not_depend_on_case_or_composition(text: str) -> None:
    assert key_of(unicodedata.normalize("NFD", text)) == key_of(unicodedata.normalize("NFC", text))
    assert key_of(text.lower()) == key_of(text.lower().upper().lower())


def test_the_key_of_umlauts_does_not_depend_on_their_spelling() -> None:
    assert key_of("Rösrath") == key_of("Roesrath") == key_of("ROSRATH") == "rosrath"
    assert key_of("Weiß") == key_of("WEISS") == "weiss"


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Erst. Dann", [True, True]),
        ("Am 4. Januar", [True, False, False]),
        ("z. B. Kurse", [True, False, False]),
        ("Wer? Niemand! Nie", [True, True, True]),
        ("Eins\nZwei", [True, True]),
        ("Er sagte: Gut.", [True, False, True]),
        ("(Gut.) Schlecht", [True, True]),
    ],
)
def test_sentences_begin_where_people_see_them_begin(text: str, starts: list[bool]) -> None:
    assert [word.starts_sentence for word in Reading(text).words] == starts


def test_names_have_their_german_forms() -> None:
    assert {"lina", "linas", "linachen"} <= set(name_forms("lina"))
    assert name_forms("man") == ("man", "mans")


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("rosrath", "rosrather"),
        ("leichlingen", "leichlinger"),
        ("wermelskirchen", "wermelskirchener"),
        ("kurten", "kurtenerinnen"),
        ("munchen", "munchner"),
        ("hannover", "hannoveraner"),
        ("halle", "haller"),
        ("koln", "kolns"),
    ],
)
def test_places_have_adjectives_and_inhabitants(place: str, form: str) -> None:
    assert form in place_forms(place)


def test_particles_are_no_names_by_themselves_unless_they_are_the_whole_name() -> None:
    assert is_particle("al")
    needles = needles_of(KnownValues(names=(StoredName("Al-Saadi"), StoredName("An"))))
    assert "al" not in needles
    assert {"saadi", "alsaadi", "an"} <= set(needles)


def test_a_phone_number_is_known_with_and_without_its_country_code() -> None:
    needles = needles_of(KnownValues(numbers=("+49 (0)171 2345678", "02205 987654")))
    assert {"01712345678", "491712345678", "4901712345678", "492205987654"} <= set(needles)


def test_a_number_of_three_signs_is_too_short_to_mean_anything() -> None:
    assert needles_of(KnownValues(numbers=("12a", " "))) == {}


def test_a_street_is_known_however_it_is_shortened() -> None:
    needles = needles_of(KnownValues(addresses=("Hauptstr. 12, 51503 Rösrath",)))
    assert {"hauptstrasse12", "hauptstr12", "hauptstrasse", "51503", "rosrath"} <= set(needles)


@pytest.mark.parametrize(
    "word",
    ["kinderbetreuungsplatz", "kursen", "zuständigkeiten", "antragstellerin", "geduldete", "sprachförderung", "die"],
)
def test_words_of_counselling_are_known(word: str) -> None:
    assert is_german_word(word)


@pytest.mark.parametrize("word", ["petersen", "hoffmann", "steinbach", "al", "kowalczyk", "x" * 1000])
def test_surnames_are_not_taken_for_words(word: str) -> None:
    assert not is_german_word(word)


def test_a_word_knows_whether_it_needs_a_capital() -> None:
    assert is_lower_case_word("klein")
    assert not is_lower_case_word("winter")
    assert is_listed("winter")
    assert "mehmet" in given_names()


def finding(start: int, end: int, severity: Severity = Severity.BLOCK, replacement: str = "") -> Finding:
    return Finding(start, end, "x" * (end - start), severity, Kind.NAME, Reason.STORED_NAME, replacement)


def test_a_block_goes_before_a_guess_and_a_longer_before_a_shorter() -> None:
    kept = merged([finding(0, 4), finding(0, 9), finding(5, 12, Severity.GUESS), finding(20, 22, Severity.GUESS)])
    assert [(f.start, f.end) for f in kept] == [(0, 9), (20, 22)]


def test_where_two_blocks_overlap_nothing_escapes() -> None:
    assert [(f.start, f.end) for f in merged([finding(0, 6), finding(4, 9)])] == [(0, 6), (6, 9)]


spans = st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from(Severity))


@given(st.lists(spans, max_size=8))
def test_merging_keeps_every_blocked_place_blocked(listed: list[tuple[int, int, Severity]]) -> None:
    findings = [finding(start, start + length, severity) for start, length, severity in listed]
    kept = merged(findings)
    wanted = {place for f in findings if f.is_block for place in range(f.start, f.end)}
    assert {place for f in kept if f.is_block for place in range(f.start, f.end)} == wanted
    assert all(a.end <= b.start for a, b in pairwise(kept))


@pytest.mark.parametrize(
    ("text", "piece", "replacement", "expected"),
    [
        ("Kurs am 04.01. in der Stadt.", "04.01.", "", "Kurs in der Stadt."),
        ("Kurs am 04.01.", "04.01.", "", "Kurs."),
        ("Die Stadt Rösrath, sagt man.", "Rösrath", "", "Die Stadt, sagt man."),
        ("Lina wartet.", "Lina", "Ein Kind", "Ein Kind wartet."),
        ("Lina", "Lina", "", ""),
        ("Haus in der Hauptstraße ist voll.", "Hauptstraße", "", "Haus ist voll."),
    ],
)
def test_following_a_finding_leaves_a_sentence(text: str, piece: str, replacement: str, expected: str) -> None:
    start = text.index(piece)
    found = Finding(start, start + len(piece), piece, Severity.BLOCK, Kind.NAME, Reason.STORED_NAME, replacement)
    assert apply(text, [found]) == expected


@pytest.mark.parametrize(
    ("label", "text", "found"),
    [
        ("Familie Sommer", "Die Familie wartet seit Monaten.", []),
        ("Familie Sommer", "Familie Sommer wartet seit Monaten.", ["Familie Sommer"]),
        ("Ehepaar Barzani", "Ein Ehepaar ohne Kinder wartet.", []),
        ("Ohne Namen, 7K2-M4P", "Ohne Dolmetscher und ohne Namen geht es nicht.", []),
        ("Ohne Namen, 7K2-M4P", "Siehe 7K2-M4P.", ["7K2-M4P"]),
    ],
)
def test_what_every_household_is_called_names_nobody(label: str, text: str, found: list[str]) -> None:
    report = check(text, KnownValues(names=(StoredName(label),)))
    assert [block.text for block in report.blocks] == found


def test_a_name_whose_umlaut_is_spelled_out_is_found_though_its_letters_stand_apart() -> None:
    report = check("Für Oe z t ue r k gibt es keinen Kurs.", KnownValues(names=(StoredName("Öztürk"),)))
    assert [block.text for block in report.blocks] == ["Oe z t ue r k"]
