from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels
from kim.casework.models.part import CasePart
from kim.casework.models.step import Step
from kim.casework.rules.codes import Interpreting
from kim.kernel.fields import CodeField


class Contact(CasePart):
    """Something that took place: with whom, how long, and what matters for the plan. No diagnoses."""

    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.PROTECT,
        editable=False,
        # `contact_by_day` begins with it.
        db_index=False,
        db_comment="Personal: which case it belongs to",
    )
    kind = CodeField(labels.CONTACT_KINDS, verbose_name=_("kind"), db_comment="Personal: kind of contact")
    took_place_on = models.DateField(_("date"), db_comment="Personal: day of the contact")
    minutes = models.PositiveSmallIntegerField(
        _("duration in minutes"), null=True, blank=True, db_comment="Personal: duration; null: not noted"
    )
    interpreting = CodeField(
        labels.INTERPRETING,
        verbose_name=_("interpreting"),
        default=Interpreting.NONE,
        db_comment="Personal: whether somebody interpreted",
    )
    interpreted_language = models.CharField(
        _("language"), max_length=8, blank=True, db_comment="Personal: ISO 639 code of the language interpreted"
    )
    note = models.TextField(_("note for the plan"), blank=True, max_length=4000, db_comment="Personal: what matters")
    recorded_by = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Who wrote it down",
    )
    step = models.ForeignKey(
        Step,
        verbose_name=_("step"),
        on_delete=models.PROTECT,
        related_name="contacts",
        null=True,
        blank=True,
        db_comment="Personal: the step it was about",
    )

    class Meta:
        ordering = ("-took_place_on", "-pk")
        default_related_name = "contacts"
        verbose_name = _("contact")
        verbose_name_plural = pgettext_lazy("records", "contacts")
        constraints = (
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=1440), name="contact_within_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(interpreting=Interpreting.NONE) | Q(interpreted_language=""),
                name="contact_language_only_if_interpreted",
            ),
        )
        # With the unit, which the wall asks for: the last contact of 170 cases is known without reading 2,000 contacts.
        indexes = (models.Index(fields=["case", "-took_place_on"], include=["unit"], name="contact_by_day"),)

    def __str__(self) -> str:
        return f"{self.took_place_on} {self.get_kind_display()}"


class Participant(CasePart):
    """Who took part: a person of the household, an office, or somebody by name."""

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="participants", db_comment="Personal: which contact"
    )
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: person of the household",
    )
    office = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: office that took part",
    )
    name = models.CharField(_("name"), max_length=120, blank=True, db_comment="Personal: somebody else who took part")

    class Meta:
        ordering = ("pk",)
        default_related_name = "participants"
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, office__isnull=True, name="")
                | Q(person__isnull=True, office__isnull=False, name="")
                | (Q(person__isnull=True, office__isnull=True) & ~Q(name="")),
                name="participant_is_one_of_three",
            ),
            models.UniqueConstraint(
                fields=("contact", "person", "office", "name"), nulls_distinct=False, name="participant_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.person or self.office or self.name)
