"""The law itself: one file per pathway. What stands here runs, and the German pages about the law are made from it.

Sources: G26 = gesetze-im-internet of 2026-04-29 (newest text that was read); O24, O23a, O23b, H25, B22 = dated
older copies; "◐" a date from a secondary page, "✎" from memory, to be verified.
"""

from kim.pathways.rules.book import Version, with_draft, without_drafts
from kim.pathways.rules.law import (
    benefits,
    benefits_more,
    general,
    integration_course,
    naturalisation,
    naturalisation_other,
    para_9,
    para_16g_60c,
    para_18,
    para_19d,
    para_25a,
    para_25b,
    para_26,
    para_60d,
    para_104c,
    referral,
)
from kim.pathways.rules.rulebook import Rulebook

PATHWAYS = (
    para_25a.PATHWAY,
    para_25b.PATHWAY,
    para_104c.PATHWAY,
    para_19d.PATHWAY,
    para_16g_60c.RESIDENCE_PERMIT,
    para_16g_60c.DULDUNG,
    para_60d.PATHWAY,
    para_9.PATHWAY,
    para_26.REFUGEES,
    para_26.OTHERS,
    para_18.PATHWAY,
    naturalisation.PATHWAY,
    naturalisation_other.DISCRETION,
    naturalisation_other.SPOUSES,
    integration_course.PARTICIPATION,
    integration_course.OBLIGATION,
    referral.PATHWAY,
    *benefits.PATHWAYS,
    *benefits_more.PATHWAYS,
)

GENERAL = (*general.CRITERIA, *naturalisation.EXCLUSIONS)

BOOK = Rulebook((without_drafts(one) for one in PATHWAYS), GENERAL)
"""The law in force."""

PLANNED = Rulebook(PATHWAYS, GENERAL)
"""The law with the wordings that nobody has signed off yet: what the preview compares with."""


def planned_with(rule: str, identifier: str, wording: Version) -> Rulebook:
    """`PLANNED` with a further wording of one criterion. What runs is not touched."""
    return Rulebook(
        (with_draft(one, identifier, wording) if one.id == rule else one for one in PATHWAYS),
        GENERAL,
    )
