"""Which names belong together, which do not, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.people.rules.likeness import Name, Why, fit, judge
from kim.people.rules.name_tokens import sought, tokens_of
from kim.people.rules.name_words import words_of
from kim.people.rules.scripts import romanise
from kim.people.rules.seeking import read
from kim.people.rules.sounds import keys

ALIKE = (
    """
Mohammed Muhammad|Mohammed Mehmet|Mohamed محمد|Mamadou Mohamed|Khalil Halil|Xelîl Khalil|Chalil Khalil|Cemal Jamal
Gamal Jamal|Dschamal Djamal|جمال Cemal|Schewtschenko Shevchenko|Chevtchenko Schewtschenko|Шевченко Schewtschenko
Chmelnyzkyj Хмельницкий|Al-Saadi Saadi|السعدي Al-Saadi|Elsaadi As-Saadi|Hussein Hüseyin|Hussein Hossain|حسين Hussein
Ahmed Ahmet|احمد Ahmad|Youssef Jusuf|Josef Yusuf|يوسف Yusuf|Fatima Fatma|فاطمة Fatima|Ayşe Aisha
Şahin Schahin|Rachid Raschid
Rashid Raşit|Osman Uthman|عثمان Osman|Ramazan Ramadan|Reza Rida|Meyer Maier|Schmidt Schmitt|Olena Jelena|Олена Olena
Євген Yevhen|Євген Jewhen|Зеленський Zelenskyj|Ivanov Iwanow|Иванов Ivanoff|Nour Noor|Ali Eli|علي Ali|Karim Kareem
Abdulrahman Abdurrahman|عبدالرحمن Abderrahmane|Qasim Kasım|Ghasem Qasem|قاسم Kasim|عمر Omar|Khadija Hatice|زهرا Zahra
مصطفى Mustafa|Layla Leila|ليلى Leyla|پرویز Parviz|شێرکۆ Scherko|Ганна Hanna|Щербаков Schtscherbakow
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
APART = [
    *("Hassan Hussein", "Ahmad Hamid", "Ahmad Mahdi", "Hasan Hosni", "Sabine Sabrina", "Karim Akram", "Lina Elena"),
    "Omar Amira",
]


@pytest.mark.parametrize("pair", ALIKE)
def test_spellings_of_one_name_meet_either_way(pair: str) -> None:
    one, other = (words_of(text)[0] for text in pair.split(" "))
    assert fit(one, other, beginning=False).score >= 0.85
    assert fit(other, one, beginning=False).score >= 0.85


@pytest.mark.parametrize("pair", [*ALIKE, "Wollgras Wollfras", "Yasemin Asemin", "Henrike Henrik"])
def test_whatever_fits_is_a_candidate_for_the_database_as_well(pair: str) -> None:
    one, other = pair.split(" ")
    assert sought(words_of(one)[0]).meets(tokens_of([other]))
    assert sought(words_of(other)[0]).meets(tokens_of([one]))


@pytest.mark.parametrize("pair", APART)
def test_different_names_stay_apart(pair: str) -> None:
    one, other = (words_of(text)[0] for text in pair.split(" "))
    assert fit(one, other, beginning=False).score == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abd al-Rahman", "Abdulrahman"),
        ("عبد الرحمن", "Abdurrahman"),
        ("Abdel Rahman", "Abdirahman"),
        ("Abdullah", "عبد الله"),
        ("Abdul Aziz", "Abdelaziz"),
    ],
)
def test_servant_of_is_one_name_however_it_is_parted(one: str, other: str) -> None:
    assert len(words_of(one)) == len(words_of(other)) == 1
    assert fit(words_of(one)[0], words_of(other)[0], beginning=False).score > 0.9


def test_an_article_alone_is_a_name() -> None:
    assert [word.plain for word in words_of("An")] == ["an"]
    assert judge(words_of("An"), Name.of("An", "Nguyen")) is not None


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Yousif Saadi", ()),
        ("Saadi Yousif", (Why.SWAPPED,)),
        ("Sa", (Why.BEGINNING,)),
        ("Youssef Saadi", (Why.SPELLING,)),
        ("يوسف", (Why.SCRIPT,)),
        ("Immergrün", (Why.OTHER_NAME,)),
    ],
)
def test_the_reason_is_named(typed: str, why: tuple[Why, ...]) -> None:
    hit = judge(read(typed).words, Name.of("Yousif", "Saadi", "Immergruen"))
    assert hit is not None
    assert hit.why == why


def test_every_word_must_fit() -> None:
    assert judge(words_of("Yousif Haddad"), Name.of("Yousif", "Saadi")) is None
    assert judge(words_of("Yousif Yousif"), Name.of("Yousif", "Saadi")) is None


@pytest.mark.parametrize(
    ("typed", "words", "birth"),
    [
        ("Saadi 1988", ["saadi"], "1988"),
        ("23.5.1988 Yousif Saadi", ["yousif", "saadi"], "1988-05-23"),
        ("Yousif, 5/1988", ["yousif"], "1988-05"),
        ("1988-05-23", [], "1988-05-23"),
        ("Saadi 99.99.1988", ["saadi", "99", "99", "1988"], ""),
        ("0221 5550147", ["0221", "5550147"], ""),
    ],
)
def test_a_date_is_taken_out_of_what_was_typed(typed: str, words: list[str], birth: str) -> None:
    wanted = read(typed)
    assert [word.plain for word in wanted.words] == words
    assert wanted.birth.isoformat() == birth


@given(st.text(max_size=40))
def test_whatever_is_typed_can_be_read(text: str) -> None:
    wanted = read(text)
    assert (
        judge(wanted.words, Name.of("Yousif", "Saadi")) is None or wanted.words or wanted.birth.year or wanted.is_empty
    )
    for word in text.split():
        assert set(romanise(word)) <= set("abcdefghijklmnopqrstuvwxyz'")
        assert all(key.lstrip("~") for key in keys(romanise(word)))


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüçşğıАбвгджзийклмнопрстуфхцчшщ محدسعبف-'", min_size=1, max_size=25)
)
def test_every_name_fits_itself(name: str) -> None:
    for word in words_of(name):
        assert fit(word, word).score == 1.0
        assert sought(word).meets(tokens_of([name]))
