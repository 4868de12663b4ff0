"""What people read instead of the codes of `rules.plan_codes`, and what each value of a scale means."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.casework.labels import Labels
from kim.casework.rules.codes import GoalState, Need, Resource
from kim.casework.rules.plan_codes import HowAgreed, LegalEndKind, StatementSource

LEGAL_END_KINDS: Labels = {
    LegalEndKind.DEADLINE: _("a deadline for an application or an objection"),
    LegalEndKind.FIXED: _("a day that does not move, for example the end of a title"),
}
HOW_AGREED: Labels = {
    HowAgreed.WRITTEN: _("signed on paper"),
    HowAgreed.ON_THE_SPOT: _("orally, on the spot"),
    HowAgreed.BY_PHONE: _("by phone"),
    HowAgreed.BY_VIDEO: _("by video"),
    HowAgreed.ELECTRONIC: _("electronically"),
}
STATEMENT_SOURCES: Labels = {
    StatementSource.CLIENT: _("the client says so"),
    StatementSource.HOUSEHOLD_MEMBER: _("another person of the household says so"),
    StatementSource.DOCUMENT: _("a document shows it"),
    StatementSource.OTHER_OFFICE: _("an office or service says so"),
    StatementSource.OTHER_PERSON: _("somebody else says so, for example a volunteer"),
    StatementSource.OBSERVATION: _("own observation"),
    StatementSource.INTERPRETED: _("said with an interpreter"),
}
NEED_MEANINGS: Labels = {
    Need.NOT_ASKED: _("Nobody has talked about it yet. That is something else than no need."),
    Need.NONE: _("Nothing has to be done: they get along here."),
    Need.LOW: _("A piece of information or a single step is enough."),
    Need.MARKED: _("Several steps are needed, and hardly possible without somebody at their side."),
    Need.URGENT: _("Without quick action harm is near: to title, home, livelihood, health or a child."),
}
RESOURCE_MEANINGS: Labels = {
    Resource.NOT_ASKED: _("Nobody has talked about it yet. That is something else than no resources."),
    Resource.NONE: _("At present there is nothing here that they can build on."),
    Resource.FEW: _("A little is there: first knowledge, or one person who helps."),
    Resource.SOME: _("Some things carry: own knowledge, family, friends or a service."),
    Resource.MANY: _("Much carries: they act themselves and find help when they need it."),
}
GOAL_MEANINGS: Labels = {
    GoalState.OPEN: _("They still work towards it."),
    GoalState.REACHED: _("What they wanted is there; the sign that was agreed can be seen."),
    GoalState.LARGELY_REACHED: _("Most of it is there; what is missing they manage themselves."),
    GoalState.PARTLY_REACHED: _("A part is there; for the rest support is still needed."),
    GoalState.NOT_REACHED: _("It did not come about, although they worked towards it."),
    GoalState.DROPPED: _("They no longer want it, or it has become pointless."),
}


def meanings(words: Labels, sentences: Labels) -> list[tuple[str | Promise, str | Promise]]:
    """The values of a scale, each with its word and the sentence that says what it means."""
    return [(words[code], sentence) for code, sentence in sentences.items()]
