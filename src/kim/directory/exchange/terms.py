"""Topics and target groups as terms of a taxonomy, and terms of others as our codes.

HSDS carries such codes as attributes with a taxonomy term. Ours come back as they went out, by their taxonomy; those of
others by their words, if they are among the words below. What stands in neither is named in the dry run, never guessed.
Documented in docs/reference/directory-interface.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from kim.directory.rules.codes import Audience
from kim.kernel.core_codes import LifeArea

TOPICS, WHOM = "KIM-Themen", "KIM-Zielgruppen"
LEIKA = "LeiKa"

WORDS_OF_TOPICS: Mapping[LifeArea, tuple[str, ...]] = {
    LifeArea.RESIDENCE: ("residence", "aufenthalt", "immigration", "legal advice", "asyl", "asylum"),
    LifeArea.ORIENTATION: ("orientation", "orientierung", "information", "erstorientierung"),
    LifeArea.LANGUAGE: ("language", "sprache", "sprachkurs", "language course", "deutsch", "esol"),
    LifeArea.WORK: ("work", "arbeit", "employment", "beruf", "job"),
    LifeArea.EDUCATION: ("education", "bildung", "schule", "school", "kita", "childcare", "day care"),
    LifeArea.RECOGNITION: ("recognition", "anerkennung", "recognition of qualifications"),
    LifeArea.HOUSING: ("housing", "wohnen", "wohnung", "shelter"),
    LifeArea.HEALTH: ("health", "gesundheit", "counselling", "mental health", "care"),
    LifeArea.FAMILY: ("family", "familie", "parenting", "erziehung"),
    LifeArea.LIVELIHOOD: ("livelihood", "lebensunterhalt", "benefits", "money", "schulden", "debt"),
    LifeArea.PARTICIPATION: ("participation", "teilhabe", "ehrenamt", "community", "sport", "kultur"),
    LifeArea.MOBILITY: ("mobility", "mobilität", "transport", "transit"),
}
WORDS_OF_WHOM: Mapping[Audience, tuple[str, ...]] = {
    Audience.EVERYONE: ("everyone", "alle", "all"),
    Audience.CHILDREN: ("children", "kinder"),
    Audience.YOUNG_PEOPLE: ("young people", "jugendliche", "young adults", "youth", "junge erwachsene"),
    Audience.ADULTS: ("adults", "erwachsene"),
    Audience.PARENTS: ("parents", "eltern"),
    Audience.WOMEN: ("women", "frauen"),
    Audience.OLDER_PEOPLE: ("older people", "ältere menschen", "seniors", "senioren"),
    Audience.DISABLED_PEOPLE: ("people with disabilities", "menschen mit behinderung", "disability"),
    Audience.REFUGEES: ("refugees", "geflüchtete", "flüchtlinge", "asylum seekers"),
    Audience.NEWLY_ARRIVED: ("newly arrived people", "neu zugewanderte", "newcomers", "immigrants", "zugewanderte"),
}
_TOPIC_OF = {word: code for code, words in WORDS_OF_TOPICS.items() for word in (*words, code.value)}
_WHOM_OF = {word: code for code, words in WORDS_OF_WHOM.items() for word in (*words, code.value)}


def topic_of(taxonomy: str, code: str, name: str) -> str:
    """Our topic for a term; empty if it is none that is known."""
    if taxonomy in (WHOM, LEIKA):
        return ""
    return _TOPIC_OF.get(code.casefold()) or _TOPIC_OF.get(name.casefold()) or ""


def whom_of(taxonomy: str, code: str, name: str) -> str:
    """Our target group for a term; empty if it is none that is known."""
    if taxonomy in (TOPICS, LEIKA):
        return ""
    return _WHOM_OF.get(code.casefold()) or _WHOM_OF.get(name.casefold()) or ""


def leika_of(taxonomy: str, code: str) -> str:
    """The LeiKa key of a term; empty if it is none."""
    return code if taxonomy.casefold() == LEIKA.casefold() else ""
