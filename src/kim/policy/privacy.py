"""Who may look into logs and audit, and which jobs run without a person."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.roles import Role
from kim.kernel.access import grant, role
from kim.kernel.models import AuditMeta, ReadLog

role("system:audit", _("Audit sealing"), _("Seals the audit every minute; reads no content."), second_factor=False)
role(
    "system:files",
    _("Sweeping of files"),
    _("Deletes stored files whose record is gone; knows their random names only."),
    second_factor=False,
)

grant(
    _("The data-protection officer sees who looked at which case number and when"),
    role=Role.DATA_PROTECTION_OFFICER,
    may={"read"},
    on=ReadLog,
    basis="Art. 39 Abs. 1 lit. b DSGVO",
)
grant(
    _("The data-protection officer sees who changed which kind of record and why, without content"),
    role=Role.DATA_PROTECTION_OFFICER,
    may={"read"},
    on=AuditMeta,
    basis="Art. 39 Abs. 1 lit. b DSGVO",
)
