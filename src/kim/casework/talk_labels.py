"""What people read instead of the codes of `rules.talk_codes`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.labels import Labels
from kim.casework.rules.talk_codes import Audience, ConferenceState, Repeat, TrainingTopic, Urgency

REPEATS: Labels = {Repeat.WEEKS: _("every so many weeks"), Repeat.MONTHS: _("every so many months")}
CONFERENCE_STATES: Labels = {
    ConferenceState.PLANNED: pgettext_lazy("conference", "planned"),
    ConferenceState.INVITED: pgettext_lazy("conference", "invited"),
    ConferenceState.HELD: pgettext_lazy("conference", "took place"),
    ConferenceState.RECORDED: pgettext_lazy("conference", "minutes finished"),
    ConferenceState.CANCELLED: pgettext_lazy("conference", "cancelled"),
}
TRAINING_TOPICS: Labels = {
    TrainingTopic.RESIDENCE_LAW: _("Law of residence and asylum"),
    TrainingTopic.SOCIAL_LAW: _("Benefits and social law"),
    TrainingTopic.DATA_PROTECTION: _("Data protection and secrecy"),
    TrainingTopic.COUNSELLING: _("Counselling and case management"),
    TrainingTopic.TRAUMA_AND_HEALTH: _("Trauma and health"),
    TrainingTopic.LANGUAGE_MEDIATION: _("Working with interpreters"),
    TrainingTopic.DIVERSITY: _("Diversity and discrimination"),
    TrainingTopic.CHILDREN_AND_SCHOOL: _("Children, school, day-care"),
    TrainingTopic.WORK_AND_RECOGNITION: _("Work and recognition of qualifications"),
    TrainingTopic.CO_OPERATION: _("Working together across offices"),
    TrainingTopic.TOOLS: _("Programs and tools"),
    TrainingTopic.OTHER: pgettext_lazy("training", "Something else"),
}
AUDIENCES: Labels = {
    Audience.CASE_MANAGERS: _("Case managers"),
    Audience.OFFICES: _("Offices and authorities"),
    Audience.ADVICE_SERVICES: _("Advice services"),
    Audience.VOLUNTEERS: pgettext_lazy("training", "Volunteers"),
    Audience.INTERPRETERS: _("Interpreters"),
}
URGENCIES: Labels = {
    Urgency.NOW: pgettext_lazy("urgency", "now"),
    Urgency.THIS_YEAR: pgettext_lazy("urgency", "this year"),
    Urgency.SOME_TIME: pgettext_lazy("urgency", "some time"),
}
