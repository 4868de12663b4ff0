from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.casework.models import CasePart
from kim.consolidation.labels import OUTLOOKS
from kim.kernel.fields import CodeField


class Outlook(CasePart):
    """Something that comes for a person on a day: time meets a criterion, or the law changes. Worked out every night.

    No fact stands in it. It goes with the consent that it rests on.
    """

    person = models.ForeignKey(
        "people.Person",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_comment="Personal: for whom it comes",
    )
    kind = CodeField(OUTLOOKS, verbose_name=_("kind"), editable=False, db_comment="Personal: what comes")
    rule = models.CharField(_("way"), max_length=20, editable=False, db_comment="Personal: id of the rule")
    criterion = models.CharField(
        _("criterion"), max_length=40, editable=False, db_comment="Personal: id of the criterion in the rules"
    )
    comes_on = models.DateField(_("comes on"), editable=False, db_comment="Personal: the day on which it comes")

    class Meta:
        ordering = ("comes_on", "pk")
        default_related_name = "+"
        verbose_name = _("outlook")
        verbose_name_plural = _("outlooks")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "person", "kind", "rule", "criterion", "comes_on"), name="outlook_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion}: {self.comes_on}"
