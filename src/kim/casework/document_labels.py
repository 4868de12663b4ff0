"""What people read instead of the codes of `rules.document_codes`."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework.rules.document_codes import DocumentKind, DocumentOrigin

Labels = dict[str, str | Promise]

KINDS: Labels = {
    DocumentKind.PASSPORT: _("Passport or identity paper"),
    DocumentKind.RESIDENCE_TITLE: _("Residence title"),
    DocumentKind.TOLERATION: _("Toleration (Duldung)"),
    DocumentKind.PERMISSION_TO_STAY: _("Permission to stay (Aufenthaltsgestattung)"),
    DocumentKind.FICTION: _("Fiction certificate"),
    DocumentKind.CIVIL_STATUS: _("Certificate of birth or marriage"),
    DocumentKind.CERTIFICATE: _("School or course certificate"),
    DocumentKind.NOTICE: _("Notice of an authority"),
    DocumentKind.CONTRACT: _("Contract"),
    DocumentKind.INCOME: _("Proof of income"),
    DocumentKind.LETTER: pgettext_lazy("document", "Letter"),
    DocumentKind.DECLARATION: _("Declaration of the household"),
    DocumentKind.PLAN: pgettext_lazy("document", "Plan"),
    DocumentKind.OTHER: _("Something else"),
}
ORIGINS: Labels = {
    DocumentOrigin.UPLOADED: _("brought along"),
    DocumentOrigin.WRITTEN: _("written here"),
}
