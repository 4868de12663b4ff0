from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.casework.models.part import CasePart
from kim.casework.models.step import Step
from kim.casework.rules.talk_codes import ConferenceState
from kim.casework.talk_labels import CONFERENCE_STATES
from kim.kernel.fields import CodeField


class Conference(CasePart):
    """A case conference: those who work on one case at one table, with consent or without the household's name."""

    purpose = models.CharField(_("what it is about"), max_length=200, db_comment="Personal: what it is about")
    starts_at = models.DateTimeField(
        _("begins"), null=True, blank=True, db_comment="Personal: when it begins; null: a date is being looked for"
    )
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=90, db_comment="Personal: how long")
    place = models.CharField(
        _("place"), max_length=160, blank=True, db_comment="Office or room; it stands in the invitation"
    )
    is_anonymous = models.BooleanField(
        _("in anonymous form"), default=True, db_comment="Personal: whether the household is not named"
    )
    data_areas = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        verbose_name=_("what is talked about"),
        db_comment="Personal: data areas that are talked about by name",
    )
    # [{"title": …, "notes": …}], in the order in which it is talked about.
    agenda = models.JSONField(_("agenda"), default=list, db_comment="Personal: agenda items with what was said")
    said = models.TextField(_("minutes"), blank=True, max_length=8000, db_comment="Personal: what was said")
    state = CodeField(
        CONFERENCE_STATES,
        verbose_name=_("state"),
        default=ConferenceState.PLANNED,
        db_comment="Personal: how far it is",
    )
    # Grows with every invitation, so that calendars know which one is the latest (RFC 5545, 3.8.7.4).
    sequence = models.PositiveIntegerField(default=0, editable=False, db_comment="How often it was invited to")
    called_by = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", editable=False, db_comment="Who called it"
    )

    class Meta:
        ordering = (models.F("starts_at").desc(nulls_first=True), "-pk")
        default_related_name = "conferences"
        verbose_name = _("case conference")
        verbose_name_plural = _("case conferences")
        constraints = (
            models.CheckConstraint(condition=~Q(purpose=""), name="conference_has_a_purpose"),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=600), name="conference_within_a_day"),
            models.CheckConstraint(
                condition=Q(state__in=[ConferenceState.PLANNED, ConferenceState.CANCELLED])
                | Q(starts_at__isnull=False),
                name="conference_has_a_date_once_invited",
            ),
        )

    def __str__(self) -> str:
        return self.purpose

    def get_absolute_url(self) -> str:
        return reverse("casework:conference", args=[self.case.public_id, self.public_id])


class ConferenceGuest(CasePart):
    """Who is asked to come: an office, a person of the household, or somebody else by name."""

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="guests", db_comment="Personal: which conference"
    )
    office = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("office"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: office that is asked",
    )
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("person of the household"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: person of the household",
    )
    name = models.CharField(_("name"), max_length=120, blank=True, db_comment="Personal: who comes, by name")
    email = models.EmailField(_("e-mail address"), blank=True, db_comment="Personal: where the invitation goes")
    invited_on = models.DateField(null=True, editable=False, db_comment="Personal: when the invitation went out")
    # What this guest was allowed to hear when invited: the consent may be withdrawn later, this stays true.
    heard = ArrayField(
        models.CharField(max_length=40), default=list, editable=False, db_comment="Personal: data areas they may hear"
    )
    was_there = models.BooleanField(
        _("was there"), null=True, db_comment="Personal: whether they came; null: not noted"
    )

    class Meta:
        ordering = ("pk",)
        default_related_name = "conference_guests"
        verbose_name = _("guest of a conference")
        verbose_name_plural = _("guests of a conference")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, office__isnull=True)
                | (Q(person__isnull=True) & (Q(office__isnull=False) | ~Q(name=""))),
                name="conferenceguest_is_somebody",
            ),
            models.UniqueConstraint(
                fields=("conference", "office", "person", "name"), nulls_distinct=False, name="conferenceguest_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.person or ", ".join(filter(None, (str(self.office or ""), self.name))))

    @property
    def address(self) -> str:
        """Where the invitation goes: the address given, or the office's. The household is told in person."""
        if self.person_id:
            return ""
        return self.email or (self.office.email if self.office else "")


class Agreement(CasePart):
    """What was agreed in a conference; it becomes a step of the plan, with the office that takes it on."""

    conference = models.ForeignKey(
        Conference, on_delete=models.CASCADE, related_name="agreements", db_comment="Personal: which conference"
    )
    text = models.CharField(_("what was agreed"), max_length=160, db_comment="Personal: what was agreed")
    office = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("who does it"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: office that takes it on",
    )
    due_on = models.DateField(_("by when"), null=True, blank=True, db_comment="Personal: by when")
    step = models.ForeignKey(
        Step,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        db_comment="Personal: the step that it became",
    )

    class Meta:
        ordering = ("pk",)
        default_related_name = "agreements"
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="agreement_says_what"),)

    def __str__(self) -> str:
        return self.text
