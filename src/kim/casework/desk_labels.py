"""The words for the codes of `rules.desk_codes`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.rules.codes import ClosingReason
from kim.casework.rules.desk_codes import (
    CaseForm,
    EvaluationAnswer,
    EvaluationQuestion,
    HandOverState,
    Lacked,
    SupervisionKind,
    SupervisionState,
)

Labels = dict[str, str | Promise]

CASE_FORMS: Labels = {
    CaseForm.DEEP: _("Case management"),
    CaseForm.SHORT: _("Short counselling"),
}
HAND_OVER_STATES: Labels = {
    HandOverState.OFFERED: pgettext_lazy("hand-over", "waits for an answer"),
    HandOverState.ACCEPTED: pgettext_lazy("hand-over", "accepted"),
    HandOverState.DECLINED: pgettext_lazy("hand-over", "declined"),
    HandOverState.WITHDRAWN: pgettext_lazy("hand-over", "taken back"),
}
LACKED: Labels = {
    Lacked.NOTHING: pgettext_lazy("lacked", "Nothing was missing"),
    Lacked.SOMETHING: pgettext_lazy("lacked", "Something was missing"),
    Lacked.NOT_ASKED: pgettext_lazy("lacked", "not discussed yet"),
}
QUESTIONS: Labels = {
    EvaluationQuestion.UNDERSTOOD: _("Did you feel understood?"),
    EvaluationQuestion.CHANGED: _("Has something changed for the better?"),
    EvaluationQuestion.KNOWS_WHERE: _("Do you know whom to ask from now on?"),
    EvaluationQuestion.ENOUGH: _("Was the help enough?"),
}
ANSWERS: Labels = {
    EvaluationAnswer.YES: pgettext_lazy("evaluation", "yes"),
    EvaluationAnswer.PARTLY: pgettext_lazy("evaluation", "partly"),
    EvaluationAnswer.NO: pgettext_lazy("evaluation", "no"),
}
SUPERVISION_STATES: Labels = {
    SupervisionState.OPEN: pgettext_lazy("supervision", "waits for the coordination"),
    SupervisionState.ASKED_BACK: pgettext_lazy("supervision", "question back"),
    SupervisionState.ADVISED: pgettext_lazy("supervision", "advice is there"),
    SupervisionState.CLOSED: pgettext_lazy("supervision", "settled"),
}
SUPERVISION_KINDS: Labels = {
    SupervisionKind.QUESTION: pgettext_lazy("supervision", "Question"),
    SupervisionKind.BACK_QUESTION: pgettext_lazy("supervision", "Question back"),
    SupervisionKind.ADVICE: pgettext_lazy("supervision", "Professional advice"),
}
# A short counselling ends for fewer reasons, and "goals" would be the wrong word.
SHORT_ENDINGS: Labels = {
    ClosingReason.GOALS_REACHED: _("The question is settled"),
    ClosingReason.HANDED_OVER: _("Another service goes on"),
    ClosingReason.MOVED_AWAY: _("Moved away"),
    ClosingReason.CONTACT_LOST: _("Contact lost"),
    ClosingReason.CLIENT_ENDED: _("Ended by the client"),
    ClosingReason.OTHER: _("Another reason"),
}
# Columns of the workload of a unit, by the field of `queries.workload.WorkloadRow`.
WORKLOAD: Labels = {
    "open_cases": _("Open cases"),
    "closed_this_year": _("Cases closed this year"),
    "short_open": _("Open short counsellings"),
    "short_this_year": _("Short counsellings this year"),
    "contacts_in_cases": _("Contacts in cases"),
    "contacts_in_short": _("Contacts in short counsellings"),
    "waiting_steps": _("Waiting steps"),
    "overdue_steps": _("Overdue steps"),
}
