from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.guarded import Guarded
from kim.people.models.person import Person


class NameToken(models.Model):
    """A form of a person's name by which the search finds it. Derived: made with the name, never edited, not audited.

    The key begins with the person, because a search goes through the persons whom the searcher may see: how long it
    takes depends on them alone, never on who else is stored.
    """

    pk = models.CompositePrimaryKey("person_id", "kind", "token")
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        related_name="name_tokens",
        db_index=False,
        db_comment="Personal: whose name",
    )
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="+", editable=False, db_index=False
    )
    kind = models.CharField(max_length=1, db_comment="Personal: word, backwards, Cologne code or key of sound")
    token = models.CharField(max_length=60, db_collation="C", db_comment="Personal: a form of one word of a name")

    objects = Guarded()

    class Meta:
        verbose_name = _("form of a name")
        verbose_name_plural = _("forms of names")

    def __str__(self) -> str:
        return f"{self.kind}:{self.token}"
