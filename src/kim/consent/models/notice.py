from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.consent import labels
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord


class Notice(WalledRecord):
    """The client was told what is held about them, why and for how long (Art. 13 DSGVO)."""

    household = models.ForeignKey(
        "people.Household", on_delete=models.PROTECT, related_name="+", db_comment="Personal: which household was told"
    )
    given_on = models.DateField(_("given on"), db_comment="Personal: when the notice was given")
    how = CodeField(labels.HOW_GIVEN, verbose_name=_("how"), db_comment="Personal: form of the notice")
    language = models.CharField(_("language"), max_length=8, db_comment="Personal: ISO 639 code of the language used")
    wording = models.CharField(_("version of the wording"), max_length=40, db_comment="Which text was given")
    names_deputies = models.BooleanField(
        _("names the deputies"), default=False, db_comment="The client was told who stands in during absence"
    )

    class Meta:
        ordering = ("-given_on", "-pk")
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = (models.Index(fields=["household", "-given_on"], name="notice_by_household"),)

    def __str__(self) -> str:
        return f"{self.given_on} {self.wording}"
