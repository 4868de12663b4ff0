"""What people read instead of table names and operations of the audit."""

from __future__ import annotations

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OPERATIONS: dict[str, str | Promise] = {
    "INSERT": pgettext_lazy("change", "added"),
    "UPDATE": pgettext_lazy("change", "changed"),
    "DELETE": pgettext_lazy("change", "removed"),
    "ERASE": pgettext_lazy("change", "content erased"),
}

# Contexts without forms of their own name their tables here; the others in their models.
TABLES: dict[str, str | Promise] = {
    "organisations_district": pgettext_lazy("record", "district"),
    "organisations_municipality": pgettext_lazy("record", "municipality"),
    "organisations_organisation": pgettext_lazy("record", "organisation"),
    "organisations_unit": pgettext_lazy("record", "unit"),
    "organisations_responsibility": pgettext_lazy("record", "responsibility"),
    "organisations_responsibilitynote": pgettext_lazy("record", "note on a responsibility"),
    "accounts_invitation": pgettext_lazy("record", "invitation"),
    "accounts_membership": pgettext_lazy("record", "membership"),
    "accounts_accountstep": pgettext_lazy("record", "entry in the history of an access"),
    "accounts_user": pgettext_lazy("record", "access"),
    "accounts_calendarfeed": pgettext_lazy("record", "address of a calendar"),
    "steering_body": pgettext_lazy("record", "body"),
    "steering_seat": pgettext_lazy("record", "seat"),
    "steering_structuralissue": pgettext_lazy("record", "issue"),
    "steering_issueoption": pgettext_lazy("record", "possibility of an issue"),
    "steering_issuestage": pgettext_lazy("record", "stage of an issue"),
    "steering_meeting": pgettext_lazy("record", "meeting"),
    "steering_agendaitem": pgettext_lazy("record", "agenda item"),
    "steering_attendance": pgettext_lazy("record", "attendance"),
    "steering_decision": pgettext_lazy("record", "decision"),
    "steering_decisionpart": pgettext_lazy("record", "part of a decision"),
    "steering_evidencetable": pgettext_lazy("record", "figures of an issue"),
    "steering_evidencecell": pgettext_lazy("record", "figures of a municipality"),
    "steering_feedbacktable": pgettext_lazy("record", "figures on guidance"),
    "steering_applicationtable": pgettext_lazy("record", "figures on applications"),
    "steering_outcometable": pgettext_lazy("record", "figures on outcomes"),
    "steering_outcomecell": pgettext_lazy("record", "figures on one outcome"),
    "steering_stageduration": pgettext_lazy("record", "figures on the duration of a stage"),
    "steering_measure": pgettext_lazy("record", "measure"),
    "steering_measurestep": pgettext_lazy("record", "step of a measure"),
    "steering_guidance": pgettext_lazy("record", "guidance"),
    "steering_observation": pgettext_lazy("record", "observation"),
    "steering_issueobservation": pgettext_lazy("record", "observation of an issue"),
    "steering_issuequestion": pgettext_lazy("record", "question on an issue"),
}
UNKNOWN = _("a table that no longer exists")


def kind_of(table: str) -> str | Promise:
    """The kind of record that a table holds, in words."""
    if table in TABLES:
        return TABLES[table]
    return next(
        (model._meta.verbose_name or table for model in apps.get_models() if model._meta.db_table == table), UNKNOWN
    )
